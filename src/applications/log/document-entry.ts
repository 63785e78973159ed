import { formatJapaneseDate } from '../../procedure/calendar/japanese-date.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { AnswersKept } from '../../procedure/case/decision.js';
import type { Particular } from '../../procedure/events/index.js';
import { type DocumentAct, DRAWN_ANEW_LABEL } from '../../procedure/official-documents.js';
import { DOCUMENT_ENTRIES, type LoggedEventType, type DocumentEntryType } from '../entities/case-event-row.js';

/** What the case log keeps of a document that was issued by hand, issued again or corrected; its file stands beside it with its digest. */
export interface DocumentEntry extends AnswersKept {
  type: DocumentEntryType;
  formId: string;
  /** What the document is about when a case has several of one form. */
  subjectKey: string;
  title: string;
  /** Version that the act made. */
  version: number;
  /** '' for the first version. */
  reason: string;
  /** What a corrected document carries in place of its former number and date. */
  documentNumber?: string;
  documentDate?: IsoDate;
  /** Texts of the document that the case does not hold, by name. */
  answers?: Readonly<Record<string, string>>;
  /** A correction of all that registry, settings and application say otherwise than when it was issued; absent where only what is named changes. */
  drawnAnew?: boolean;
}

export function documentEntry(act: DocumentAct, document: Omit<DocumentEntry, 'type'>): DocumentEntry {
  return { type: DOCUMENT_ENTRIES[act], ...document };
}

/** The entry under the title that the document was filed with: what is read before the case is locked may be another by then. */
export function asFiled(entry: { type: LoggedEventType }, title: string): DocumentEntry {
  return { ...(entry as DocumentEntry), title };
}

function isDocumentType(type: LoggedEventType): type is DocumentEntryType {
  return Object.values<string>(DOCUMENT_ENTRIES).includes(type);
}

export function isDocumentEntry(entry: { type: LoggedEventType }): entry is DocumentEntry {
  return isDocumentType(entry.type);
}

/** Why it was put out again, and what was typed for it; its texts stand on the document itself. */
export function documentParticulars({
  reason,
  documentNumber,
  documentDate,
  drawnAnew,
}: Omit<DocumentEntry, keyof AnswersKept>): Particular[] {
  const told = (label: string, text: string | undefined): Particular[] => (text ? [{ label, text }] : []);
  return [
    ...told('理由', reason),
    ...told('文書番号', documentNumber),
    ...told('文書の日付', documentDate && formatJapaneseDate(documentDate)),
    ...told('訂正の範囲', drawnAnew ? DRAWN_ANEW_LABEL : undefined),
  ];
}
