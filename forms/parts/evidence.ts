import { formNumber, heading, labelledRows, ruledTable, title, type Content } from '../../src/pdf/elements/elements.js';
import type { Wording } from './form.js';
import { list, record, text, type InputOf, type RecordField } from './input.js';
import { LONGEST_REGISTERED } from '../../src/procedure/fields/limits.js';

/** The sub-items of B applied for (北海道 別添2の1), in the order of the list. */
export const subItemsField = list(
  '該当する小項目',
  record('該当する小項目', { work: text('業務', 200), requirement: text('小項目', 600) }),
  0, // what is chosen is judged with the content
);

/** The fields of every document that shows that the work exists (則81②一, 88②一, 95②一, 102②一). */
export const evidenceFields = { institutionName: text('病院又は診療所の名称', LONGEST_REGISTERED) };

type Evidence = InputOf<RecordField<typeof evidenceFields>>;

/** Number, title and the table that says whose document it is and what it is about. */
export function evidenceHead(
  { institutionName }: Evidence,
  words: Wording<never>,
  about: readonly (readonly [string, Content])[],
): Content[] {
  return [
    formNumber(words.number),
    title(words.title),
    labelledRows([['病院又は診療所の名称', institutionName], ...about]),
  ];
}

/** A numbered question and, under it, a ruled box that takes an answer of any length. */
export function question(mark: string, words: string, answer: string): Content[] {
  return [heading(mark, words), ruledTable(['*'], [[{ text: answer, alignment: 'justify' }]], { headerRows: 0 })];
}
