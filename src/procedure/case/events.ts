/** What people (or a dated deadline) can do to a case. One type for each event of the machines. */
import type { ConfirmationPoint, CouncilId, DeadlineKind, MeetingMethod, Opinion, ReviewCheckId } from './facts.js';
import type { EvaluationFacts } from '../fields/evaluation.js';
import type { PlanFacts } from '../fields/plan.js';
import type { IsoDate } from '../calendar/days.js';

export type CaseEvent =
  // 医療機関
  | { type: 'RECORD_PLAN'; plan: PlanFacts }
  | { type: 'ATTACH_DOCUMENT'; requirementId: string }
  | { type: 'APPLY_FOR_EVALUATION'; appliedOn: IsoDate; receiptNo: string }
  | { type: 'RECORD_EVALUATION'; result: NonNullable<EvaluationFacts['result']> }
  | { type: 'SUBMIT' }
  | { type: 'PULL_BACK'; reason: string }
  | { type: 'SUBMIT_CORRECTION'; answers: { itemId: string; answer: string }[] }
  | { type: 'WITHDRAW'; reason: string }
  // 都道府県 担当
  | { type: 'RECEIVE' }
  | { type: 'RECORD_EXAMINATION'; checks: Partial<Record<ReviewCheckId, { met: boolean; note: string }>> }
  | { type: 'REQUEST_CORRECTION'; items: { target: string; text: string }[]; dueOn: IsoDate }
  | { type: 'CLOSE_CORRECTION'; reason: string }
  | { type: 'REQUEST_COORDINATION_COUNCIL'; planningAreaIds: string[]; dueOn: IsoDate }
  | { type: 'CANCEL_COUNCIL_REQUEST'; reason: string }
  | { type: 'REFER_TO_MEASURES_COUNCIL' }
  | { type: 'RECORD_MEASURES_COUNCIL'; heldOn: IsoDate; opinion: Opinion; remarks: string }
  | { type: 'REFER_TO_MEDICAL_COUNCIL' }
  | {
      type: 'RECORD_MEDICAL_COUNCIL';
      heldOn: IsoDate;
      answeredOn: IsoDate;
      body: 'plenary' | 'section';
      opinion: Opinion;
      remarks: string;
    }
  | { type: 'REOPEN_EXAMINATION'; reason: string; rehear: CouncilId[] }
  | { type: 'DRAFT_DESIGNATION'; validFrom: IsoDate }
  | { type: 'DRAFT_REFUSAL'; reason: string }
  | { type: 'ISSUE_DESIGNATION'; documentNumber: string; issuedOn: IsoDate }
  | { type: 'ISSUE_REFUSAL'; documentNumber: string; issuedOn: IsoDate }
  // 都道府県 決裁者
  | { type: 'APPROVE'; comment: string }
  | { type: 'RETURN_DRAFT'; comment: string }
  // 保健所
  | { type: 'CONVENE_COUNCIL'; hearingId: string; method: MeetingMethod; meetsOn: IsoDate; meetingName: string }
  | {
      type: 'RECORD_CONFIRMATION';
      hearingId: string;
      points: Partial<Record<ConfirmationPoint, boolean>>;
      confirmedOn: IsoDate;
      chair: string;
      remarks: string;
    }
  | { type: 'REPORT_CONFIRMATION'; hearingId: string }
  // 期限
  | { type: 'DEADLINE_PASSED'; deadline: DeadlineKind };

export type EventType = CaseEvent['type'];
export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;
