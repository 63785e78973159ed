import type { CaseEvent, EventOf, EventType } from '../../procedure/case/events.js';

/**
 * The event of a context as one of the types an effect belongs to.
 * @throws Error when the procedure asked for the effect on another event: the two rooms disagree
 */
export function eventOf<T extends EventType>(
  { event, effect }: { event: CaseEvent; effect: { type: string } },
  ...types: T[]
): EventOf<T> {
  const expected: readonly EventType[] = types;
  if (!expected.includes(event.type)) throw new Error(`effect ${effect.type} does not belong to ${event.type}`);
  return event as EventOf<T>;
}
