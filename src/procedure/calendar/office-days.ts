/**
 * 開庁日: days on which the prefecture's office is open.
 * Saturdays, Sundays and 12/29–1/3 are always closed (地方自治法4条の2 and the 休日条例);
 * national holidays and the prefecture's own closed days come in `closedDays` from the database.
 */
import type { IsoDate } from '../kinds.js';
import { addDays, weekday } from './days.js';

/** So many closed days in a row mean a wrong calendar, not a holiday. */
const LONGEST_CLOSURE = 366;

/** Whether the office is open on `day`. */
export function isOfficeDay(day: IsoDate, closedDays: ReadonlySet<IsoDate>): boolean {
  const dayOfWeek = weekday(day);
  return dayOfWeek !== 0 && dayOfWeek !== 6 && !isYearEndClosure(day) && !closedDays.has(day);
}

/** `day` itself when the office is open, else the next office day (地方自治法4条の2④). */
export function rollToOfficeDay(day: IsoDate, closedDays: ReadonlySet<IsoDate>): IsoDate {
  let open = day;
  for (let closed = 0; !isOfficeDay(open, closedDays); closed += 1) {
    if (closed >= LONGEST_CLOSURE) throw new RangeError(`no office day within a year of ${day}`);
    open = addDays(open, 1);
  }
  return open;
}

/**
 * The `count`-th office day after `day`; `day` is not counted (民法140 初日不算入).
 * `count` 0 gives `day` itself, open or closed. Throws RangeError when `count` is negative or not whole.
 */
export function addOfficeDays(day: IsoDate, count: number, closedDays: ReadonlySet<IsoDate>): IsoDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of office days: ${count}`);
  let reached = day;
  for (let counted = 0; counted < count; counted += 1) {
    reached = rollToOfficeDay(addDays(reached, 1), closedDays);
  }
  return reached;
}

/** Office days after `from` up to and including `to`; negative (counted the other way) when `to` is earlier. */
export function officeDaysBetween(from: IsoDate, to: IsoDate, closedDays: ReadonlySet<IsoDate>): number {
  if (to < from) return 0 - officeDaysBetween(to, from, closedDays); // never −0
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isOfficeDay(day, closedDays)) count += 1;
  }
  return count;
}

function isYearEndClosure(day: IsoDate): boolean {
  const monthDay = day.slice(5);
  return monthDay >= '12-29' || monthDay <= '01-03';
}
