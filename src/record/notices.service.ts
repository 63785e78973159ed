import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { pageOf, type Paged } from '../platform/paging.js';
import type { Actor } from '../procedure/terms/actors.js';
import { OutboxMessage } from './outbox-message.entity.js';
import type { Recipient } from './outbox-writer.js';

const NOTICES_PER_PAGE = 30;

export type Notice = Pick<
  OutboxMessage,
  'id' | 'causeType' | 'causeId' | 'aboutCaseId' | 'subject' | 'body' | 'availableAt'
>;
export type NoticeList = Paged<Notice>;

/** お知らせ: the messages to an office or to one person, whether or not a mail of them went out. */
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
    const own = this.messagesTo(office);
    return pageOf(own, { page, perPage: NOTICES_PER_PAGE }, (offset, limit) =>
      own.clone().offset(offset).limit(limit).getMany(),
    );
  }

  /** The latest messages to the person, about the own account; newest first. */
  toPerson({ accountId }: Actor): Promise<Notice[]> {
    return this.messagesTo({ kind: 'account', id: accountId }).limit(NOTICES_PER_PAGE).getMany();
  }

  private messagesTo(recipient: Recipient): SelectQueryBuilder<OutboxMessage> {
    return this.database.manager
      .createQueryBuilder(OutboxMessage, 'message')
      .where('message.recipientKind = :kind AND message.recipientId = :id AND message.availableAt <= :now', {
        ...recipient,
        now: this.clock.now(),
      })
      .orderBy('message.createdAt', 'DESC')
      .addOrderBy('message.causeSeq', 'DESC')
      .addOrderBy('message.id');
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
