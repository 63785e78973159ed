import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 評価センターの評価 for one case: the application for it, then its result. */
@Entity({ name: 'evaluation' })
export class Evaluation {
  @PrimaryColumn({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  /** The values of `EVALUATION_APPLICATION_FIELDS`, read by `evaluationFacts` alone. */
  @Column({ type: 'jsonb' })
  applied!: object;

  /** Those of `EVALUATION_RESULT_FIELDS`; null until the result has come. */
  @Column({ type: 'jsonb', nullable: true })
  result!: object | null;
}
