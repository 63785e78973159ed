import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClockStop } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';

/** Interval that does not count towards the standard processing period. */
@Entity({ name: 'clock_stop' })
export class ClockStopRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  @Column({ type: 'text' })
  reason!: ClockStop['reason'];

  @Column({ name: 'from_on', type: 'date' })
  fromOn!: IsoDate;

  /** Null while the clock stands still. */
  @Column({ name: 'to_on', type: 'date', nullable: true })
  toOn!: IsoDate | null;
}
