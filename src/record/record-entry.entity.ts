import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../procedure/terms/actors.js';
import type { CaseState } from '../procedure/terms/states.js';
import type { WrittenRows } from './hash-chain.js';
import type { SubjectType } from './subject.js';

/** One entry of the record: who did what to a subject. Append-only, chained by hash over all subjects; see `append.ts`. */
@Entity({ name: 'record_entry' })
export class RecordEntry<EventType extends string = string> {
  /** Place in the one chain over all subjects, from 1. */
  @PrimaryColumn({ type: 'bigint', transformer: { from: Number, to: (position: number) => position } })
  position!: number;

  @Column({ name: 'subject_type', type: 'text' })
  subjectType!: SubjectType;

  @Column({ name: 'subject_id', type: 'text' })
  subjectId!: string;

  /** Place among the entries of this subject, from 1. */
  @Column({ type: 'int' })
  seq!: number;

  @Column({ name: 'event_type', type: 'text' })
  eventType!: EventType;

  /** The event without its type; of an act on anything but a case also what was before. */
  @Column({ type: 'jsonb' })
  payload!: Record<string, unknown>;

  /** Null for the first entry of a case, and of other subjects, which have no states. */
  @Column({ name: 'from_state', type: 'text', nullable: true })
  fromState!: CaseState | null;

  /** Of a case; null for other subjects. */
  @Column({ name: 'to_state', type: 'text', nullable: true })
  toState!: CaseState | null;

  /** Of a case; null for other subjects. */
  @Column({ name: 'machine_version', type: 'int', nullable: true })
  machineVersion!: number | null;

  @Column({ name: 'actor_id', type: 'text' })
  actorId!: string;

  @Column({ name: 'actor_name', type: 'text' })
  actorName!: string;

  @Column({ name: 'actor_role', type: 'text' })
  actorRole!: Role;

  @Column({ name: 'actor_office', type: 'text' })
  actorOffice!: string;

  @Column({ name: 'occurred_at', type: 'timestamptz', precision: 3 })
  occurredAt!: Date;

  /** Rows that the act wrote. */
  @Column({ type: 'jsonb' })
  rows!: WrittenRows;

  /** Of the form that was sent; null where it has none. */
  @Column({ name: 'idempotency_key', type: 'text', nullable: true })
  idempotencyKey!: string | null;

  /** Version of the canonical form that was hashed. */
  @Column({ name: 'format_version', type: 'int' })
  formatVersion!: number;

  @Column({ name: 'prev_hash', type: 'text' })
  prevHash!: string;

  @Column({ type: 'text' })
  hash!: string;
}
