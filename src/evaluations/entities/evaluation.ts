import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EvaluationResult } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';

/** 評価センターの評価 for one case: the application for it, then its result. */
@Entity({ name: 'evaluation' })
export class Evaluation {
  @PrimaryColumn({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  /** 受審の申込日. */
  @Column({ name: 'applied_on', type: 'date' })
  appliedOn!: IsoDate;

  @Column({ name: 'receipt_no', type: 'text' })
  receiptNo!: string;

  /** Null until the result has come; then the four columns below are filled together. */
  @Column({ type: 'text', nullable: true })
  overall!: EvaluationResult | null;

  @Column({ name: 'notice_no', type: 'text', nullable: true })
  noticeNo!: string | null;

  @Column({ name: 'noticed_on', type: 'date', nullable: true })
  noticedOn!: IsoDate | null;

  /** 評価時点. */
  @Column({ name: 'as_of', type: 'date', nullable: true })
  asOf!: IsoDate | null;

  @Column({ name: 'on_hold_reason', type: 'text', default: '' })
  onHoldReason!: string;
}
