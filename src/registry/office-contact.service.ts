import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import type { OfficeContact } from '../procedure/case/facts.js';
import { changesOf } from '../record/changes.js';
import type { FormSend } from '../record/create-once.js';
import type { Subject } from '../record/subject.js';
import { addHeldEntry } from './held-entries.js';
import { OfficeContactEntry } from './registry.entities.js';

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

  /** Adds what holds from a day on. @param seen and what is thrown: as `addHeldEntry` */
  add(entry: OfficeContact, reason: string, seen: number, send: FormSend): Promise<void> {
    return addHeldEntry(this.database, {
      act: 'officeContact',
      content: { ...entry, reason, seen },
      send,
      holdsFrom: entry.holdsFrom,
      reason,
      seen,
      entries: (tx) => tx.find(OfficeContactEntry, { order: { no: 'ASC' } }),
      changes: (last) => changesOf(last ?? {}, entry),
      insert: (tx, no) => tx.insert(OfficeContactEntry, { no, ...entry }),
      key: 'office_contact_pk',
      subject: OFFICE_CONTACT_SUBJECT,
      type: 'CHANGE_OFFICE_CONTACT',
      now: this.clock.now(),
    });
  }
}
