/**
 * Plain arithmetic on calendar dates, 'YYYY-MM-DD' in Japan. No clock and no time zone is involved:
 * a date is counted as a number of days. Dates compare as text (`a < b`).
 */
import type { IsoDate } from '../kinds.js';

const DAY_MS = 86_400_000;

/** The date itself when `text` is 'YYYY-MM-DD' and names a day that exists, else null. */
export function validateIsoDate(text: string): IsoDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && toIso(milliseconds) === text ? text : null;
}

/** `day` moved by `days` calendar days (negative: back). Throws RangeError on a date that does not exist. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return toIso(toMilliseconds(day) + days * DAY_MS);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (toMilliseconds(to) - toMilliseconds(from)) / DAY_MS;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(day: IsoDate): number {
  return new Date(toMilliseconds(day)).getUTCDay();
}

/**
 * Last day of a period of `years` that counts its first day (民法143②, 起算日を含む): the eve of the
 * corresponding day, or the last day of the month when that day does not exist (2月29日).
 */
export function lastDayOfYears(firstDay: IsoDate, years: number): IsoDate {
  const year = String(Number(firstDay.slice(0, 4)) + years).padStart(4, '0');
  const corresponding = validateIsoDate(`${year}${firstDay.slice(4)}`);
  return corresponding === null ? `${year}-02-28` : addDays(corresponding, -1);
}

function toMilliseconds(day: IsoDate): number {
  if (validateIsoDate(day) === null) throw new RangeError(`not a calendar date: ${day}`);
  return Date.parse(`${day}T00:00:00Z`);
}

function toIso(milliseconds: number): IsoDate {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
