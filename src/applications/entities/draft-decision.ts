import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { Condition } from '../../procedure/case/condition.js';
import type { NoticeJudgement, RemarkAnswer } from '../../procedure/case/facts.js';
import type { BasisPart } from '../../procedure/case/decision-basis.js';

/** SHA-256 of each part of what a decision rests on. */
export type BasisDigests = Readonly<Record<BasisPart, string>>;

/** What a draft rests on, as it was. */
interface StoredBasis {
  requirements: readonly Condition[];
  digests: BasisDigests;
}

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

  /** The entry of the case log that made it; null of those from before that was kept, like the others that may be null. */
  @Column({ type: 'int', nullable: true })
  seq!: number | null;

  @Column({ type: 'text', nullable: true })
  text!: string | null;

  @Column({ type: 'text', default: '' })
  reason!: string;

  @Column({ type: 'text', nullable: true })
  terms!: string | null;

  @Column({ name: 'issue_on', type: 'date', nullable: true })
  issueOn!: IsoDate | null;

  @Column({ type: 'jsonb', nullable: true })
  answers!: RemarkAnswer[] | null;

  @Column({ type: 'jsonb', nullable: true })
  basis!: StoredBasis | null;

  /** What was judged again when it was notified; null before. */
  @Column({ name: 'notice_judgement', type: 'jsonb', nullable: true })
  noticeJudgement!: NoticeJudgement | null;

  @Column({ name: 'valid_from', type: 'date', nullable: true })
  validFrom!: IsoDate | null;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: IsoDate | null;

  /** SHA-256 of all that lay before the drafter; its parts are those of the basis. */
  @Column({ name: 'content_digest', type: 'text' })
  contentDigest!: string;

  @Column({ name: 'voided_on', type: 'date', nullable: true })
  voidedOn!: IsoDate | null;

  @Column({ name: 'void_reason', type: 'text', default: '' })
  voidReason!: string;
}

/** SQL of the id of a case's newest draft, open or not. @param caseId expression */
export const newestDraft = (caseId: string) =>
  `SELECT d.id FROM draft_decision d WHERE d.application_id = ${caseId} ORDER BY d.seq DESC NULLS LAST, d.drafted_on DESC, d.id DESC LIMIT 1`;
