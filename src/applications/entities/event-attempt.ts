import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Role } from '../../procedure/terms/actors.js';
import type { Condition, RefusalCode } from '../../procedure/case/decision.js';
import type { EventType } from '../../procedure/events/index.js';
import type { CaseState } from '../../procedure/terms/states.js';

/** A refused event, written in a transaction of its own. Append-only. */
@Entity({ name: 'event_attempt' })
export class EventAttempt {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id!: string;

  @Column({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  @Column({ name: 'event_type', type: 'text' })
  eventType!: EventType;

  @Column({ type: 'text' })
  state!: CaseState;

  @Column({ type: 'text' })
  code!: RefusalCode;

  /** The unmet conditions as they were shown. */
  @Column({ type: 'jsonb' })
  conditions!: Condition[];

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
}
