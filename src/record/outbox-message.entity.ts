import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SubjectType } from './subject.js';

/** Whom a message is for; the prefecture is one office, so its id is ''. */
export type RecipientKind = 'institution' | 'prefecture' | 'healthCentre' | 'account';

/** A rendered message that waits to be sent; it is written in the transaction of its cause. */
@Entity({ name: 'outbox' })
export class OutboxMessage {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  /** Subject and number of the entry that it tells of. */
  @Column({ name: 'cause_type', type: 'text' })
  causeType!: SubjectType;

  @Column({ name: 'cause_id', type: 'text' })
  causeId!: string;

  @Column({ name: 'cause_seq', type: 'int' })
  causeSeq!: number;

  /** The case that it is about where its cause is something else. */
  @Column({ name: 'about_case_id', type: 'uuid', nullable: true })
  aboutCaseId!: string | null;

  @Column({ name: 'recipient_kind', type: 'text' })
  recipientKind!: RecipientKind;

  @Column({ name: 'recipient_id', type: 'text', default: '' })
  recipientId!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** Not before this instant. */
  @Column({ name: 'available_at', type: 'timestamptz' })
  availableAt!: Date;

  @Column({ type: 'int', default: 0 })
  attempts!: number;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt!: Date | null;
}
