import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConfirmationPoint, CouncilId, MeetingMethod, Opinion } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { HearingStep } from '../../procedure/case/hearings.js';

/** 意見聴取: one council heard about one case, from the request to its result. */
@Entity({ name: 'hearing' })
export class Hearing {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  @Column({ type: 'text' })
  council!: CouncilId;

  /** Coordination council only. */
  @Column({ name: 'planning_area_id', type: 'text', nullable: true })
  planningAreaId!: string | null;

  /** 調整会議事務局; coordination council only. */
  @Column({ name: 'health_centre_id', type: 'text', nullable: true })
  healthCentreId!: string | null;

  @Column({ name: 'meeting_id', type: 'uuid', nullable: true })
  meetingId!: string | null;

  /** Of the meeting it is held on, as `councils` notes it: who presides, and how many members there are and have answered. */
  @Column({ name: 'meeting_chair', type: 'text', nullable: true })
  meetingChair!: string | null;

  @Column({ name: 'meeting_members', type: 'int', nullable: true })
  meetingMembers!: number | null;

  @Column({ name: 'meeting_answered', type: 'int', nullable: true })
  meetingAnswered!: number | null;

  @Column({ name: 'requested_on', type: 'date' })
  requestedOn!: IsoDate;

  /** 報告期限 of the health centre. */
  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn!: IsoDate | null;

  @Column({ type: 'text', nullable: true })
  method!: MeetingMethod | null;

  @Column({ name: 'meets_on', type: 'date', nullable: true })
  meetsOn!: IsoDate | null;

  @Column({ name: 'meeting_name', type: 'text', nullable: true })
  meetingName!: string | null;

  /** 確認様式の確認事項. */
  @Column({ type: 'jsonb', nullable: true })
  points!: Partial<Record<ConfirmationPoint, boolean>> | null;

  @Column({ name: 'confirmed_on', type: 'date', nullable: true })
  confirmedOn!: IsoDate | null;

  @Column({ type: 'text', nullable: true })
  chair!: string | null;

  @Column({ type: 'text', default: '' })
  remarks!: string;

  @Column({ name: 'reported_on', type: 'date', nullable: true })
  reportedOn!: IsoDate | null;

  @Column({ name: 'held_on', type: 'date', nullable: true })
  heldOn!: IsoDate | null;

  /** 答申日; medical council only. */
  @Column({ name: 'answered_on', type: 'date', nullable: true })
  answeredOn!: IsoDate | null;

  @Column({ type: 'text', nullable: true })
  body!: 'plenary' | 'section' | null;

  @Column({ type: 'text', nullable: true })
  opinion!: Opinion | null;

  /** 附帯意見 beside it; null of an answer from before it had a place of its own. */
  @Column({ name: 'supplementary_opinion', type: 'text', nullable: true })
  supplementaryOpinion!: string | null;

  /** Withdrawn, or to be heard again; kept for the record. */
  @Column({ type: 'boolean', default: false })
  voided!: boolean;

  /** What the health centre does next, written with the columns above so that lists find it by an index; coordination council only. */
  @Column({ type: 'text', nullable: true })
  step!: HearingStep | null;
}
