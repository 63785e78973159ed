import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { FieldDeclined } from '../platform/declined.js';
import { violates } from '../platform/sql-state.js';
import { formatJapaneseDate } from '../procedure/calendar/japanese-date.js';
import type { OfficeContact } from '../procedure/case/facts.js';
import { contactBegins } from '../procedure/profile/office-contact.js';
import { changesOf } from '../record/changes.js';
import { createOnce, type FormSend } from '../record/create-once.js';
import type { Subject } from '../record/subject.js';
import { OfficeContactEntry } from './registry.entities.js';
import { RowChanged } from './row-editing.js';

/** What the record calls it: one setting. */
export const OFFICE_CONTACT_SUBJECT: Subject = { type: 'setting', id: 'officeContact' };

/** 知事・担当の連絡先: entries are only added, so that a paper keeps what held on its day. */
@Injectable()
export class OfficeContactService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** In the order in which they were entered and begin. */
  entries(): Promise<OfficeContactEntry[]> {
    return this.database.manager.find(OfficeContactEntry, { order: { no: 'ASC' } });
  }

  /**
   * Adds what holds from a day on. A second send changes nothing.
   * @param seen number of the last entry that the form showed, 0 for none
   * @throws RowChanged when somebody added one since; FieldDeclined when it begins before the last one; IdempotencyConflict
   */
  async add(entry: OfficeContact, reason: string, seen: number, send: FormSend): Promise<void> {
    try {
      const content = { ...entry, reason, seen };
      await createOnce(this.database, { ...send, act: 'officeContact', content }, async (tx) => {
        const entries = await tx.find(OfficeContactEntry, { order: { no: 'ASC' } });
        const last = entries.at(-1);
        if ((last?.no ?? 0) !== seen) throw new RowChanged();
        if (last && contactBegins(entries, entry.holdsFrom) === 'tooEarly')
          throw new FieldDeclined(
            'holdsFrom',
            `前の登録は${formatJapaneseDate(last.holdsFrom)}から適用しています。その日か、その後の日を入力してください`,
          );
        const { before, after } = changesOf(last ?? {}, entry);
        if (last && Object.keys(after).length === 0)
          throw new FieldDeclined('', '前の登録と同じです。変えるところを入力してください');
        if (last && reason === '') throw new FieldDeclined('reason', '変更の理由を入力してください（例: 知事の交代）');
        await tx.insert(OfficeContactEntry, { no: seen + 1, ...entry });
        return {
          subject: OFFICE_CONTACT_SUBJECT,
          event: { type: 'CHANGE_OFFICE_CONTACT', before, after: reason === '' ? after : { ...after, reason } },
          now: this.clock.now(),
        };
      });
    } catch (error) {
      throw violates(error, 'office_contact_pk') ? new RowChanged() : error;
    }
  }
}
