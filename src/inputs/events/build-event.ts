/** Turns a valid body into the event. */
import { type ApplicationContent, emptyContent } from '../../procedure/fields/content.js';
import type { CaseEvent, EventType } from '../../procedure/case/events.js';
import type { Kind } from '../../procedure/terms/kinds.js';
import {
  PlanMattersInput,
  type RecordConfirmationInput,
  type RecordEvaluationInput,
  type RecordExaminationInput,
  type RecordPlanInput,
} from './event-inputs.js';

/** `input` is a validated instance of the class that EVENT_INPUTS or CONTENT_INPUTS names for the event. */
export function buildEvent(
  type: EventType,
  input: object,
  context: { kind: Kind; current?: ApplicationContent },
): CaseEvent {
  switch (type) {
    case 'EDIT_CONTENT':
      return { type, content: withPosted(context.current ?? emptyContent(context.kind), input) };
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

/** The content with what was posted of it; a field that was not posted keeps its value, a list is replaced as a whole. */
export function withPosted(content: ApplicationContent, posted: object): ApplicationContent {
  return overlay(content, plain(posted));
}

/** A copy without classes and without undefined, as JSON would have it. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function overlay<T extends object>(base: T, posted: object): T {
  const result = { ...base } as Record<string, unknown>;
  for (const [name, value] of Object.entries(posted)) {
    const old = result[name];
    result[name] = isGroup(old) && isGroup(value) ? overlay(old, value) : value;
  }
  return result as T;
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
