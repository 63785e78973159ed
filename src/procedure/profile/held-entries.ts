/** Settings that are only added, each from a day on, so that a paper keeps what held on its own date. Pure. */
import type { IsoDate } from '../calendar/days.js';

interface Held {
  holdsFrom: IsoDate;
}

/** What holds on a day: the last entry that began by then; undefined before the first. @param entries in the order in which they were entered and begin */
export function heldOn<Entry extends Held>(entries: readonly Entry[], day: IsoDate): Entry | undefined {
  return entries.findLast(({ holdsFrom }) => holdsFrom <= day);
}

/** Why an entry from that day cannot be added: an earlier entry than the last one would change what issued papers bear. Null when it can. */
export function entryBegins(entries: readonly Held[], holdsFrom: IsoDate): 'tooEarly' | null {
  const last = entries.at(-1);
  return last !== undefined && holdsFrom < last.holdsFrom ? 'tooEarly' : null;
}
