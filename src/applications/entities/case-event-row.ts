import type { EventType } from '../../procedure/case/events.js';
import type { PaperAct } from '../../procedure/papers.js';
import type { CaseState } from '../../procedure/terms/states.js';
import type { RecordEntry } from '../../record/record-entry.entity.js';

/** Entries about the papers of a case: they leave its state as it is and are no events of the machine. */
export const PAPER_ENTRIES = {
  issue: 'PAPER_ISSUED',
  reissue: 'PAPER_REISSUED',
  correct: 'PAPER_CORRECTED',
} as const satisfies Record<PaperAct, string>;
export type PaperEntryType = (typeof PAPER_ENTRIES)[PaperAct];

/** OPEN begins every log; then come events of the machine and entries about papers. */
export type LoggedEventType = 'OPEN' | EventType | PaperEntryType;

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
