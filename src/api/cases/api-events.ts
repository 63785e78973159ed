import { EVENT_INPUTS } from '../../inputs/events/index.js';
import type { EventType } from '../../procedure/events/index.js';

/** A file is attached by its own route or page, and only the clock lets a deadline pass. */
const ELSEWHERE = [
  'ATTACH_DOCUMENT',
  'ATTACH_MINUTES',
  'ATTACH_CENTRE_MINUTES',
  'DEADLINE_PASSED',
  'ROUND_DEADLINE_MOVED',
  'ROUND_RESCHEDULED',
] as const satisfies readonly EventType[];
export type ApiEvent = Exclude<EventType, (typeof ELSEWHERE)[number]>;

/** Events that are sent to /api/cases/{id}/events/{event}. */
export const API_EVENTS: readonly ApiEvent[] = (Object.keys(EVENT_INPUTS) as EventType[]).filter(
  (type): type is ApiEvent => !(ELSEWHERE as readonly EventType[]).includes(type),
);
