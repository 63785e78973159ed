/** Adds to settings that are only added, each from a day on (procedure/profile/held-entries.ts). */
import type { DataSource, EntityManager } from 'typeorm';
import { FieldDeclined } from '../platform/declined.js';
import { violates } from '../platform/sql-state.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import { formatJapaneseDate } from '../procedure/calendar/japanese-date.js';
import { entryBegins } from '../procedure/profile/held-entries.js';
import type { changesOf } from '../record/changes.js';
import { createOnce, type FormSend } from '../record/create-once.js';
import type { Subject } from '../record/subject.js';
import { RowChanged } from './row-editing.js';

interface Addition<Row> {
  /** What is made, and all that was typed. */
  act: string;
  content: object;
  send: FormSend;
  holdsFrom: IsoDate;
  reason: string;
  /** Number of the last entry that the form showed, 0 for none. */
  seen: number;
  /** In their order. */
  entries: (tx: EntityManager) => Promise<Row[]>;
  /** What the entry changes of what stands; empty for one that says the same. @param last undefined for the first */
  changes: (last: Row | undefined) => ReturnType<typeof changesOf>;
  insert: (tx: EntityManager, no: number) => Promise<unknown>;
  /** The key that a number can stand under but once. */
  key: string;
  subject: Subject;
  type: string;
  now: Date;
}

/**
 * One entry more; a second send changes nothing. The first one needs no reason.
 * @throws RowChanged when somebody added one since; FieldDeclined when it begins before the last one, says the same, or has no reason; IdempotencyConflict
 */
export async function addHeldEntry<Row extends { no: number; holdsFrom: IsoDate }>(
  database: DataSource,
  { act, content, send, holdsFrom, reason, seen, entries, changes, insert, key, subject, type, now }: Addition<Row>,
): Promise<void> {
  try {
    await createOnce(database, { ...send, act, content }, async (tx) => {
      const known = await entries(tx);
      const last = known.at(-1);
      if ((last?.no ?? 0) !== seen) throw new RowChanged();
      if (last && entryBegins(known, holdsFrom) === 'tooEarly')
        throw new FieldDeclined(
          'holdsFrom',
          `前の登録は${formatJapaneseDate(last.holdsFrom)}から適用しています。その日か、その後の日を入力してください`,
        );
      const { before, after } = changes(last);
      if (Object.keys(after).length === 0)
        throw new FieldDeclined('', '前の登録と同じです。変えるところを入力してください');
      if (last && reason === '') throw new FieldDeclined('reason', '変更の理由を入力してください（例: 知事の交代）');
      await insert(tx, seen + 1);
      return { subject, event: { type, before, after: reason === '' ? after : { ...after, reason } }, now };
    });
  } catch (error) {
    throw violates(error, key) ? new RowChanged() : error;
  }
}
