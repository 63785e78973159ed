import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import type { Actor } from '../procedure/actors.js';
import { OutboxMessage } from './entities/outbox-message.js';
import type { Recipient } from './outbox-writer.js';

export const NOTICES_PER_PAGE = 30;

export interface NoticeList {
  notices: Pick<OutboxMessage, 'id' | 'applicationId' | 'subject' | 'body' | 'availableAt'>[];
  total: number;
  /** From 1; the last page when a later one was asked for. */
  page: number;
  pageCount: number;
}

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
    if (!office) return { notices: [], total: 0, page: 1, pageCount: 1 };
    const own = this.database.manager
      .createQueryBuilder(OutboxMessage, 'message')
      .where('message.recipientKind = :kind AND message.recipientId = :id AND message.availableAt <= :now', { ...office, now: this.clock.now() });
    const total = await own.getCount();
    const pageCount = Math.max(1, Math.ceil(total / NOTICES_PER_PAGE));
    const shown = Math.min(Math.max(1, page), pageCount);
    const notices = await own
      .orderBy('message.createdAt', 'DESC')
      .addOrderBy('message.eventSeq', 'DESC')
      .addOrderBy('message.id')
      .offset((shown - 1) * NOTICES_PER_PAGE)
      .limit(NOTICES_PER_PAGE)
      .getMany();
    return { notices, total, page: shown, pageCount };
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
