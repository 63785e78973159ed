import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReviewCheckId } from '../../procedure/case/facts.js';

/** Result of one point of the prefecture's examination (R1–R11); the latest answer counts. */
@Entity({ name: 'examination_check' })
export class ExaminationCheck {
  @PrimaryColumn({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  @PrimaryColumn({ name: 'check_id', type: 'text' })
  checkId!: ReviewCheckId;

  @Column({ type: 'boolean' })
  met!: boolean;

  @Column({ type: 'text', default: '' })
  note!: string;

  /** The application was changed after this was recorded. */
  @Column({ type: 'boolean', default: false })
  outdated!: boolean;

  /** Name of the officer. */
  @Column({ name: 'checked_by', type: 'text' })
  checkedBy!: string;

  @Column({ name: 'checked_at', type: 'timestamptz' })
  checkedAt!: Date;
}
