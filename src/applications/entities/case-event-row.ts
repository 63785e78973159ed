import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../procedure/terms/actors.js';
import type { LoggedFile } from '../../audit/hash-chain.js';
import type { EventType } from '../../procedure/case/events.js';
import type { PaperAct } from '../../procedure/papers.js';
import type { CaseState } from '../../procedure/terms/states.js';

/** Entries about the papers of a case: they leave its state as it is and are no events of the machine. */
export const PAPER_ENTRIES = {
  issue: 'PAPER_ISSUED',
  reissue: 'PAPER_REISSUED',
  correct: 'PAPER_CORRECTED',
} as const satisfies Record<PaperAct, string>;
export type PaperEntryType = (typeof PAPER_ENTRIES)[PaperAct];

/** OPEN begins every log; then come events of the machine and entries about papers. */
export type LoggedEventType = 'OPEN' | EventType | PaperEntryType;

/** One entry of the case log (経過). Append-only, chained by hash over all cases; see `case-log.ts`. */
@Entity({ name: 'case_event' })
export class CaseEventRow {
  /** Place in the one chain over all cases, from 1. */
  @PrimaryColumn({ type: 'bigint', transformer: { from: Number, to: (position: number) => position } })
  position!: number;

  @Column({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  /** Place in the log of this case, from 1. */
  @Column({ type: 'int' })
  seq!: number;

  @Column({ name: 'event_type', type: 'text' })
  eventType!: LoggedEventType;

  /** The event without its type. */
  @Column({ type: 'jsonb' })
  payload!: Record<string, unknown>;

  /** Null for OPEN. */
  @Column({ name: 'from_state', type: 'text', nullable: true })
  fromState!: CaseState | null;

  @Column({ name: 'to_state', type: 'text' })
  toState!: CaseState;

  @Column({ name: 'machine_version', type: 'int' })
  machineVersion!: number;

  @Column({ name: 'actor_id', type: 'text' })
  actorId!: string;

  @Column({ name: 'actor_name', type: 'text' })
  actorName!: string;

  @Column({ name: 'actor_role', type: 'text' })
  actorRole!: Role;

  @Column({ name: 'actor_office', type: 'text' })
  actorOffice!: string;

  @Column({ name: 'occurred_at', type: 'timestamptz' })
  occurredAt!: Date;

  /** Files that the command stored: uploads and issued documents. */
  @Column({ type: 'jsonb' })
  files!: LoggedFile[];

  @Column({ name: 'idempotency_key', type: 'text' })
  idempotencyKey!: string;

  /** Version of the canonical form that was hashed. */
  @Column({ name: 'format_version', type: 'int' })
  formatVersion!: number;

  @Column({ name: 'prev_hash', type: 'text' })
  prevHash!: string;

  @Column({ type: 'text' })
  hash!: string;
}

/** What 経過 tells of an entry. */
export type ToldEntry = Pick<
  CaseEventRow,
  'seq' | 'eventType' | 'payload' | 'actorName' | 'actorOffice' | 'occurredAt' | 'hash'
>;
