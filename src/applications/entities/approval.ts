import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IsoDate } from '../../procedure/calendar/days.js';

/** 決裁: the approver's answer to one draft. */
@Entity({ name: 'approval' })
export class Approval {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  @Column({ name: 'draft_decision_id', type: 'uuid' })
  draftDecisionId!: string;

  @Column({ name: 'approver_id', type: 'uuid' })
  approverId!: string;

  @Column({ name: 'approver_name', type: 'text' })
  approverName!: string;

  @Column({ type: 'text' })
  answer!: 'approved' | 'returned';

  @Column({ type: 'text', default: '' })
  comment!: string;

  /** SHA-256 of what lay before the approver, as `DraftDecision.contentDigest`. */
  @Column({ name: 'content_digest', type: 'text' })
  contentDigest!: string;

  @Column({ name: 'answered_on', type: 'date' })
  answeredOn!: IsoDate;

  @Column({ name: 'voided_on', type: 'date', nullable: true })
  voidedOn!: IsoDate | null;

  @Column({ name: 'void_reason', type: 'text', default: '' })
  voidReason!: string;
}
