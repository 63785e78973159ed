/** What is typed to put a record right: its own fields, as a whole, and why. */
import { readCompleteValues } from '../procedure/fields/stored-content.js';
import { REVIEW_CHECKS } from '../procedure/case/facts.js';
import { FIELDS_OF_RECORDS, type RecordedFact, type RecordName } from '../procedure/recorded-facts.js';
import { text } from '../procedure/fields/field.js';
import { completeInputClass } from './fields/described-class.js';
import { copyBody } from './fields/body-shape.js';
import type { InputSource } from './fields/fields.js';
import { type Parsed, readForm, readInput, refusedBody } from './fields/read-input.js';
import { COMMAND_FIELDS } from './events/command-input.js';

/** Japanese: which address names a record of the kind. */
const KEY_WORDS: Readonly<Record<keyof typeof FIELDS_OF_RECORDS, string>> = {
  arrival: 'arrival',
  paperArrival: 'paperArrival',
  receipt: 'receipt',
  correctionDue: 'correctionDue',
  check: 'check-<確認項目の番号>',
  request: 'request-<意見聴取の番号>',
  reportDue: 'reportDue-<意見聴取の番号>',
  convened: 'convened-<意見聴取の番号>',
  confirmation: 'confirmation-<意見聴取の番号>',
  report: 'report-<意見聴取の番号>',
  opinion: 'opinion-<医療対策協議会の意見聴取の番号>',
  medicalOpinion: 'opinion-<医療審議会の意見聴取の番号>',
  approval: 'approval',
  publicNotice: 'publicNotice',
};
const RECORD_TYPES = Object.keys(KEY_WORDS) as (keyof typeof FIELDS_OF_RECORDS)[];

const REASON = { reason: text('訂正の理由', { example: '' }) };

/** What a correction of each kind of record carries, and the record in the address, for the OpenAPI document. */
export const RECORD_CORRECTIONS = RECORD_TYPES.map((type) => ({
  key: KEY_WORDS[type],
  input: completeInputClass(`CorrectionOf${type.charAt(0).toUpperCase()}${type.slice(1)}Input`, {
    ...FIELDS_OF_RECORDS[type],
    ...REASON,
  }),
}));

/** Reads a posted correction. Never throws: whatever is wrong comes back beside the fields. */
export function readRecordCorrection(
  { fields }: Pick<RecordedFact, 'fields'>,
  body: unknown,
  source: InputSource = 'form',
): Parsed<{ values: Readonly<Record<string, unknown>>; reason: string }> {
  const all = { ...fields, ...REASON };
  const copy = copyBody(body);
  if (copy === null) return refusedBody();
  for (const name of COMMAND_FIELDS) delete copy[name];
  const inputClass = completeInputClass('RecordCorrectionInput', all);
  const read = source === 'form' ? readForm(inputClass, copy) : readInput(inputClass, copy, source);
  if (!read.ok) return read;
  const plain = JSON.parse(JSON.stringify(read.input)) as Record<string, unknown>;
  const values = readCompleteValues(fields, plain);
  if (values === null) return refusedBody();
  return { ok: true, values, reason: String(plain['reason']) };
}

/** The record in an address: `arrival`, `check-R1`, `opinion-<hearing>`. */
export function recordKey(name: RecordName): string {
  switch (name.type) {
    case 'arrival':
    case 'paperArrival':
    case 'receipt':
    case 'correctionDue':
    case 'approval':
    case 'publicNotice':
      return name.type;
    case 'check':
      return `check-${name.checkId}`;
    default:
      return `${name.type}-${name.hearingId}`;
  }
}

/** The record an address names; null where it names none. */
export function recordOfKey(key: string): RecordName | null {
  const [, type, id = ''] = /^([a-zA-Z]+)(?:-(.+))?$/u.exec(key) ?? [];
  switch (type) {
    case 'arrival':
    case 'paperArrival':
    case 'receipt':
    case 'correctionDue':
    case 'approval':
    case 'publicNotice':
      return id === '' ? { type } : null;
    case 'check': {
      const checkId = REVIEW_CHECKS.find((each) => each === id);
      return checkId === undefined ? null : { type, checkId };
    }
    case 'request':
    case 'reportDue':
    case 'convened':
    case 'confirmation':
    case 'report':
    case 'opinion':
      return id === '' ? null : { type, hearingId: id };
    default:
      return null;
  }
}
