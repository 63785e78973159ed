import type { LoggedEventType } from '../../applications/entities/case-event-row.js';
import type { EventType } from '../../procedure/events/index.js';

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

export function correctRecordPath(caseId: string, key: string): string {
  return `${recordsPath(caseId)}/${key}`;
}
