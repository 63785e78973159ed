/** Turns a valid body into the event. */
import type { CaseEvent, EventType } from '../../procedure/case/events.js';
import {
  PlanMattersInput,
  type RecordConfirmationInput,
  type RecordEvaluationInput,
  type RecordExaminationInput,
  type RecordPlanInput,
} from './event-inputs.js';

/** `input` is a validated instance of the class that EVENT_INPUTS names for the event. */
export function buildEvent(type: EventType, input: object): CaseEvent {
  switch (type) {
    case 'RECORD_PLAN': {
      const plan = input as RecordPlanInput;
      return { type, plan: plain({ ...plan, matters: plan.matters ?? new PlanMattersInput() }) };
    }
    case 'RECORD_EVALUATION':
      return { type, result: plain(input as RecordEvaluationInput) };
    case 'RECORD_EXAMINATION':
      return { type, checks: plain((input as RecordExaminationInput).checks ?? {}) };
    case 'RECORD_CONFIRMATION': {
      const confirmation = input as RecordConfirmationInput;
      return { type, ...plain({ ...confirmation, points: confirmation.points ?? {} }) };
    }
    default:
      // The shapes are the same: EVENT_INPUTS is checked against the events at compile time.
      return { type, ...plain(input) } as CaseEvent;
  }
}

/** A copy without classes and without undefined, as JSON would have it. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
