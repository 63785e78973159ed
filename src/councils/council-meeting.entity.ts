import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MeetingMethod } from '../procedure/case/facts.js';
import type { IsoDate } from '../procedure/calendar/days.js';

/** One meeting of a 地域医療構想調整会議, in person or in writing. */
@Entity({ name: 'council_meeting' })
export class CouncilMeeting {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'health_centre_id', type: 'text' })
  healthCentreId!: string;

  @Column({ name: 'planning_area_id', type: 'text' })
  planningAreaId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  method!: MeetingMethod;

  /** Day of the meeting; in writing the day by which the members answer. */
  @Column({ name: 'meets_on', type: 'date' })
  meetsOn!: IsoDate;

  @Column({ type: 'text', default: '' })
  place!: string;

  /** 座長. */
  @Column({ type: 'text', default: '' })
  chair!: string;

  /** 構成員, persons; null while not noted. */
  @Column({ type: 'int', nullable: true })
  members!: number | null;

  /** Members who have answered in writing, persons. */
  @Column({ type: 'int', nullable: true })
  answered!: number | null;

  /** Nothing stood on it any more; kept for the record. */
  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt!: Date | null;

  @Column({ name: 'lock_version', type: 'int', default: 1 })
  lockVersion!: number;

  @Column({ name: 'created_by', type: 'text' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
