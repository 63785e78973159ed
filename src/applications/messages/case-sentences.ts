import { type CaseEvent, eventSentence, type SentenceContext } from '../../procedure/events/index.js';
import { KIND_INFO, PROCEDURE_LABEL } from '../../procedure/terms/kinds.js';
import type { LoggedEventType } from '../entities/case-event-row.js';
import { isDocumentEntry, type DocumentEntry } from '../log/document-entry.js';
import { isRecordCorrection, type RecordCorrection } from '../log/record-correction.js';
import { type EntryWithdrawal, isEntryWithdrawal, withdrawnLabel } from '../log/entry-withdrawal.js';
import type { OpenEvent } from '../entities/open-event.js';

const DOCUMENT_SENTENCES: Readonly<Record<DocumentEntry['type'], (entry: DocumentEntry) => string>> = {
  DOCUMENT_ISSUED: ({ title }) => `「${title}」を発行しました`,
  DOCUMENT_REISSUED: ({ title, version }) => `「${title}」を再交付しました（第${version}版）`,
  DOCUMENT_CORRECTED: ({ title, version }) => `「${title}」を訂正しました（第${version}版）`,
};

/** One entry of the case log as a sentence of 経過, without its actor and without the full stop. No free text is repeated. */
export function caseSentence(
  entry: { eventType: LoggedEventType; payload: Record<string, unknown> },
  context: SentenceContext,
): string {
  const event = { type: entry.eventType, ...entry.payload } as
    CaseEvent | OpenEvent | DocumentEntry | RecordCorrection | EntryWithdrawal;
  if (event.type === 'OPEN')
    return `${KIND_INFO[event.kind].label}（${PROCEDURE_LABEL[event.procedure]}）の申請の準備を始めました`;
  if (isRecordCorrection(event)) return `「${event.label}」の記録を訂正しました`;
  if (isEntryWithdrawal(event))
    return `${event.of}番に書き留めた${withdrawnLabel(event.entry)}を、誤りとして取り消しました`;
  if (isDocumentEntry(event)) return DOCUMENT_SENTENCES[event.type](event);
  return eventSentence(event, context);
}
