import { BESIDE_THE_PROCEDURE, type EventType } from '../../procedure/events/index.js';
import type { DocumentAct } from '../../procedure/official-documents.js';
import type { CaseState } from '../../procedure/terms/states.js';
import type { RecordEntry } from '../../record/record-entry.entity.js';

/** Entries about the documents of a case: they leave its state as it is and are no events of the machine. */
export const DOCUMENT_ENTRIES = {
  issue: 'DOCUMENT_ISSUED',
  reissue: 'DOCUMENT_REISSUED',
  correct: 'DOCUMENT_CORRECTED',
} as const satisfies Record<DocumentAct, string>;
export type DocumentEntryType = (typeof DOCUMENT_ENTRIES)[DocumentAct];

/** What was recorded wrongly was put right: it leaves the state as it is too. */
export type RecordCorrectionType = 'RECORD_CORRECTED';

/** What was written down beside the procedure was taken back. */
export type EntryWithdrawalType = 'ENTRY_WITHDRAWN';

/** Entries that the machines know nothing of. */
export const UNMOVING_ENTRIES: readonly string[] = [
  ...Object.values(DOCUMENT_ENTRIES),
  'RECORD_CORRECTED' satisfies RecordCorrectionType,
  'ENTRY_WITHDRAWN' satisfies EntryWithdrawalType,
];

/** Whether the entry leaves the event before it as the last thing that happened to the case. */
export function isUnmoving({ type }: { type: LoggedEventType }): boolean {
  return UNMOVING_ENTRIES.includes(type) || (BESIDE_THE_PROCEDURE as readonly string[]).includes(type);
}

/** OPEN begins every log; then come events of the machine, entries about documents, corrections and withdrawals. */
export type LoggedEventType = 'OPEN' | EventType | DocumentEntryType | RecordCorrectionType | EntryWithdrawalType;

/** One entry of the case log (経過): an entry of the record about a case. */
export type CaseEntry = RecordEntry<LoggedEventType> & {
  toState: CaseState;
  machineVersion: number;
  idempotencyKey: string;
};

/** What 経過 tells of an entry. */
export type ToldEntry = Pick<
  CaseEntry,
  'seq' | 'eventType' | 'payload' | 'actorName' | 'actorOffice' | 'occurredAt' | 'hash'
>;
