/** Dates as Japanese offices write them: 和暦 and 西暦 are read, 和暦 is printed. */
import { validateIsoDate, weekday, type IsoDate } from './days.js';

interface Era {
  name: string;
  letter: string;
  /** First and last day that may be written in this era. */
  from: IsoDate;
  to: IsoDate;
}

/** Japan counts days by the solar calendar since 1873-01-01 (明治6年); older dates are neither read nor printed. */
const SOLAR_CALENDAR_YEAR = 1873;
/** A later year is a mistake of the one who typed it; counting the office days until then would keep everybody waiting. */
const LATEST_YEAR = 2199;

/** Newest first. */
const ERAS: readonly Era[] = [
  { name: '令和', letter: 'R', from: '2019-05-01', to: '9999-12-31' },
  { name: '平成', letter: 'H', from: '1989-01-08', to: '2019-04-30' },
  { name: '昭和', letter: 'S', from: '1926-12-25', to: '1989-01-07' },
  { name: '大正', letter: 'T', from: '1912-07-30', to: '1926-12-24' },
  { name: '明治', letter: 'M', from: '1873-01-01', to: '1912-07-29' },
];

/** 明治元年, although dates of 明治 are only read from 1873 on. */
const MEIJI_FIRST_YEAR = 1868;
const WEEKDAYS = '日月火水木金土';

const WITH_ERA =
  /^(令和|平成|昭和|大正|明治|[RHSTM])(元|\d{1,2})(?:年(\d{1,2})月(\d{1,2})日|([./-])(\d{1,2})\5(\d{1,2}))$/;
const WESTERN = /^(\d{4})(?:年(\d{1,2})月(\d{1,2})日|([./-])(\d{1,2})\4(\d{1,2}))$/;
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Reads 令和8年11月22日, 令和元年5月1日, R8.11.22, H31/4/30, 2026-11-22, 2026年11月22日, 20261122,
 * half or full width, with spaces and with the weekday in brackets.
 * Null for anything else: a year without its era (8.11.22), a day that does not exist, a year after 2199,
 * a day outside the era it is written in (昭和64年1月8日, 平成31年5月1日), a weekday that the day does not have.
 */
export function parseJapaneseDate(text: string): IsoDate | null {
  const { day, saidWeekday } = readDate(text);
  return day !== null && (saidWeekday === null || saidWeekday === weekday(day)) ? day : null;
}

/** The day that a text names with a weekday it does not have (令和8年12月4日（土）: a Friday); null for any other text. */
export function dayWithWrongWeekday(text: string): IsoDate | null {
  return parseJapaneseDate(text) === null ? readDate(text).day : null;
}

function readDate(text: string): { day: IsoDate | null; saidWeekday: number | null } {
  const written = text.normalize('NFKC').replace(/\s/gu, '');
  const said = /\(([日月火水木金土])(?:曜日?)?\)$|([日月火水木金土])曜日?$/u.exec(written);
  const letter = said?.[1] ?? said?.[2];
  return {
    day: dayWithoutWeekday(written.slice(0, said?.index ?? written.length)),
    saidWeekday: letter === undefined ? null : WEEKDAYS.indexOf(letter),
  };
}

function dayWithoutWeekday(text: string): IsoDate | null {
  const plain = text.replace(/[‐‑–−ー]/gu, '-').toUpperCase();

  const withEra = WITH_ERA.exec(plain);
  if (withEra) {
    const era = ERAS.find(({ name, letter }) => name === withEra[1] || letter === withEra[1]);
    if (!era) return null;
    const eraYear = withEra[2] === '元' ? 1 : Number(withEra[2]);
    if (eraYear < 1) return null;
    const day = toIso(firstYear(era) + eraYear - 1, withEra[3] ?? withEra[6], withEra[4] ?? withEra[7]);
    return day !== null && era.from <= day && day <= era.to ? day : null;
  }
  const western = WESTERN.exec(plain);
  if (western) return toIso(Number(western[1]), western[2] ?? western[5], western[3] ?? western[6]);
  const digits = EIGHT_DIGITS.exec(plain);
  return digits ? toIso(Number(digits[1]), digits[2], digits[3]) : null;
}

/** 令和8年12月4日; the first year is 元年. Throws RangeError on a date that does not exist or is older than 1873. */
export function formatJapaneseDate(day: IsoDate): string {
  const { era, year } = eraYearOf(day);
  return `${era.name}${year === 1 ? '元' : year}年${month(day)}月${dayOfMonth(day)}日`;
}

/** 令和8年12月. @throws as `formatJapaneseDate` */
export function formatJapaneseMonth(day: IsoDate): string {
  return formatJapaneseDate(day).replace(/月.*$/u, '月');
}

/** 令和8年12月4日（金）. */
export function formatJapaneseDateWithWeekday(day: IsoDate): string {
  return `${formatJapaneseDate(day)}${weekdayInBrackets(day)}`;
}

/** R8.12.4（金）, for narrow columns. */
export function formatShort(day: IsoDate): string {
  const { era, year } = eraYearOf(day);
  return `${era.letter}${year}.${month(day)}.${dayOfMonth(day)}${weekdayInBrackets(day)}`;
}

/** 年度, April to March. */
export interface FiscalYear {
  /** Western year in which it begins. */
  year: number;
  /** 令和8年度 */
  label: string;
  firstDay: IsoDate;
  lastDay: IsoDate;
}

/** The 年度 of a day: 2027-03-31 lies in 令和8年度, 2026-04-01 to 2027-03-31. */
export function fiscalYear(day: IsoDate): FiscalYear {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0);
  const firstDay = `${year}-04-01`;
  const lastDay = `${year + 1}-03-31`;
  // April 2019 to March 2020 is 令和元年度, after the era that began in it; January 1989 changed no 年度.
  const begun = eraYearOf(lastDay).era;
  const era = firstYear(begun) <= year ? begun : eraYearOf(firstDay).era;
  const eraYear = year - firstYear(era) + 1;
  return { year, label: `${era.name}${eraYear === 1 ? '元' : eraYear}年度`, firstDay, lastDay };
}

function firstYear(era: Era): number {
  return era.name === '明治' ? MEIJI_FIRST_YEAR : Number(era.from.slice(0, 4));
}

function eraYearOf(day: IsoDate): { era: Era; year: number } {
  if (validateIsoDate(day) === null) throw new RangeError(`not a calendar date: ${day}`);
  const era = ERAS.find(({ from }) => from <= day);
  if (!era) throw new RangeError(`older than the solar calendar: ${day}`);
  return { era, year: Number(day.slice(0, 4)) - firstYear(era) + 1 };
}

function toIso(year: number, monthText: string | undefined, dayText: string | undefined): IsoDate | null {
  if (monthText === undefined || dayText === undefined) return null;
  if (year < SOLAR_CALENDAR_YEAR || year > LATEST_YEAR) return null;
  return validateIsoDate(`${year}-${monthText.padStart(2, '0')}-${dayText.padStart(2, '0')}`);
}

function month(day: IsoDate): number {
  return Number(day.slice(5, 7));
}

function dayOfMonth(day: IsoDate): number {
  return Number(day.slice(8));
}

function weekdayInBrackets(day: IsoDate): string {
  return `（${WEEKDAYS.charAt(weekday(day))}）`;
}
