/**
 * What people (or a dated deadline) can do to a case: one row for each event. Where an event leads is said by the machines,
 * what is typed for it is read by `inputs/events`.
 */
import type { AnswersKept, Condition, Confirmed, DecisionContext, Effect } from '../case/decision.js';
import { actorConditions } from '../conditions/actor.js';
import { answersAsked } from '../conditions/condition.js';
import { datesAreSound, knownDays } from '../conditions/dates.js';
import type { ProcedureType } from '../terms/kinds.js';
import { CONFIRMATION } from './confirmation.js';
import { DEADLINES } from './deadlines.js';
import { DECISION } from './decision.js';
import type { EventRow, Particular, SentenceContext, ToldBefore } from './event.js';
import { EXAMINATION } from './examination.js';
import { HEARINGS } from './hearings.js';
import { WRITTEN_BESIDE, INQUIRIES } from './inquiries.js';
import { ORGANISATION } from './organisation.js';
import { PREPARATION } from './preparation.js';

export { itsQuestions, type Particular, type Readers, type SentenceContext } from './event.js';

export const EVENTS = {
  ...PREPARATION,
  ...EXAMINATION,
  ...HEARINGS,
  ...DECISION,
  ...CONFIRMATION,
  ...INQUIRIES,
  ...ORGANISATION,
  ...DEADLINES,
};

export type EventType = keyof typeof EVENTS;
type GivenWith<T extends EventType> = (typeof EVENTS)[T] extends EventRow<infer Given> ? Given : never;
/** An event with what is typed or sent with it. */
export type EventOf<T extends EventType> = { [E in T]: { type: E } & GivenWith<E> & Confirmed }[T];
/** An event as its entry keeps it. */
export type KeptEvent = CaseEvent & AnswersKept;
export type CaseEvent = EventOf<EventType>;

export { ASKED_BY_A_DAY } from './deadlines.js';
/** What can be taken back: written down beside the procedure. */
export { WRITTEN_BESIDE } from './inquiries.js';

/** They leave what came before as the last thing that happened to the case. */
export const BESIDE_THE_PROCEDURE: readonly EventType[] = [
  ...WRITTEN_BESIDE,
  ...(Object.keys(ORGANISATION) as (keyof typeof ORGANISATION)[]),
];

/** In the order of the rows. */
export const EVENT_TYPES = Object.keys(EVENTS) as EventType[];

/** Button words of an event, e.g. 補正を求める; for renewal and change in their own words. */
export function eventLabel(type: EventType, procedure: ProcedureType = 'new'): string {
  const { label } = EVENTS[type];
  return typeof label === 'string' ? label : label[procedure];
}

/** Conditions of an event that do not depend on its input, the person's included. */
export function caseConditionsOf(context: DecisionContext, type: EventType): Condition[] {
  const { role, ofCase } = EVENTS[type];
  return [...actorConditions(context, role), ...(ofCase?.(context) ?? [])];
}

/** Conditions of a designation that an event shows and records without asking for them. */
export function notedConditionsOf(context: DecisionContext, type: EventType): Condition[] {
  return EVENTS[type].noted?.(context) ?? [];
}

/** Every condition of an event. The guard of the machine is their conjunction. */
export function conditionsOf(context: DecisionContext, event: CaseEvent): Condition[] {
  const { role, ofCase, ofInput, dates, days } = rowOf(event);
  const known = { ...knownDays(context), ...days?.(context, event) };
  return [
    ...actorConditions(context, role, event),
    ...(ofCase?.(context) ?? []),
    ...(ofInput?.(context, event) ?? []),
    ...datesAreSound(dates?.(event) ?? [], known, event.confirmed ?? []),
  ];
}

/** The event as it is kept: with what was found under the lock, and of what was confirmed with it only what was asked. */
export function withAnswersAsked(context: DecisionContext, event: CaseEvent): KeptEvent {
  const { confirmed, ...unanswered } = withWhatIsFound(context, event);
  return { ...unanswered, ...answersAsked(conditionsOf(context, unanswered), { confirmed }) };
}

function withWhatIsFound(context: DecisionContext, event: CaseEvent): CaseEvent {
  return { ...event, ...(rowOf(event).found?.(context, event) as Partial<typeof event>) } as CaseEvent;
}

/** What the caller has to write when the event was accepted, in the same transaction and in this order. */
export function effectsOf(context: DecisionContext, event: CaseEvent): Effect[] {
  return rowOf(event).effects(context, event);
}

/** The event as a sentence of 経過, without its actor and without the full stop. No free text is repeated. */
export function eventSentence(event: CaseEvent, context: SentenceContext): string {
  return rowOf(event).sentence(event, context);
}

/** What was written with the event and its sentence does not repeat, for the bound record of the case. */
export function eventParticulars(event: CaseEvent, told: ToldBefore): readonly Particular[] {
  return rowOf(event).particulars?.(event, told) ?? [];
}

/** The event types that something is written with. */
export const TOLD_AT_LENGTH: readonly EventType[] = EVENT_TYPES.filter(
  (type) => (EVENTS[type] as EventRow<never>).particulars !== undefined,
);

/** The row that takes this event; TypeScript does not see that the type names both. */
function rowOf({ type }: CaseEvent): EventRow<CaseEvent> {
  return EVENTS[type] as EventRow<never> as EventRow<CaseEvent>;
}
