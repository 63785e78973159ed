import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IsoDate } from '../procedure/calendar/days.js';
import type { RegisteredRenewal } from '../procedure/designation/registered-renewal.js';

/** What a renewal that was begun means for the designation it renews, as the command that moved it last told the register. */
@Entity({ name: 'renewal' })
export class Renewal implements RegisteredRenewal {
  @PrimaryColumn({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  @Column({ name: 'designation_id', type: 'uuid' })
  designationId!: string;

  @Column({ name: 'submitted_on', type: 'date', nullable: true })
  submittedOn!: IsoDate | null;

  @Column({ name: 'decided_on', type: 'date', nullable: true })
  decidedOn!: IsoDate | null;

  @Column({ name: 'given_up_on', type: 'date', nullable: true })
  givenUpOn!: IsoDate | null;

  @Column({ name: 'ended_term_on', type: 'date', nullable: true })
  endedTermOn!: IsoDate | null;

  @Column({ name: 'under_way', type: 'boolean' })
  underWay!: boolean;

  @Column({ name: 'evaluated_in_time', type: 'boolean' })
  evaluatedInTime!: boolean;
}
