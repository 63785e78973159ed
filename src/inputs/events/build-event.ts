/** Turns a valid body into the event. */
import type { CaseEvent, EventType } from '../../procedure/events/index.js';
import type { CompleteValuesOf, Fields } from '../../procedure/fields/field.js';
import { EVALUATION_RESULT_FIELDS } from '../../procedure/fields/evaluation.js';
import { PLAN_FIELDS } from '../../procedure/fields/plan.js';
import { readCompleteValues } from '../../procedure/fields/stored-content.js';
import type { RecordConfirmationInput, RecordExaminationInput } from './event-inputs.js';

/** `input` is a validated instance of the class that EVENT_INPUTS names for the event. */
export function buildEvent(type: EventType, input: object): CaseEvent {
  switch (type) {
    case 'RECORD_PLAN':
      return { type, plan: whole(PLAN_FIELDS, input) };
    case 'RECORD_EVALUATION':
      return { type, result: whole(EVALUATION_RESULT_FIELDS, input) };
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

/** Valid values, with the empty ones and the ticks that were not sent. */
function whole<F extends Fields>(fields: F, input: object): CompleteValuesOf<F> {
  const values = readCompleteValues(fields, plain(input));
  if (values === null) throw new Error('the body was not validated');
  return values;
}

/** A copy without classes and without undefined, as JSON would have it. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
