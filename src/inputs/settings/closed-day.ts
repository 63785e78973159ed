/** What is typed of a 閉庁日. */
import type { IsoDate } from '../../procedure/calendar/days.js';
import { parseJapaneseDate } from '../../procedure/calendar/japanese-date.js';
import { LONGEST_NAME } from '../../registry/office-calendar.service.js';
import { Day, Line } from '../fields/fields.js';

/** There are no holidays to show before the law on them (国民の祝日に関する法律). */
const FIRST_DAY: IsoDate = '1948-07-20';

/** The day a text names; null where it names none, or one before there were holidays. */
export function closedDayOf(text: string): IsoDate | null {
  const day = parseJapaneseDate(text);
  return day !== null && day >= FIRST_DAY ? day : null;
}

const ENTER_DAY = '閉庁日を日付で入力してください（例: 令和8年12月4日）';

export class ClosedDayInput {
  @Day('閉庁日', { rule: 'closedDay.day', required: ENTER_DAY, unreadable: ENTER_DAY }) day!: IsoDate;
  @Line('閉庁の理由', { longest: LONGEST_NAME }) name = '';
}
