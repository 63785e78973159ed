/** What is typed to put a record right: its own fields, as a whole, and why. */
import { readCompleteValues } from '../procedure/fields/stored-content.js';
import type { RecordedFact } from '../procedure/recorded-facts.js';
import { text } from '../procedure/fields/field.js';
import { completeInputClass } from './fields/described-class.js';
import { type Parsed, readForm, refusedBody } from './fields/read-input.js';

/** Reads a posted correction. Never throws: whatever is wrong comes back beside the fields. */
export function readRecordCorrection(
  { fields }: Pick<RecordedFact, 'fields'>,
  body: unknown,
): Parsed<{ values: Readonly<Record<string, unknown>>; reason: string }> {
  const all = { ...fields, reason: text('訂正の理由', { example: '' }) };
  const read = readForm(completeInputClass('RecordCorrectionInput', all), body);
  if (!read.ok) return read;
  const plain = JSON.parse(JSON.stringify(read.input)) as Record<string, unknown>;
  const values = readCompleteValues(fields, plain);
  if (values === null) return refusedBody();
  return { ok: true, values, reason: String(plain['reason']) };
}
