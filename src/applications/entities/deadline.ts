import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeadlineKind } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';

/** A dated deadline of a case; the three `…BySeq` name the log entries that opened, closed and passed it. */
@Entity({ name: 'deadline' })
export class Deadline {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  @Column({ type: 'text' })
  kind!: DeadlineKind;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: IsoDate;

  @Column({ name: 'legal_basis', type: 'text' })
  legalBasis!: string;

  /** Last day on which the side that it binds was reminded. */
  @Column({ name: 'reminded_on', type: 'date', nullable: true })
  remindedOn!: IsoDate | null;

  @Column({ name: 'opened_by_seq', type: 'int' })
  openedBySeq!: number;

  @Column({ name: 'closed_by_seq', type: 'int', nullable: true })
  closedBySeq!: number | null;

  /** Set when DEADLINE_PASSED was logged; the deadline stays open (overdue) until it is closed. */
  @Column({ name: 'passed_by_seq', type: 'int', nullable: true })
  passedBySeq!: number | null;
}
