import type { LoggedEventType } from '../../applications/entities/case-event-row.js';
import { recordKey } from '../../inputs/record-correction.js';
import type { EventType } from '../../procedure/events/index.js';
import type { RecordName } from '../../procedure/recorded-facts.js';

/** The page of a case. */
export function casePath(caseId: string): string {
  return `/cases/${caseId}`;
}

/** REQUEST_CORRECTION in an address: request-correction. */
export function eventSlug(type: LoggedEventType): string {
  return type.toLowerCase().replaceAll('_', '-');
}

/** The page of one event of a case, where its form stands. */
export function actionPath(caseId: string, type: EventType): string {
  return `${casePath(caseId)}/actions/${eventSlug(type)}`;
}

/** The page of a case just after this event: it says what was done. The address carries a code, never words. */
export function casePathAfter(caseId: string, type: EventType): string {
  return `${casePath(caseId)}?done=${eventSlug(type)}`;
}

/** The page of a stored file; PDFs open in the browser, everything else is saved. */
export function filePath(fileId: string): string {
  return `/files/${fileId}`;
}

/** The notice of the drafted decision as it would look, as a PDF. */
export function noticePreviewPath(caseId: string): string {
  return `${casePath(caseId)}/notice-preview`;
}

/** What was recorded of a case, where it is put right. */
export function recordsPath(caseId: string): string {
  return `${casePath(caseId)}/records`;
}

/** 照会のメモ of a case. */
export const inquiriesPath = (caseId: string) => `${casePath(caseId)}/inquiries`;

/** Where the minutes of a council that heard the case are filed. */
export const minutesPath = (caseId: string) => `${casePath(caseId)}/minutes`;

/** Where an entry of 照会のメモ or 議事録 is taken back. @param of number of the entry in the log */
export const withdrawEntryPath = (caseId: string, of: number) => `${casePath(caseId)}/entries/${of}/withdraw`;

/** Events of the offices that have a page of their own. */
export const OFFICE_PAGES = {
  NOTE_INQUIRY: inquiriesPath,
  NOTE_CENTRE_INQUIRY: inquiriesPath,
  ATTACH_MINUTES: minutesPath,
  ATTACH_CENTRE_MINUTES: minutesPath,
} satisfies Partial<Record<EventType, (caseId: string) => string>>;

/** Where one record is put right: `…/records/arrival`, `…/records/check-R1`, `…/records/opinion-<hearing>`. */
export function correctRecordPath(caseId: string, name: RecordName): string {
  return `${recordsPath(caseId)}/${recordKey(name)}`;
}
