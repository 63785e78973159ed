/**
 * 開庁日: days on which the prefecture's office is open.
 * Saturdays, Sundays and 12/29–1/3 are always closed (地方自治法4条の2 and the 休日条例);
 * national holidays and the prefecture's own closed days come in `closedDays` from the database.
 */
import { formatJapaneseDate } from './japanese-date.js';
import { dayNumber, dayOfNumber, weekday, weekdayOfNumber, type IsoDate } from './days.js';

/** So many closed days in a row mean a wrong calendar, not a holiday. */
const LONGEST_CLOSURE = 366;

/** Whether the office is open on `day`. */
export function isOfficeDay(day: IsoDate, closedDays: ReadonlySet<IsoDate>): boolean {
  return isWeekday(weekday(day)) && !isYearEndClosure(day) && !closedDays.has(day);
}

/**
 * The `count`-th office day after `day`; `day` is not counted (民法140 初日不算入).
 * `count` 0 gives `day` itself, open or closed. Throws RangeError when `count` is negative or not whole.
 */
export function addOfficeDays(day: IsoDate, count: number, closedDays: ReadonlySet<IsoDate>): IsoDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of office days: ${count}`);
  let reached = dayNumber(day);
  for (let counted = 0; counted < count; counted += 1) reached = roll(reached + 1, closedDays);
  return dayOfNumber(reached);
}

/** Office days after `from` up to and including `to`; negative (counted the other way) when `to` is earlier. */
export function officeDaysBetween(from: IsoDate, to: IsoDate, closedDays: ReadonlySet<IsoDate>): number {
  if (to < from) return 0 - officeDaysBetween(to, from, closedDays); // never −0
  return weekdaysUntil(dayNumber(to)) - weekdaysUntil(dayNumber(from)) - closedWeekdays(from, to, closedDays);
}

/** National holidays that stand on the same day each year (国民の祝日に関する法律2条). */
const FIXED_HOLIDAYS = ['01-01', '02-11', '02-23', '04-29', '05-03', '05-04', '05-05', '11-03', '11-23'];

/**
 * The last day of the last year whose national holidays are known: a known year has all those of a fixed day, so that a closed day of the prefecture's
 * own, were it 元日, makes no year known. Null where none is.
 */
function holidaysKnownUntil(closedDays: ReadonlySet<IsoDate>): IsoDate | null {
  const years = [...closedDays]
    .filter((day) => day.endsWith(`-${FIXED_HOLIDAYS[0]}`))
    .map((day) => day.slice(0, 4))
    .filter((year) => FIXED_HOLIDAYS.every((monthDay) => closedDays.has(`${year}-${monthDay}`)));
  const last = years.sort().at(-1);
  return last === undefined ? null : `${last}-12-31`;
}

/** What is known of the days on which the office is closed. */
export interface KnownCalendar {
  /** Other than Saturdays, Sundays and the days around New Year. */
  closedDays: ReadonlySet<IsoDate>;
  /** From this day on the national holidays are calculated, not yet fixed in the 官報; null where all that are known are fixed. */
  holidaysCalculatedFrom: IsoDate | null;
}

/**
 * What is to be said beside a day that was counted or judged without knowing the holidays of its year, or by calculated ones: a Japanese sentence; null
 * where they are fixed, and for no day.
 */
export function holidayCaveat(
  day: IsoDate | null,
  { closedDays, holidaysCalculatedFrom }: KnownCalendar,
): string | null {
  if (day === null) return null;
  const until = holidaysKnownUntil(closedDays);
  if (until === null) return '国民の祝日が登録されていないため、開庁日は変わることがあります。';
  if (day > until)
    return `国民の祝日は${formatJapaneseDate(until)}まで登録されています。それより後の開庁日は変わることがあります。`;
  if (holidaysCalculatedFrom === null || day < holidaysCalculatedFrom) return null;
  const [year] = formatJapaneseDate(day).split('年');
  return `${year}年の国民の祝日は計算によるものです。官報で決まると、開庁日は変わることがあります。`;
}

/** The number of the first office day from this one on. */
function roll(from: number, closedDays: ReadonlySet<IsoDate>): number {
  for (let number = from; number <= from + LONGEST_CLOSURE; number += 1) {
    if (!isWeekday(weekdayOfNumber(number))) continue;
    const day = dayOfNumber(number);
    if (!isYearEndClosure(day) && !closedDays.has(day)) return number;
  }
  throw new RangeError(`no office day within a year of ${dayOfNumber(from)}`);
}

/** Mondays to Fridays up to and including the day, counted from a Sunday far back; only differences mean something. */
function weekdaysUntil(number: number): number {
  const days = number + 4; // since Sunday 1969-12-28
  return Math.floor(days / 7) * 5 + Math.min(weekdayOfNumber(number), 5);
}

/** Mondays to Fridays after `from` up to and including `to` on which the office is closed. */
function closedWeekdays(from: IsoDate, to: IsoDate, closedDays: ReadonlySet<IsoDate>): number {
  const isIn = (day: IsoDate) => from < day && day <= to;
  let count = 0;
  for (const day of closedDays) if (isIn(day) && !isYearEndClosure(day) && isWeekday(weekday(day))) count += 1;
  for (let year = Math.max(0, Number(from.slice(0, 4)) - 1); year <= Number(to.slice(0, 4)); year += 1) {
    const first = dayNumber(`${String(year).padStart(4, '0')}-${FIRST_OF_YEAR_END}`);
    for (let number = first; number < first + YEAR_END_DAYS; number += 1) {
      if (isWeekday(weekdayOfNumber(number)) && isIn(dayOfNumber(number))) count += 1;
    }
  }
  return count;
}

const FIRST_OF_YEAR_END = '12-29';
const LAST_OF_YEAR_END = '01-03';
const YEAR_END_DAYS = 6;

function isYearEndClosure(day: IsoDate): boolean {
  const monthDay = day.slice(5);
  return monthDay >= FIRST_OF_YEAR_END || monthDay <= LAST_OF_YEAR_END;
}

function isWeekday(dayOfWeek: number): boolean {
  return dayOfWeek !== 0 && dayOfWeek !== 6;
}
