/** What a refusal asks of whoever drafts it, and what whoever signs it is shown. */
import { councilRemarks } from '../case/council-remarks.js';
import type { Condition, Confirmed, DecisionContext } from '../case/decision.js';
import type { CaseFacts } from '../case/facts.js';
import type { IsoDate } from '../calendar/days.js';
import { OUTCOME_LABEL } from '../terms/kinds.js';
import { applicationRequirements, designationRequirements } from './designation-requirements.js';
import { pointsAgainst } from './examination.js';
import { changesEndedByRefusal } from './hanging-changes.js';
import { question } from './strange-answers.js';

const WITHOUT_GROUND = 'refusal.withoutGround';

/**
 * What the list of a refusal holds: what a designation asks, met or not, and which approved changes the refusal ends (法115②, 116①).
 * @param on the day on which it may be notified, as far as it is known
 */
export function requirementsUnderRefusal(context: DecisionContext, on: IsoDate): Condition[] {
  return [...designationRequirements(context), ...changesEndedByRefusal(context.facts, on)];
}

/** The same before anything is drafted, and of a draft that waits: it is notified today at the earliest, and not before its 施行日. */
export function shownUnderRefusal(context: DecisionContext): Condition[] {
  const issueOn = context.facts.draft?.issueOn ?? null;
  const { today } = context.now;
  return requirementsUnderRefusal(context, issueOn !== null && issueOn > today ? issueOn : today);
}

/** What whoever approves a refusal signs for: of a designation it is asked (`decisionStillStands`). What the drafter answered stands with the draft. */
export function shownToApprover(context: DecisionContext): Condition[] {
  const { draft } = context.facts;
  return draft?.outcome === 'refuse'
    ? [...shownUnderRefusal(context), ...ofRefusalItself(draft.basis?.requirements ?? []).filter(({ met }) => met)]
    : [];
}

/**
 * A refusal says its reasons (行政手続法8条): one that is drafted although nothing of the application, of the examination or of what the councils said
 * speaks against it is asked about once. That a council has not been heard yet, or a point not been looked at, is no reason to refuse.
 */
export function refusalHasItsGround(context: DecisionContext, given: Confirmed): Condition[] {
  const { facts } = context;
  const { procedure } = facts;
  const unmet = applicationRequirements(context).some(({ met }) => !met);
  const against = councilRemarks(facts).some(({ kind }) => kind === 'objection' || kind === 'unconfirmed');
  if (unmet || against || pointsAgainst(facts).length > 0) return [];
  const none =
    '申請が満たさない条件、審査で「満たさない」とした項目、会議体の異議と確認できない項目は、いずれも記録されていません';
  const { refused } = OUTCOME_LABEL[procedure];
  return [
    {
      ...question(
        {
          path: WITHOUT_GROUND,
          value: 'true',
          text: `${none}。${refused}の理由は、どの要件をどの事実から満たさないかを通知書に示します。記録にない理由があれば、先に審査の結果に記録してください。このまま${refused}を起案しますか。`,
          met: `${none}が、${refused}を起案することを確かめています`,
          basis: '行政手続法8条',
        },
        given,
      ),
      evidence: evidenceOf(facts),
    },
  ];
}

const evidenceOf = ({ examination, hearings }: CaseFacts): string =>
  `審査の確認項目 ${Object.keys(examination).length}件、意見聴取 ${hearings.filter(({ voided }) => !voided).length}件`;

/** Of the list of a draft, what a refusal asks beside what a designation does: it is told with the draft itself. */
export function ofRefusalItself(requirements: readonly Condition[]): Condition[] {
  return requirements.filter(({ id }) => id === 'changesKeepEffect' || id === `strange:${WITHOUT_GROUND}`);
}
