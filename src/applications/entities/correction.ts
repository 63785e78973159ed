import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { Condition } from '../../procedure/case/decision.js';

/** 補正: one request to the hospital; at most one is open for a case. */
@Entity({ name: 'correction' })
export class Correction {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  /** First, second, … request of this case. */
  @Column({ type: 'int' })
  number!: number;

  @Column({ name: 'requested_on', type: 'date' })
  requestedOn!: IsoDate;

  /** Name of the officer. */
  @Column({ name: 'requested_by', type: 'text' })
  requestedBy!: string;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: IsoDate;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn!: IsoDate | null;

  @Column({ name: 'closed_reason', type: 'text', default: '' })
  closedReason!: string;

  /** What a designation asks and the application did not meet when it ended; null while it is open, and where it was not noted. */
  @Column({ type: 'jsonb', nullable: true })
  unmet!: Condition[] | null;
}
