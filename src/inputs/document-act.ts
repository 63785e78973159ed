/** What is sent over REST to issue a document by hand, to issue it again or to correct it. */
import { documentDateProblems, type DocumentAct, DRAWN_ANEW_LABEL } from '../procedure/official-documents.js';
import { day, type Fields, line, number, text, tick } from '../procedure/fields/field.js';
import { LONGEST_NUMBER } from '../procedure/fields/limits.js';
import { readCompleteValues } from '../procedure/fields/stored-content.js';
import type { KnownDays } from '../procedure/calendar/date-rules.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import { copyBody } from './fields/body-shape.js';
import { completeInputClass } from './fields/described-class.js';
import { type Parsed, readInput, refusedBody } from './fields/read-input.js';
import { COMMAND_FIELDS } from './events/command-input.js';

const VERSION = {
  fromVersion: number('見た版の番号（まだ発行していないときは0）', { unit: '', least: 0, most: 9999, example: 1 }),
};
const REASON = { reason: text('理由', { longest: 500, example: '' }) };
const LETTER = {
  documentNumber: line('文書番号', { longest: LONGEST_NUMBER, example: '地医第12号' }),
  documentDate: day('文書の日付', { rule: 'document.date', example: '2026-12-14' }),
};
const DRAWN_ANEW = {
  drawnAnew: tick('訂正の範囲', {
    statement: `${DRAWN_ANEW_LABEL}。訂正だけで、送らなければ、訂正することのほかは発行したときのまま`,
    example: false,
  }),
};
const LONGEST_ANSWER = 2000;

/** The document as far as what is sent depends on it. */
export interface DocumentToPut {
  /** It carries a number and a date of its own. */
  numbered: boolean;
  /** What its date is compared with. */
  days: KnownDays;
  /** Texts that a new version asks for, because the case does not hold them. */
  asked: readonly { name: string; label: string; required: boolean }[];
}

export interface DocumentActInput {
  fromVersion: number;
  reason: string;
  documentNumber?: string;
  documentDate?: IsoDate;
  answers?: Readonly<Record<string, string>>;
  drawnAnew?: boolean;
}

/** Reads the JSON of an act, with the conditions and messages of its page. Never throws: whatever is wrong comes back beside the fields. */
export function readDocumentAct(
  act: DocumentAct,
  { numbered, days, asked }: DocumentToPut,
  body: unknown,
): Parsed<DocumentActInput> {
  const answered = act === 'reissue' ? [] : asked;
  const fields: Fields = {
    ...VERSION,
    ...(act !== 'issue' && REASON),
    ...(act === 'correct' && numbered && LETTER),
    ...(act === 'correct' && DRAWN_ANEW),
    ...Object.fromEntries(
      answered.map(({ name, label, required }) => [
        name,
        text(label, { longest: LONGEST_ANSWER, optional: !required, example: '' }),
      ]),
    ),
  };
  const copy = copyBody(body);
  if (copy === null) return refusedBody();
  for (const name of COMMAND_FIELDS) delete copy[name];
  const read = readInput(completeInputClass('DocumentActInput', fields), copy, 'json');
  if (!read.ok) return read;
  const values = readCompleteValues(fields, JSON.parse(JSON.stringify(read.input)));
  if (values === null) return refusedBody();
  const {
    fromVersion,
    reason = '',
    documentNumber,
    documentDate,
    drawnAnew,
    ...texts
  } = values as unknown as DocumentActInput;
  const faults = documentDate === undefined ? [] : documentDateProblems(documentDate, days);
  if (faults.length > 0) return { ok: false, errors: faults.map((message) => ({ field: 'documentDate', message })) };
  return {
    ok: true,
    fromVersion,
    reason,
    ...(documentNumber !== undefined && { documentNumber }),
    ...(documentDate !== undefined && { documentDate }),
    ...(drawnAnew && { drawnAnew }),
    ...(answered.length > 0 && { answers: texts as Record<string, string> }),
  };
}

/** What an act may carry, for the OpenAPI document: which of it must be there depends on act and document. */
export const DocumentActBody = completeInputClass('DocumentActInput', {
  ...VERSION,
  reason: text('理由。再交付と訂正で必要', { longest: 500, optional: true, example: '' }),
  documentNumber: line('文書番号。番号のある文書の訂正で必要', {
    longest: LONGEST_NUMBER,
    optional: true,
    example: '地医第12号',
  }),
  documentDate: day('文書の日付。番号のある文書の訂正で必要', {
    rule: 'document.date',
    optional: true,
    example: '2026-12-14',
  }),
  ...DRAWN_ANEW,
});
