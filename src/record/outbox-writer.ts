import type { EntityManager } from 'typeorm';
import { OutboxMessage, type RecipientKind } from './outbox-message.entity.js';
import { refuseOtherSpelling } from '../platform/row-id.js';
import type { Subject } from './subject.js';

/** Whom a message is for: an office or one person; `id` is '' for the prefecture. */
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
  /** Entry of the record that the message tells of. */
  cause: { subject: Subject; seq: number };
  /** The case that it is about, where its cause is something else. */
  aboutCaseId?: string;
  /** Also the instant from which it may be sent. */
  now: Date;
}

/** Puts messages where the sender finds them, in the transaction of what they tell and before it is recorded. */
export async function putIntoOutbox(tx: EntityManager, messages: readonly AddressedMessage[]): Promise<void> {
  if (messages.length === 0) return;
  for (const { recipient, cause } of messages) for (const { id } of [recipient, cause.subject]) refuseOtherSpelling(id);
  await tx.insert(
    OutboxMessage,
    messages.map(({ recipient, message, cause, aboutCaseId, now }) => ({
      recipientKind: recipient.kind,
      recipientId: recipient.id,
      causeType: cause.subject.type,
      causeId: cause.subject.id,
      causeSeq: cause.seq,
      aboutCaseId: aboutCaseId ?? null,
      subject: message.subject,
      body: message.body,
      createdAt: now,
      availableAt: now,
    })),
  );
}
