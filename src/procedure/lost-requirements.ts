/**
 * What a designation rested on and no longer holds, because a record was put right after its notice (記録の訂正). The correction undoes nothing:
 * what becomes of the designation is the prefecture's to decide.
 */
import type { Condition, DecisionContext } from './case/decision.js';
import { type CaseFacts, COUNCIL_LABEL, type CouncilId } from './case/facts.js';
import { recordedRequirementsAtNotice } from './conditions/decision.js';
import { outstandingChecks } from './conditions/examination.js';
import { hearingIdOf, isSameRecord, type RecordName } from './recorded-facts.js';
import { OUTCOME_LABEL } from './terms/kinds.js';
import { articleFor } from './terms/law.js';
import type { CaseState } from './terms/states.js';

export interface LostRequirement {
  /** The condition as it is unmet now, with its article. */
  condition: Condition;
  /** What was asked, in words that are true after the notice too: Japanese, a noun phrase. */
  requirement: string;
  /** The corrected records that it rests on; at least one. */
  records: RecordName[];
}

/**
 * Every requirement that is unmet on the records as they stand, and rests on one of those that were put right; none while nothing is
 * designated. Judged on the day on which the notice asked it.
 * @param corrected after the notice
 */
export function lostRequirements(
  state: CaseState,
  context: DecisionContext,
  corrected: readonly RecordName[],
): LostRequirement[] {
  const { draft } = context.facts;
  if (state !== 'designated' || draft?.outcome !== 'designate') return [];
  return recordedRequirementsAtNotice(context, draft)
    .filter(({ met }) => !met)
    .map((condition) => ({
      condition,
      requirement: inWords(condition.id),
      records: corrected.filter(
        (name, index) =>
          restsOn(condition.id, name, context) && corrected.findIndex((each) => isSameRecord(each, name)) === index,
      ),
    }))
    .filter(({ records }) => records.length > 0);
}

/** Those that a correction took away: they were met before it. */
export function newlyLost(
  state: CaseState,
  { before, after }: { before: DecisionContext; after: DecisionContext },
  record: RecordName,
): LostRequirement[] {
  const missing = lostRequirements(state, before, [record]).map(({ condition: { id } }) => id);
  return lostRequirements(state, after, [record]).filter(({ condition: { id } }) => !missing.includes(id));
}

/** What the loss means, and what it does not: Japanese sentences. */
export function meaningOfLoss({
  facts: { kind, procedure },
}: {
  facts: Pick<CaseFacts, 'kind' | 'procedure'>;
}): string {
  const { granted } = OUTCOME_LABEL[procedure];
  return `記録を訂正しても、${granted}の効力は変わりません。取り消すかどうか（${articleFor(kind, '117')}、職権による取消しなど）は、都道府県が判断します。訂正が誤りのときは、もう一度訂正してください。`;
}

/** Which records a condition is judged on. */
function restsOn(conditionId: string, name: RecordName, { facts }: DecisionContext): boolean {
  if (conditionId === 'examinationComplete')
    return name.type === 'check' && outstandingChecks(facts).includes(name.checkId);
  if (conditionId === 'remarksAnswered') return name.type === 'confirmation' || name.type === 'opinion';
  const hearing = facts.hearings.find(({ id }) => id === hearingIdOf(name));
  return hearing !== undefined && hearing.council === councilOf(conditionId);
}

const councilOf = (conditionId: string): CouncilId | undefined => conditionId.split(':')[1] as CouncilId | undefined;

function inWords(conditionId: string): string {
  const council = councilOf(conditionId);
  if (council === undefined)
    return conditionId === 'examinationComplete'
      ? '審査の確認項目を全て満たすこと'
      : '会議体の条件・附帯意見・異議の全てに、起案で答えていること';
  if (conditionId.startsWith('answeredInTime'))
    return `${COUNCIL_LABEL[council]}が、申請の受付の後に意見を求められて開かれ、決定の前に答えていること`;
  return council === 'coordinationCouncil'
    ? `${COUNCIL_LABEL[council]}で、全ての項目の確認が済んでいること`
    : `${COUNCIL_LABEL[council]}の意見を聴いていること`;
}
