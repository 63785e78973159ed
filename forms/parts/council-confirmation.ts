import { paragraph, rightHalf, together, type Content } from '../../src/pdf/elements/elements.js';
import { choice, date, optional, record, text, type InputOf, type RecordField } from './input.js';
import { letterDate } from '../../src/procedure/calendar/letter-date.js';
import { LONGEST_LINE } from '../../src/procedure/fields/limits.js';

/** One record serves both sheets: before the council (without the bottom) and after it (with the bottom). */
export const confirmationFields = {
  purpose: choice('用途', { meeting: '会議資料', report: '報告' }),
  confirmation: optional(
    record('確認', {
      date: date('年月日'),
      council: text('会議の名称', LONGEST_LINE),
      chair: text('座長の氏名', LONGEST_LINE),
    }),
  ),
};

type Confirmed = InputOf<RecordField<typeof confirmationFields>>;

/** Bottom of the report: the statement, the date, the council, its chair. The sheet for the meeting has none. */
export function confirmationBottom({ purpose, confirmation }: Confirmed, statement: string): Content[] {
  if (purpose === 'meeting' || !confirmation) return [];
  const { date: confirmedOn, council, chair } = confirmation;
  return [together([paragraph(statement), paragraph(letterDate(confirmedOn)), rightHalf([council, `座長　${chair}`])])];
}
