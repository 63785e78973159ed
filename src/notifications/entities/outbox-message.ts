import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whom a message is for; the prefecture is one office, so its id is ''. */
export type RecipientKind = 'institution' | 'prefecture' | 'healthCentre';

/** A rendered message that waits to be sent; it is written in the transaction of its cause. */
@Entity({ name: 'outbox' })
export class OutboxMessage {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  /** Log entry of the case that caused it. */
  @Column({ name: 'event_seq', type: 'int' })
  eventSeq!: number;

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
