import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { pageOf, type Paged } from '../platform/paging.js';
import type { Actor } from '../procedure/terms/actors.js';
import { OutboxMessage } from './entities/outbox-message.js';
import type { Recipient } from './outbox-writer.js';

const NOTICES_PER_PAGE = 30;

export type NoticeList = Paged<Pick<OutboxMessage, 'id' | 'applicationId' | 'subject' | 'body' | 'availableAt'>>;

/** お知らせ: the messages to an office, whether or not a mail of them went out. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The messages to the actor's own office, newest first; none for a role that gets none. @param page from 1 */
  async list(actor: Actor, page: number): Promise<NoticeList> {
    const office = officeOf(actor);
    if (!office) return { rows: [], total: 0, more: false, page: 1, pageCount: 1 };
    const own = this.database.manager
      .createQueryBuilder(OutboxMessage, 'message')
      .where('message.recipientKind = :kind AND message.recipientId = :id AND message.availableAt <= :now', {
        ...office,
        now: this.clock.now(),
      });
    return pageOf(own, { page, perPage: NOTICES_PER_PAGE }, (offset, limit) =>
      own
        .clone()
        .orderBy('message.createdAt', 'DESC')
        .addOrderBy('message.eventSeq', 'DESC')
        .addOrderBy('message.id')
        .offset(offset)
        .limit(limit)
        .getMany(),
    );
  }
}

function officeOf({ role, institutionId, healthCentreId }: Actor): Recipient | null {
  switch (role) {
    case 'prefectureOfficer':
    case 'prefectureApprover':
      return { kind: 'prefecture', id: '' };
    case 'hospital':
      return institutionId === null ? null : { kind: 'institution', id: institutionId };
    case 'healthCentre':
      return healthCentreId === null ? null : { kind: 'healthCentre', id: healthCentreId };
    case 'supportCentre':
    case 'systemAdministrator':
    case 'timer':
      return null;
  }
}
