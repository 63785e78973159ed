/**
 * Plain arithmetic on calendar dates, 'YYYY-MM-DD' in Japan. No clock and no time zone is involved:
 * a date is counted as a number of days. Dates compare as text (`a < b`).
 */

/** A calendar date in Japan, 'YYYY-MM-DD'. */
export type IsoDate = string;

const DAY_MS = 86_400_000;

/** The date itself when `text` is 'YYYY-MM-DD' and names a day that exists, else null. */
export function validateIsoDate(text: string): IsoDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && toIso(milliseconds) === text ? text : null;
}

/** `day` moved by `days` calendar days (negative: back). Throws RangeError on a date that does not exist. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return dayOfNumber(dayNumber(day) + days);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(day: IsoDate): number {
  return weekdayOfNumber(dayNumber(day));
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

/** `day` moved by whole months (negative: back); the last day of the month where the corresponding one does not exist (民法143②). */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(month / 12);
  const first = `${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  for (let date = Number(day.slice(8)); date > 28; date -= 1) {
    const corresponding = validateIsoDate(`${first}-${date}`);
    if (corresponding !== null) return corresponding;
  }
  return `${first}-${String(Math.min(28, Number(day.slice(8)))).padStart(2, '0')}`;
}

const MONTH_LENGTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Number of a day: 0 for 1970-01-01, one more for each day. In whole numbers, because a list counts thousands of days.
 * Throws RangeError on a date that does not exist.
 */
export function dayNumber(day: IsoDate): number {
  const [, year, month, date] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []).map(Number);
  const exists =
    year !== undefined &&
    month !== undefined &&
    date !== undefined &&
    date >= 1 &&
    date <= (MONTH_LENGTH[month - 1] ?? 0);
  if (!exists || (month === 2 && date === 29 && !isLeap(year))) throw new RangeError(`not a calendar date: ${day}`);
  // Years that begin in March: a leap day is their last.
  const marchYear = month > 2 ? year : year - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return marchYear * 365 + leapDays + dayOfYear - DAYS_BEFORE_1970;
}

/** From 1 March of the year 0. */
const DAYS_BEFORE_1970 = 719_468;

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The day of a number. */
export function dayOfNumber(number: number): IsoDate {
  return toIso(number * DAY_MS);
}

/** 0 = Sunday … 6 = Saturday, of the day of a number. */
export function weekdayOfNumber(number: number): number {
  return (((number + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday
}

function toIso(milliseconds: number): IsoDate {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
