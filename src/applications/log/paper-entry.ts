import type { IsoDate } from '../../procedure/calendar/days.js';
import type { PaperAct } from '../../procedure/papers.js';
import { PAPER_ENTRIES, type LoggedEventType, type PaperEntryType } from '../entities/case-event-row.js';

/** What the case log keeps of a paper that was issued by hand, issued again or corrected; its file stands beside it with its digest. */
export interface PaperEntry {
  type: PaperEntryType;
  formId: string;
  /** What the paper is about when a case has several of one form. */
  subjectKey: string;
  title: string;
  /** Version that the act made. */
  version: number;
  /** '' for the first version. */
  reason: string;
  /** What a corrected paper carries in place of its former number and date. */
  documentNumber?: string;
  documentDate?: IsoDate;
  /** Texts of the paper that the case does not hold, by name. */
  answers?: Readonly<Record<string, string>>;
}

export function paperEntry(act: PaperAct, paper: Omit<PaperEntry, 'type'>): PaperEntry {
  return { type: PAPER_ENTRIES[act], ...paper };
}

function isPaperType(type: LoggedEventType): type is PaperEntryType {
  return Object.values<string>(PAPER_ENTRIES).includes(type);
}

export function isPaperEntry(entry: { type: LoggedEventType }): entry is PaperEntry {
  return isPaperType(entry.type);
}
