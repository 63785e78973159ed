/** Dates as official documents print them: 和暦 in full width. */
import { fullWidth } from '../terms/official-words.js';
import type { IsoDate } from './days.js';
import { fiscalYear, formatJapaneseDate } from './japanese-date.js';

const BLANK = '　　　年　　月　　日';

/**
 * `2026-12-04` → `令和８年１２月４日`, the first year of an era as 元年.
 * @param day '' gives the blank of a form, for drafts
 * @throws RangeError for a date that does not exist or is older than 1873
 */
export function letterDate(day: IsoDate): string {
  return day === '' ? BLANK : fullWidth(formatJapaneseDate(day));
}

/** The same in two lines, for narrow columns: the year above the day. */
export function letterDateLines(day: IsoDate): string {
  return letterDate(day).replace('年', '年\n');
}

/** No day takes more room in print: columns are made for it. */
const WIDEST = '2029-11-19';
export const WIDEST_DATE = letterDate(WIDEST);
export const WIDEST_DATE_LINES = letterDateLines(WIDEST);

/** The 年度 of a day: `2027-03-31` → `令和８年度`. */
export function letterFiscalYear(day: IsoDate): string {
  return fullWidth(fiscalYear(day).label);
}
