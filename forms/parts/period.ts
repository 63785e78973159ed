import { japaneseDateText } from '../../src/pdf/elements/japanese-date-text.js';
import { date, record, type FieldProblem, type InputOf } from './input.js';

/** A span of calendar days; both ends belong to it. */
export const periodField = (label: string) => record(label, { from: date('始まり'), to: date('終わり') });

export type Period = InputOf<ReturnType<typeof periodField>>;

/** 「令和９年４月１日から令和１４年３月３１日まで」 */
export function periodText({ from, to }: Period): string {
  return `${japaneseDateText(from)}から${japaneseDateText(to)}まで`;
}

/** A period that ends before it begins. */
export function checkPeriod(path: string, field: string, { from, to }: Period): FieldProblem[] {
  if (to >= from) return [];
  return [
    { path: `${path}.to`, field: `${field}の終わり`, message: `${field}の終わりは、始まり以後の日にしてください。` },
  ];
}

/** The same month and day `years` later, to compare with: 29 February stays as it is, although that day may not exist. */
export function yearsLater(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
}
