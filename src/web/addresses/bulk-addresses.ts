import type { EventType } from '../../procedure/events/index.js';
import { eventSlug } from './case-addresses.js';

/** Where the cases that were chosen for an event are looked at before it is done. */
export function bulkActPath(type: EventType): string {
  return `/bulk-acts/${eventSlug(type)}`;
}
