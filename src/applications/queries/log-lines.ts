/** 経過: the log of a case in sentences, as one person may read it. */
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { type StoredFileInfo, storedFilesOf } from '../../documents/stored-file.service.js';
import type { Actor, Role } from '../../procedure/terms/actors.js';
import { type DocumentEntry, documentParticulars, isDocumentEntry } from '../log/document-entry.js';
import { type EntryWithdrawal, isEntryWithdrawal, WITHDRAWN_FOR } from '../log/entry-withdrawal.js';
import { CORRECTED_RECORD, isRecordCorrection, type RecordCorrection } from '../log/record-correction.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { InquiryNote } from '../../procedure/conditions/inquiries.js';
import {
  ASKED_BY_A_DAY,
  type CaseEvent,
  eventParticulars,
  itsQuestions,
  type Particular,
  type SentenceContext,
  TOLD_AT_LENGTH,
  WRITTEN_BESIDE,
} from '../../procedure/events/index.js';
import { valuesAsKept } from '../../procedure/recorded-facts.js';
import { correctionParticulars } from '../../procedure/record-corrections.js';
import { caseSentence } from '../messages/case-sentences.js';
import { entriesAbout, entriesAboutAny } from '../../record/read-entries.js';
import { newestDraft } from '../entities/draft-decision.js';
import { type CaseEntry, type LoggedEventType, type ToldEntry, UNMOVING_ENTRIES } from '../entities/case-event-row.js';
import { isInside, seesName, visibleEntries } from './visibility.js';

export interface LogLine {
  seq: number;
  eventType: LoggedEventType;
  occurredAt: Date;
  /** '' where only the office may be named. */
  actorName: string;
  actorOffice: string;
  /** Without the actor and without the full stop. Only the withdrawal of a file repeats free text: its reason stands nowhere else. */
  sentence: string;
  /** What was written with it; absent where that was not asked for. */
  particulars?: readonly Particular[];
  /** Its place in the hash chain over all cases, lower-case hexadecimal. */
  hash: string;
}

/** The entries of a case that the actor may read, as alias `e`. The caller has made sure that the case is in the actor's scope. */
export function entriesOf(manager: EntityManager, actor: Actor, caseId: string): SelectQueryBuilder<CaseEntry> {
  const visible = visibleEntries(actor);
  return entriesAbout<CaseEntry>(manager, { type: 'case', id: caseId }).andWhere(visible.where, visible.params);
}

/** The same of several cases, all of which are in the actor's scope. */
export function entriesOfCases(
  manager: EntityManager,
  actor: Actor,
  caseIds: readonly string[],
): SelectQueryBuilder<CaseEntry> {
  const visible = visibleEntries(actor);
  return entriesAboutAny<CaseEntry>(manager, { type: 'case', ids: caseIds }).andWhere(visible.where, visible.params);
}

/** Only of what can be taken back it is asked. */
const WITHDRAWN = `(e.event_type IN (${WRITTEN_BESIDE.map((type) => `'${type}'`).join(', ')}) AND ${WITHDRAWN_FOR} IS NOT NULL)`;

/**
 * The lines of these entries.
 * @param entries sorted and cut to what is wanted
 * @param files those of the case that the actor may read, each with the withdrawal that he knows of; asked only where one was withdrawn
 */
export async function logLines(
  entries: SelectQueryBuilder<CaseEntry>,
  actor: Actor,
  context: SentenceContext,
  files: () => Promise<readonly StoredFileInfo[]>,
): Promise<LogLine[]> {
  const told = await entries
    .select('e.seq', 'seq')
    .addSelect('e.event_type', 'eventType')
    .addSelect('e.payload', 'payload')
    .addSelect('e.actor_name', 'actorName')
    .addSelect('e.actor_office', 'actorOffice')
    .addSelect('e.occurred_at', 'occurredAt')
    .addSelect('e.hash', 'hash')
    .addSelect(WITHDRAWN, 'withdrawn')
    .getRawMany<ToldEntry & { withdrawn: boolean }>();
  const known = told.some(({ eventType }) => eventType === 'WITHDRAW_DOCUMENT') ? await files() : [];
  return told.map((entry) => ({
    seq: entry.seq,
    eventType: entry.eventType,
    occurredAt: entry.occurredAt,
    actorName: seesName(actor, entry) ? entry.actorName : '',
    actorOffice: entry.actorOffice,
    sentence: `${withdrawalSentence(entry, known) ?? caseSentence(entry, context)}${entry.withdrawn ? '（後に取り消されました）' : ''}`,
    hash: entry.hash,
  }));
}

/** Which file was withdrawn and why, for whoever may read it and knows of it; null otherwise. */
function withdrawalSentence({ eventType, payload }: ToldEntry, files: readonly StoredFileInfo[]): string | null {
  if (eventType !== 'WITHDRAW_DOCUMENT') return null;
  const file = files.find(({ id, withdrawal }) => id === payload['fileId'] && withdrawal);
  return file?.withdrawal
    ? `添付したファイル「${file.fileName}」を取り下げました（理由：${file.withdrawal.reason}）`
    : null;
}

/** What was written with these entries and their sentences do not repeat, by `seq`; of entries that the actor may read. */
export async function particularsOf(
  entries: SelectQueryBuilder<CaseEntry>,
  actor: Pick<Actor, 'role'>,
  context: SentenceContext,
): Promise<ReadonlyMap<number, readonly Particular[]>> {
  const told = await entries
    .andWhere(`(e.event_type = ANY(:atLength) OR e.payload -> 'asked' IS NOT NULL)`, {
      atLength: [...TOLD_AT_LENGTH, ...ASKED_BY_A_DAY, ...UNMOVING_ENTRIES],
    })
    .orderBy('e.seq')
    .select('e.seq', 'seq')
    .addSelect('e.event_type', 'eventType')
    .addSelect('e.payload', 'payload')
    .addSelect(CORRECTED_RECORD, 'record')
    .addSelect('e.actor_role', 'actorRole')
    .getRawMany<ToldEntry & Pick<RecordCorrection, 'record'> & { actorRole: Role }>();
  const events = told.map(({ seq, eventType, payload, record, actorRole }) => ({
    seq,
    questions: itsQuestions(payload, actorRole),
    event: {
      type: eventType,
      ...payload,
      ...(eventType === 'RECORD_CORRECTED' && { record }),
    } as CaseEvent | DocumentEntry | RecordCorrection | EntryWithdrawal,
  }));
  const asked = events
    .map(({ seq, event }) => ({ seq, event: isRecordCorrection(event) ? movedDueDate(event) : event }))
    .filter(({ event }) => (ASKED_BY_A_DAY as readonly string[]).includes(event.type));
  return new Map(
    events.map(({ seq, event, questions }) => {
      const earlier = asked.filter((each) => each.seq < seq).map((each) => each.event);
      const all = isRecordCorrection(event)
        ? correctionParticulars({
            ...event,
            before: valuesAsKept(event.record, event.before),
            values: valuesAsKept(event.record, event.values),
          })
        : isDocumentEntry(event)
          ? documentParticulars(event)
          : isEntryWithdrawal(event)
            ? [{ label: '取消しの理由', text: event.reason }]
            : eventParticulars(event, { earlier, context });
      return [seq, [...all, ...questions].filter(({ readers }) => readers === undefined || isInside(actor))];
    }),
  );
}

/** A due date that was put right, as an event that moved it: a reminder after it was of the right day. */
function movedDueDate(event: RecordCorrection): { type: LoggedEventType; dueOn?: IsoDate } {
  const dueOn = String(event.values['dueOn']);
  if (event.record.type === 'correctionDue') return { type: 'EXTEND_CORRECTION', dueOn };
  return event.record.type === 'reportDue' ? { type: 'EXTEND_COUNCIL_REPORT', dueOn } : event;
}

/** 照会のメモ as its entry keeps it. */
export type NotedInquiry = InquiryNote &
  Pick<ToldEntry, 'seq' | 'actorName' | 'actorOffice' | 'occurredAt'> & {
    /** Why it was taken back; null where it stands. */
    withdrawnFor: string | null;
  };

/** The inquiries that were noted, of entries that the actor may read, newest first. */
export async function notedInquiries(entries: SelectQueryBuilder<CaseEntry>): Promise<NotedInquiry[]> {
  const told = await entries
    .andWhere('e.event_type = ANY(:inquiries)', { inquiries: ['NOTE_INQUIRY', 'NOTE_CENTRE_INQUIRY'] })
    .orderBy('e.seq', 'DESC')
    .select('e.seq', 'seq')
    .addSelect('e.payload', 'payload')
    .addSelect('e.actor_name', 'actorName')
    .addSelect('e.actor_office', 'actorOffice')
    .addSelect('e.occurred_at', 'occurredAt')
    .addSelect(WITHDRAWN_FOR, 'withdrawnFor')
    .getRawMany<ToldEntry & Pick<NotedInquiry, 'withdrawnFor'>>();
  return told.map(({ seq, payload, actorName, actorOffice, occurredAt, withdrawnFor }) => ({
    ...(payload as unknown as InquiryNote),
    withdrawnFor,
    seq,
    actorName,
    actorOffice,
    occurredAt,
  }));
}

/** The entries with which minutes were filed, of those that the actor may read, by the file that came with each. */
export async function entriesOfMinutes(entries: SelectQueryBuilder<CaseEntry>): Promise<ReadonlyMap<string, number>> {
  const told = await entries
    .andWhere('e.event_type = ANY(:minutes)', { minutes: ['ATTACH_MINUTES', 'ATTACH_CENTRE_MINUTES'] })
    .select('e.seq', 'seq')
    .addSelect('e.rows', 'rows')
    .getRawMany<Pick<CaseEntry, 'seq' | 'rows'>>();
  return new Map(told.flatMap(({ seq, rows }) => storedFilesOf({ rows }).map((id) => [id, seq] as const)));
}

/** A record that was put right, as its entry keeps it. */
export type CorrectedRecord = { caseId: string } & Omit<RecordCorrection, 'type'> &
  Pick<ToldEntry, 'actorName' | 'actorOffice' | 'occurredAt'> & {
    /** It came after the newest draft of the decision; null without one. */
    sinceDraft: boolean | null;
  };

/** Of drafts from before their entry was kept the day says it. */
const SINCE_DRAFT = `(SELECT COALESCE(e.seq > d.seq, (e.occurred_at AT TIME ZONE 'Asia/Tokyo')::date > d.drafted_on)
  FROM draft_decision d WHERE d.id = (${newestDraft('e.subject_id::uuid')}))`;

/** What was put right, of entries that the actor may read, newest first. */
export async function correctedRecords(entries: SelectQueryBuilder<CaseEntry>): Promise<CorrectedRecord[]> {
  const told = await entries
    .andWhere(`e.event_type = 'RECORD_CORRECTED'`)
    .orderBy('e.seq', 'DESC')
    .select('e.subject_id', 'caseId')
    .addSelect('e.payload', 'payload')
    .addSelect(CORRECTED_RECORD, 'record')
    .addSelect('e.actor_name', 'actorName')
    .addSelect('e.actor_office', 'actorOffice')
    .addSelect('e.occurred_at', 'occurredAt')
    .addSelect(SINCE_DRAFT, 'sinceDraft')
    .getRawMany<ToldEntry & Pick<CorrectedRecord, 'caseId' | 'record' | 'sinceDraft'>>();
  return told.map(({ caseId, payload, record, actorName, actorOffice, occurredAt, sinceDraft }) => {
    const { before, values, ...correction } = payload as unknown as Omit<RecordCorrection, 'type'>;
    return {
      caseId,
      ...correction,
      before: valuesAsKept(record, before),
      values: valuesAsKept(record, values),
      record,
      sinceDraft,
      actorName,
      actorOffice,
      occurredAt,
    };
  });
}
