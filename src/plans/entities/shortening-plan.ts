import { Column, Entity, PrimaryColumn } from 'typeorm';

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

  /** The values of `PLAN_FIELDS`, read by `planFacts` alone. */
  @Column({ type: 'jsonb' })
  facts!: object;

  /** Name of the person. */
  @Column({ name: 'recorded_by', type: 'text' })
  recordedBy!: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
