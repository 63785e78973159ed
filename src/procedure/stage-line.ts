/** The line of stages on every case page: 計画 ─ 受審 ─ … ─ 指定. */
import type { CaseFacts, CouncilId } from './case/facts.js';
import { hasAnswered } from './case/hearings.js';
import { type Kind, OUTCOME_LABEL, type ProcedureType } from './terms/kinds.js';
import { statesOf } from './machines/structure.js';
import { STAGES, STATE_INFO, type CaseState, type StageId, stateLabel } from './terms/states.js';

export interface StageOnLine {
  stage: StageId;
  /** The last one is what is asked for (指定, 指定の更新, 業務の変更の承認), and what came of it once the case ended. */
  label: string;
  /** Of a case that ended without a designation: `interrupted` was begun and not finished, `closed` never begun. */
  status: 'done' | 'current' | 'ahead' | 'interrupted' | 'closed';
}

/** What tells how far a case had come that ended without a designation. */
type Reached = Pick<
  CaseFacts,
  | 'kind'
  | 'institution'
  | 'content'
  | 'plan'
  | 'evaluation'
  | 'lastSubmission'
  | 'submittedOn'
  | 'receivedOn'
  | 'hearings'
  | 'draft'
  | 'returnedDraft'
>;

/** Whether what a stage is for was done, as it is recorded. */
function wasDone(stage: StageId, facts: Reached, state: CaseState): boolean {
  switch (stage) {
    case 'plan':
      return facts.plan !== null;
    case 'evaluation':
      return (facts.evaluation?.result ?? null) !== null;
    case 'preparation':
      return facts.submittedOn !== null || facts.lastSubmission !== null;
    case 'submission':
      return facts.receivedOn !== null;
    case 'examination':
      return state === 'refused' || facts.hearings.length > 0 || facts.draft !== null;
    case 'coordinationCouncil':
    case 'measuresCouncil':
    case 'medicalCouncil':
      return hasAnswered(facts, stage);
    case 'decision':
      return state === 'refused';
    case 'result':
      return false;
  }
}

/** Whether a stage that was not finished was begun, as far as it is recorded. */
function wasBegun(stage: StageId, facts: Reached): boolean {
  switch (stage) {
    case 'plan':
    case 'result':
      return false;
    case 'evaluation':
      return facts.evaluation !== null;
    case 'preparation':
      return (facts.evaluation?.result ?? null) !== null;
    case 'submission':
      return facts.submittedOn !== null || facts.lastSubmission !== null;
    case 'examination':
      return facts.receivedOn !== null;
    case 'coordinationCouncil':
    case 'measuresCouncil':
    case 'medicalCouncil':
      return facts.hearings.some(({ council }) => council === stage);
    case 'decision':
      return facts.draft !== null || facts.returnedDraft !== null;
  }
}

/**
 * The stages this kind passes, with where the case stands.
 * @param facts of a case that ended without a designation: what of it was done; nothing is said to be where they are left out
 */
export function stageLine(
  { kind, procedure }: { kind: Kind; procedure: ProcedureType },
  councils: readonly CouncilId[],
  state: CaseState,
  facts?: Reached,
): StageOnLine[] {
  const own = statesOf(kind, councils);
  const stages = STAGES.filter(({ states }) => states.some((each) => own.includes(each)));
  const here = stages.findIndex(({ states }) => states.some((each) => each === state));
  const ended = STATE_INFO[state].final;
  const behind = (stage: StageId) => {
    if (!ended || state === 'designated') return 'done';
    if (!facts) return 'closed';
    if (wasDone(stage, facts, state)) return 'done';
    return wasBegun(stage, facts) ? 'interrupted' : 'closed';
  };
  return stages.map(({ id, label }, index) => ({
    stage: id,
    label:
      ended && index === here
        ? stateLabel(state, procedure)
        : id === 'result'
          ? OUTCOME_LABEL[procedure].granted
          : label,
    status: index < here ? behind(id) : index > here ? 'ahead' : state === 'designated' ? 'done' : 'current',
  }));
}
