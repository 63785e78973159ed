/** The status tag of a case: five, and no more. */
import { PARTY_LABEL, type Actor } from '../terms/actors.js';
import { STATE_INFO, type CaseState } from '../terms/states.js';

/** `actionRequired` depends on who looks. */
export const CASE_STATUSES = ['overdue', 'actionRequired', 'waitingFor', 'onTrack', 'done'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export interface StatusInput {
  state: CaseState;
  /** Office days until the due date, negative when it is past; null when there is none. */
  dueInOfficeDays: number | null;
  overdue: boolean;
  /** Whether the actor's side holds the ball. */
  mine: boolean;
  actor: Pick<Actor, 'role'>;
}

/** Before the application has arrived only the hospital waits for anything; the others see 予定どおり. */
const BEFORE_ARRIVAL: readonly CaseState[] = ['planDrafting', 'underEvaluation', 'preparing'];
const WAITING_ROLES: readonly Actor['role'][] = ['hospital', 'prefectureOfficer', 'prefectureApprover'];

export function caseStatus({ state, overdue, mine, actor }: StatusInput): CaseStatus {
  if (STATE_INFO[state].final) return 'done';
  if (overdue) return 'overdue';
  if (mine) return 'actionRequired';
  const waits = BEFORE_ARRIVAL.includes(state) ? actor.role === 'hospital' : WAITING_ROLES.includes(actor.role);
  return waits ? 'waitingFor' : 'onTrack';
}

/** Words of the tag: 期限超過 3開庁日, 要対応, 保健所の対応待ち, 予定どおり, 完了. */
export function caseStatusLabel(input: StatusInput): string {
  switch (caseStatus(input)) {
    case 'overdue': {
      // On the closed days right after the due date no office day has gone by yet.
      const late = Math.abs(input.dueInOfficeDays ?? 0);
      return late === 0 ? '期限超過' : `期限超過 ${late}開庁日`;
    }
    case 'actionRequired':
      return '要対応';
    case 'waitingFor':
      return `${PARTY_LABEL[STATE_INFO[input.state].holder]}の対応待ち`;
    case 'onTrack':
      return '予定どおり';
    case 'done':
      return '完了';
  }
}
