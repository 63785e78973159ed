import { addressee, rightAligned, rightHalf, title, type Content } from '../../src/pdf/elements/elements.js';
import { date, optional, record, text, type InputOf, type RecordField } from './input.js';
import { letterDate } from '../../src/procedure/calendar/letter-date.js';
import { LONGEST_REGISTERED, LONGEST_NUMBER } from '../../src/procedure/fields/limits.js';

/** The fields of every document that a hospital hands in after its designation. */
export const submissionFields = {
  number: optional(text('文書番号', LONGEST_NUMBER)),
  date: date('提出の年月日'),
  addressee: text('宛先', 60),
  institution: record('医療機関', {
    name: text('名称', LONGEST_REGISTERED),
    location: text('所在の場所', LONGEST_REGISTERED),
  }),
};

type Submission = InputOf<RecordField<typeof submissionFields>>;

/** Top of such a document: number and date, whom it goes to, who hands it in, what it is. */
export function submissionHead(input: Submission, submitter: readonly string[], subject: string): Content[] {
  const numbered = input.number === undefined ? [] : [input.number];
  return [
    rightAligned([...numbered, letterDate(input.date)]),
    addressee([`${input.addressee}　様`]),
    rightHalf(submitter),
    { stack: [title(subject)], margin: [0, 12, 0, 0] },
  ];
}
