/**
 * How values look on a screen. Nothing here parses or decides; it only writes given values in Japanese office style.
 * Instants are shown in Japan time, calendar dates (IsoDate) are shown as they are.
 */

import {
  formatJapaneseDate as formatDateWithoutWeekday,
  formatJapaneseDateWithWeekday as formatDate,
  formatShort as formatDateShort,
  parseJapaneseDate,
} from '../../procedure/calendar/japanese-date.js';
import type { IsoDate } from '../../procedure/calendar/days.js';

/** A due date with its distance from today in 開庁日: negative once it has passed, 0 on the day itself. */
export interface Deadline {
  date: IsoDate;
  officeDaysLeft: number;
  /** What is uncertain about it: a sentence. */
  note?: string | null;
}

/**
 * 「令和8年12月4日（金）」, 「R8.12.4（金）」 for table cells, and 「令和8年12月4日」 for periods and inputs.
 * Each throws RangeError on a text that is no IsoDate.
 */
export { formatDate, formatDateShort, formatDateWithoutWeekday };

/** 「12月4日（金）」, where the year is already clear. */
export function formatMonthDay(date: IsoDate): string {
  return formatDate(date).replace(/^.*年/, '');
}

/** True for a calendar date written 'YYYY-MM-DD' that can be shown. */
export function isIsoDate(text: string): boolean {
  return parseJapaneseDate(text) === text;
}

const JAPAN_CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function japanDateAndClock(instant: Date): { date: IsoDate; hour: number; minute: string } {
  const [date = '', clock = ''] = JAPAN_CLOCK.format(instant).split(' ');
  const [hour = '', minute = ''] = clock.split(':');
  return { date, hour: Number(hour), minute };
}

/** 「令和8年11月22日（日）10時14分」 in Japan time. */
export function formatDateTime(instant: Date): string {
  const { date, hour, minute } = japanDateAndClock(instant);
  return `${formatDate(date)}${hour}時${minute}分`;
}

/** 「10時14分」 in Japan time. */
export function formatTime(instant: Date): string {
  const { hour, minute } = japanDateAndClock(instant);
  return `${hour}時${minute}分`;
}

/** 「12件」, and 「1,000件以上」 where not all were counted. */
export function countText({ count, more }: { count: number; more: boolean }): string {
  return `${formatNumber(count)}件${more ? '以上' : ''}`;
}

/** 「あと5開庁日」, 「本日まで」 or 「3開庁日超過」. */
export function formatOfficeDaysLeft(officeDaysLeft: number): string {
  if (officeDaysLeft > 0) return `あと${formatNumber(officeDaysLeft)}開庁日`;
  return officeDaysLeft === 0 ? '本日まで' : `${formatNumber(-officeDaysLeft)}開庁日超過`;
}

/** 「1,842」. */
export function formatNumber(value: number): string {
  return value.toLocaleString('ja-JP');
}

/** 「1,842件」: a number with its unit. */
export function formatQuantity(value: number, unit: string): string {
  return `${formatNumber(value)}${unit}`;
}

const FILE_UNITS = ['バイト', 'KB', 'MB', 'GB'];

/** 「1.2 MB」 from a size in bytes (1 KB = 1,024 bytes). */
export function formatFileSize(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), FILE_UNITS.length - 1);
  const value = bytes / 1024 ** power;
  const digits = power === 0 || value >= 10 ? 0 : 1;
  return `${value.toLocaleString('ja-JP', { maximumFractionDigits: digits })} ${FILE_UNITS[power] ?? ''}`;
}

/** 「14-1-2345678」 from a ten-digit 医療機関コード; any other text is returned unchanged. */
export function formatInstitutionCode(code: string): string {
  return code.replace(/^(\d{2})(\d)(\d{7})$/, '$1-$2-$3');
}
