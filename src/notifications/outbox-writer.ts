import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OutboxMessage, type RecipientKind } from './entities/outbox-message.js';

/** Whom a message is for; `id` is '' for the prefecture. */
export interface Recipient {
  kind: RecipientKind;
  id: string;
}

/** A message, rendered now so that later changes of names or words do not alter what was said. */
export interface RenderedMessage {
  subject: string;
  body: string;
}

export interface AddressedMessage {
  recipient: Recipient;
  message: RenderedMessage;
  /** Case and log entry the message tells of. */
  cause: { applicationId: string; seq: number };
  /** Also the instant from which it may be sent. */
  now: Date;
}

/** Puts messages where the sender finds them, in the transaction of what they tell. */
@Injectable()
export class OutboxWriter {
  async put(tx: EntityManager, messages: readonly AddressedMessage[]): Promise<void> {
    if (messages.length === 0) return;
    await tx.insert(
      OutboxMessage,
      messages.map(({ recipient, message, cause, now }) => ({
        applicationId: cause.applicationId,
        eventSeq: cause.seq,
        recipientKind: recipient.kind,
        recipientId: recipient.id,
        subject: message.subject,
        body: message.body,
        createdAt: now,
        availableAt: now,
      })),
    );
  }
}
