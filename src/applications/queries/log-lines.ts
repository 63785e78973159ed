/** 経過: the log of a case in sentences, as one person may read it. */
import type { Actor } from '../../procedure/actors.js';
import { caseSentence, type SentenceContext } from '../case-sentences.js';
import type { LoggedEventType, ToldEntry } from '../entities/case-event-row.js';
import { type AskedCentre, seesEntry, seesName } from './visibility.js';

export interface LogLine {
  seq: number;
  eventType: LoggedEventType;
  occurredAt: Date;
  /** '' where only the office may be named. */
  actorName: string;
  actorOffice: string;
  /** Without the actor and without the full stop. */
  sentence: string;
  /** Its place in the hash chain over all cases, lower-case hexadecimal. */
  hash: string;
}

/** The lines the actor may read, in the order of the entries. @param hearings every hearing of the case */
export function logLines(actor: Actor, entries: readonly ToldEntry[], hearings: readonly AskedCentre[], context: SentenceContext): LogLine[] {
  return entries
    .filter((entry) => seesEntry(actor, entry, hearings))
    .map((entry) => ({
      seq: entry.seq,
      eventType: entry.eventType,
      occurredAt: entry.occurredAt,
      actorName: seesName(actor, entry) ? entry.actorName : '',
      actorOffice: entry.actorOffice,
      sentence: caseSentence(entry, context),
      hash: entry.hash,
    }));
}
