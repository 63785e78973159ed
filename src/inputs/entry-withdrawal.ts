/** What is typed to take an entry back: why. */
import { COMMAND_FIELDS } from './events/command-input.js';
import { copyBody } from './fields/body-shape.js';
import { type InputSource, Text } from './fields/fields.js';
import { type Parsed, readForm, readInput, refusedBody } from './fields/read-input.js';

export class EntryWithdrawalInput {
  @Text('取消しの理由') reason = '';
}

/** The number of an entry in an address, which has one spelling. @returns 0, which no entry has, for anything else */
export const readEntryNumber = (typed: string): number => (/^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : 0);

/** Reads a posted withdrawal. Never throws: whatever is wrong comes back beside the fields. */
export function readEntryWithdrawal(body: unknown, source: InputSource = 'form'): Parsed<{ reason: string }> {
  const copy = copyBody(body);
  if (copy === null) return refusedBody();
  for (const name of COMMAND_FIELDS) delete copy[name];
  const read = source === 'form' ? readForm(EntryWithdrawalInput, copy) : readInput(EntryWithdrawalInput, copy, source);
  return read.ok ? { ok: true, reason: read.input.reason } : read;
}
