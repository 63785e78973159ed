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

/** Puts messages where the sender finds them, in the transaction of what they tell. */
@Injectable()
export class OutboxWriter {
  /**
   * @param cause case and log entry the message tells of
   * @param now also the instant from which it may be sent
   */
  async put(
    tx: EntityManager,
    recipient: Recipient,
    message: RenderedMessage,
    cause: { applicationId: string; seq: number },
    now: Date,
  ): Promise<void> {
    await tx.insert(OutboxMessage, {
      applicationId: cause.applicationId,
      eventSeq: cause.seq,
      recipientKind: recipient.kind,
      recipientId: recipient.id,
      subject: message.subject,
      body: message.body,
      createdAt: now,
      availableAt: now,
    });
  }
}
