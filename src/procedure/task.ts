/** What the prefecture does next about a case: its page, the numbers of the homes and the lists behind them say the same. */
import { outstandingChecks } from './conditions/examination.js';
import { councilsOf } from './conditions/hearings.js';
import type { CaseState } from './terms/states.js';
import type { CaseFacts, CouncilId } from './case/facts.js';
import { isPassed } from './case/hearings.js';

/**
 * `receive`: 受付; `examine`: 審査; `readAnswer`: 審査 after 補正の回答 came; `hear`: a council is to be asked, or its opinion to be recorded; `draft`: 起案;
 * `approve`: 決裁; `notify`: 通知.
 */
export const TASKS = ['receive', 'examine', 'readAnswer', 'hear', 'draft', 'approve', 'notify'] as const;
export type Task = (typeof TASKS)[number];

/** The states in which each can be what is done next. */
export const STATES_OF_TASK: Readonly<Record<Task, readonly CaseState[]>> = {
  receive: ['submitted'],
  examine: ['examining'],
  readAnswer: ['examining'],
  hear: ['examining', 'coordinationCouncil.reported', 'measuresCouncil', 'medicalCouncil'],
  draft: ['examining', 'coordinationCouncil.reported', 'measuresCouncil', 'medicalCouncil'],
  approve: ['deciding.drafted'],
  notify: ['deciding.approved'],
};

/** Null where the case waits for another side, or is over. */
export function taskOf(state: CaseState, facts: CaseFacts): Task | null {
  switch (state) {
    case 'submitted':
      return 'receive';
    case 'examining':
      if (facts.answeredLast) return 'readAnswer';
      return outstandingChecks(facts).length > 0 ? 'examine' : afterExamination(facts);
    case 'coordinationCouncil.reported':
    case 'measuresCouncil':
    case 'medicalCouncil':
      return afterExamination(facts);
    case 'deciding.drafted':
      return 'approve';
    case 'deciding.approved':
      return 'notify';
    default:
      return null;
  }
}

const afterExamination = (facts: CaseFacts): Task => (nextCouncil(facts) === null ? 'draft' : 'hear');

/** The next council of the order (procedure profile) from which the case does not go on yet; null when the decision can be drafted. */
export function nextCouncil(facts: CaseFacts): CouncilId | null {
  return councilsOf(facts).find((council) => !isPassed(facts, council)) ?? null;
}
