import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PlanFacts } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';

/** 医師労働時間短縮計画の案: its key facts, one row for each version. Append-only. */
@Entity({ name: 'shortening_plan' })
export class ShorteningPlan {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  /** 第1版, 第2版, … */
  @Column({ type: 'int' })
  version!: number;

  @Column({ name: 'period_from', type: 'date' })
  periodFrom!: IsoDate;

  @Column({ name: 'period_to', type: 'date' })
  periodTo!: IsoDate;

  @Column({ name: 'doctors_total', type: 'int' })
  doctorsTotal!: number;

  @Column({ name: 'doctors_over_960', type: 'int' })
  doctorsOver960!: number;

  /** Hours a year. */
  @Column({ name: 'longest_hours', type: 'int' })
  longestHours!: number;

  @Column({ name: 'heard_from', type: 'text' })
  heardFrom!: string;

  @Column({ name: 'heard_on', type: 'date' })
  heardOn!: IsoDate;

  @Column({ type: 'jsonb' })
  matters!: PlanFacts['matters'];

  /** Name of the person. */
  @Column({ name: 'recorded_by', type: 'text' })
  recordedBy!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
