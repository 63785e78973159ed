import { Any, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { RecordEntry } from './record-entry.entity.js';
import type { Subject } from './subject.js';

/** The entries of a subject, as alias `e`, in no order. */
export function entriesAbout<Entry extends RecordEntry = RecordEntry>(
  manager: EntityManager,
  { type, id }: Subject,
): SelectQueryBuilder<Entry> {
  return manager
    .createQueryBuilder<Entry>(RecordEntry, 'e')
    .where('e.subject_type = :subjectType AND e.subject_id = :subjectId', { subjectType: type, subjectId: id });
}

/** The entries of several subjects of one type, as alias `e`, in no order. */
export function entriesAboutAny<Entry extends RecordEntry = RecordEntry>(
  manager: EntityManager,
  { type, ids }: { type: Subject['type']; ids: readonly string[] },
): SelectQueryBuilder<Entry> {
  return manager
    .createQueryBuilder<Entry>(RecordEntry, 'e')
    .where('e.subject_type = :subjectType AND e.subject_id = ANY(:subjectIds)', {
      subjectType: type,
      subjectIds: [...ids],
    });
}

/** The entries that have these keys. */
export function entriesByKeys(manager: EntityManager, keys: readonly string[]): Promise<RecordEntry[]> {
  return manager.findBy(RecordEntry, { idempotencyKey: Any([...keys]) });
}

/**
 * SQL: what the entries about a case did to its state, in their order, as a JSON array; null without any.
 * @param caseId of the case, as SQL
 * @param which condition over `record_entry`
 */
export function stepsOf(caseId: string, which: string): string {
  return `(SELECT jsonb_agg(jsonb_build_object('event', event_type, 'from', from_state, 'to', to_state) ORDER BY seq)
    FROM public.record_entry WHERE subject_type = 'case' AND subject_id = ${caseId}::text AND ${which})`;
}

/**
 * SQL: whether anything about a subject was recorded after an entry of a case.
 * @param entry case and number of the entry, as SQL
 * @param subject its id as SQL
 */
export function changedAfterEntry(
  entry: { caseId: string; seq: string },
  subject: { type: Subject['type']; id: string },
): string {
  return `EXISTS (SELECT FROM record_entry later JOIN record_entry before ON before.position < later.position
    WHERE later.subject_type = '${subject.type}' AND later.subject_id = ${subject.id}::text
    AND before.subject_type = 'case' AND before.subject_id = ${entry.caseId}::text AND before.seq = ${entry.seq})`;
}

/**
 * SQL: a text of the entry of one type about the same subject that names the number of the entry `e`; null without one.
 * @param type of that entry
 * @param text and number: names in its payload
 */
export const namedByLater = (type: string, { number, text }: { number: string; text: string }): string =>
  `(SELECT later.payload ->> '${text}' FROM record_entry later WHERE later.subject_type = e.subject_type
    AND later.subject_id = e.subject_id AND later.event_type = '${type}' AND (later.payload ->> '${number}')::int = e.seq)`;

/** SQL of the keys of entries, as a table with the column `idempotency_key`. */
export const ENTRY_KEYS = '(SELECT idempotency_key FROM record_entry WHERE idempotency_key IS NOT NULL)';

/**
 * SQL: the number of the last entry about a case that meets a condition; null without one.
 * @param caseId of the case, as SQL
 * @param which condition over `record_entry`, as `e`
 */
export function lastEntryAbout(caseId: string, which: string): string {
  return `(SELECT max(e.seq) FROM record_entry e WHERE e.subject_type = 'case' AND e.subject_id = ${caseId}::text AND ${which})`;
}
