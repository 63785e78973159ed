import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { pageOf, type Paged } from '../platform/paging.js';
import { entriesAbout } from './read-entries.js';
import type { RecordEntry } from './record-entry.entity.js';
import type { Subject } from './subject.js';

const ENTRIES_PER_PAGE = 20;

/** Reads the record of a subject that is no case; of a case it is read by who may see what (applications/queries/log-lines.ts). */
@Injectable()
export class RecordService {
  constructor(private readonly database: DataSource) {}

  /** A page (from 1) of the entries of a subject, newest first. */
  entries(subject: Subject, page: number): Promise<Paged<RecordEntry>> {
    const entries = entriesAbout(this.database.manager, subject).orderBy('e.seq', 'DESC');
    return pageOf(entries, { page, perPage: ENTRIES_PER_PAGE }, (offset, limit) =>
      entries.clone().offset(offset).limit(limit).getMany(),
    );
  }

  /** The latest entry of a subject of one of these types; null without one. */
  latest(subject: Subject, eventTypes: readonly string[]): Promise<RecordEntry | null> {
    return entriesAbout(this.database.manager, subject)
      .andWhere('e.event_type = ANY (:eventTypes)', { eventTypes })
      .orderBy('e.seq', 'DESC')
      .getOne();
  }
}
