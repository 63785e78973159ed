import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseFacts, SubmissionEvent } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';

/** A file that goes with an application: one of those of its row of the list of documents. */
interface AttachedFile {
  requirementId: string;
  fileId: string;
  /** Of its bytes, lower-case hexadecimal. */
  sha256: string;
  /** Absent in what was submitted before the names were kept with it. */
  fileName?: string;
}

/** What the hospital lays before the prefecture, and a submission freezes. */
export interface Matter extends Pick<CaseFacts, 'content' | 'plan' | 'evaluation'> {
  attachments: readonly AttachedFile[];
}

/** 提出 or 補正の提出, the first with number 1. Never changed: one that was pulled back stays as it was. */
@Entity({ name: 'submission' })
export class Submission {
  @PrimaryColumn({ name: 'application_id', type: 'uuid' })
  applicationId!: string;

  @PrimaryColumn({ type: 'int' })
  number!: number;

  /** The entry of the case log that made it; the documents issued with it are the files of that entry. */
  @Column({ type: 'int' })
  seq!: number;

  @Column({ name: 'event_type', type: 'text' })
  eventType!: SubmissionEvent;

  @Column({ name: 'submitted_on', type: 'date' })
  submittedOn!: IsoDate;

  @Column({ name: 'submitted_at', type: 'timestamptz' })
  submittedAt!: Date;

  @Column({ name: 'submitted_by_id', type: 'text' })
  submittedById!: string;

  @Column({ name: 'submitted_by_name', type: 'text' })
  submittedByName!: string;

  @Column({ name: 'submitted_by_office', type: 'text' })
  submittedByOffice!: string;

  /** A `Matter`, read by `matterOf` alone. */
  @Column({ type: 'jsonb' })
  matter!: object;

  /** Of the canonical JSON of the matter, lower-case hexadecimal. */
  @Column({ type: 'text' })
  sha256!: string;
}
