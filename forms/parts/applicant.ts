import {
  addressee,
  plainTable,
  rightAligned,
  TEXT_WIDTH,
  type Content,
  type TableCell,
} from '../../src/pdf/elements/elements.js';
import { optional, record, text, type InputOf, type RecordField } from './input.js';
import { letterDate } from '../../src/procedure/calendar/letter-date.js';
import { LONGEST_REGISTERED } from '../../src/procedure/fields/limits.js';

/** The establisher as applicant (則81①一): of a corporation its name and the address of its main office. */
export const applicantField = record('開設者', {
  address: text('住所', LONGEST_REGISTERED),
  name: text('氏名又は名称', LONGEST_REGISTERED),
  representative: optional(text('代表者の職・氏名', LONGEST_REGISTERED)),
});

/** The fields of the head of every document a hospital hands in, but for its date. */
export const applicantHeadFields = {
  addressee: text('宛先'),
  establisher: applicantField,
};

type ApplicantHead = InputOf<RecordField<typeof applicantHeadFields>>;

/** Date, addressee, and the applicant in the right half. @param on '' leaves the date blank */
export function applicantHead(on: string, { addressee: to, establisher }: ApplicantHead): Content[] {
  return [rightAligned([letterDate(on)]), addressee([`${to}　様`]), applicantBlock(establisher)];
}

function applicantBlock({ address, name, representative }: ApplicantHead['establisher']): Content {
  const rows: [heading: string, label: string, value: string][] = [
    ['開設者', '住所', address],
    ['', '氏名', name],
    ...(representative === undefined ? [] : [['', '', representative] as [string, string, string]]),
  ];
  return plainTable(
    [TEXT_WIDTH * 0.4, 30, '*'],
    rows.map(([heading, label, value]): TableCell[] => [{ text: heading, alignment: 'right' }, label, value]),
  );
}
