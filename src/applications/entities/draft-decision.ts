import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IsoDate } from '../../procedure/calendar/days.js';

/** 起案; at most one is open (not voided) for a case. */
@Entity({ name: 'draft_decision' })
export class DraftDecision {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  @Column({ type: 'text' })
  outcome!: 'designate' | 'refuse';

  @Column({ name: 'drafter_id', type: 'uuid' })
  drafterId!: string;

  @Column({ name: 'drafter_name', type: 'text' })
  drafterName!: string;

  @Column({ name: 'drafted_on', type: 'date' })
  draftedOn!: IsoDate;

  @Column({ type: 'text', default: '' })
  reason!: string;

  @Column({ name: 'valid_from', type: 'date', nullable: true })
  validFrom!: IsoDate | null;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: IsoDate | null;

  /** SHA-256 of what lay before the drafter; see `decision-digest.ts`. */
  @Column({ name: 'content_digest', type: 'text' })
  contentDigest!: string;

  @Column({ name: 'voided_on', type: 'date', nullable: true })
  voidedOn!: IsoDate | null;

  @Column({ name: 'void_reason', type: 'text', default: '' })
  voidReason!: string;
}
