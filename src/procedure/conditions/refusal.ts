/** What a refusal asks of whoever drafts it, and what whoever signs it is shown. */
import { councilRemarks } from '../case/council-remarks.js';
import type { Condition, Confirmed, DecisionContext, JudgedContext } from '../case/decision.js';
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
export function requirementsUnderRefusal(context: JudgedContext, on: IsoDate): Condition[] {
  return [...designationRequirements(context), ...changesEndedByRefusal(context.facts, on)];
}

/** The first day on which a refusal may be notified: today at the earliest, and of a draft that waits not before its 施行日. */
export function firstDayUnderRefusal({ facts, now: { today } }: JudgedContext): IsoDate {
  const issueOn = facts.draft?.issueOn ?? null;
  return issueOn !== null && issueOn > today ? issueOn : today;
}

/** The same before anything is drafted, and of a draft that waits. */
export function shownUnderRefusal(context: DecisionContext): Condition[] {
  return requirementsUnderRefusal(context, firstDayUnderRefusal(context));
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
  const record = '記録にない理由があれば、先に審査の結果に記録してください。';
  return hasGround(context, { does: '起案', advice: record }, given);
}

/**
 * The same of whoever approves or notifies the refusal, on its day: what spoke against the application when it was drafted may be gone, by what was put
 * right or because days went by. Who drafted it without a ground has answered for it, and that stands with the draft.
 * @param act `on`: day of the approval or notice
 */
export function refusalKeepsItsGround(
  context: JudgedContext,
  { does, on }: { does: '決裁' | '通知'; on: IsoDate },
  given: Confirmed,
): Condition[] {
  const { draft } = context.facts;
  if (draft?.outcome !== 'refuse') return [];
  if (draft.basis?.requirements.some(({ id }) => id === `strange:${WITHOUT_GROUND}`) === true) return [];
  const advice =
    '起案の時にあった理由がなくなっていないかを確かめ、なくなっているときは、起案を戻して改めて決めてください。';
  return hasGround({ ...context, now: { today: on } }, { does, advice }, given);
}

function hasGround(
  context: JudgedContext,
  { does, advice }: { does: '起案' | '決裁' | '通知'; advice: string },
  given: Confirmed,
): Condition[] {
  const { facts } = context;
  const unmet = applicationRequirements(context).some(({ met }) => !met);
  const against = councilRemarks(facts).some(({ kind }) => kind === 'objection' || kind === 'unconfirmed');
  if (unmet || against || pointsAgainst(facts).length > 0) return [];
  const none =
    '申請が満たさない条件、審査で「満たさない」とした項目、会議体の異議と確認できない項目は、いずれも記録されていません';
  const { refused } = OUTCOME_LABEL[facts.procedure];
  return [
    {
      ...question(
        {
          path: WITHOUT_GROUND,
          value: 'true',
          text: `${none}。${refused}の理由は、どの要件をどの事実から満たさないかを通知書に示します。${advice}このまま${refused}を${does}しますか。`,
          met: `${none}が、${refused}を${does}することを確かめています`,
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
