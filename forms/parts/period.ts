import { date, record, type InputOf } from './input.js';
import { letterDate } from '../../src/procedure/calendar/letter-date.js';

/** A span of calendar days; both ends belong to it. */
export const periodField = (label: string) => record(label, { from: date('始まり'), to: date('終わり') });

export type Period = InputOf<ReturnType<typeof periodField>>;

/** 「令和９年４月１日から令和１４年３月３１日まで」 */
export function periodText({ from, to }: Period): string {
  return `${letterDate(from)}から${letterDate(to)}まで`;
}
