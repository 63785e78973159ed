import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IsoDate } from '../procedure/calendar/days.js';
import type { DesignatedWork } from '../procedure/designation/designated-work.js';
import type { Kind } from '../procedure/terms/kinds.js';

/** One line of the register (指定台帳). A renewal or an approved change is a line of its own that names the former one. */
@Entity({ name: 'designation' })
export class Designation {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'institution_id', type: 'uuid' })
  institutionId!: string;

  @Column({ type: 'text' })
  kind!: Kind;

  /** Null for a designation older than this program. */
  @Column({ name: 'application_id', type: 'uuid', nullable: true })
  applicationId!: string | null;

  /** 指定・更新・承認の年月日, as on the notice. */
  @Column({ name: 'designated_on', type: 'date' })
  designatedOn!: IsoDate;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: IsoDate;

  @Column({ name: 'valid_to', type: 'date' })
  validTo!: IsoDate;

  @Column({ name: 'notice_number', type: 'text', default: '' })
  noticeNumber!: string;

  @Column({ name: 'notice_file_id', type: 'uuid', nullable: true })
  noticeFileId!: string | null;

  @Column({ name: 'public_notice_on', type: 'date', nullable: true })
  publicNoticeOn!: IsoDate | null;

  @Column({ name: 'public_notice_method', type: 'text', default: '' })
  publicNoticeMethod!: string;

  @Column({ name: 'previous_id', type: 'uuid', nullable: true })
  previousId!: string | null;

  /** What was designated, and what approved changes made of it since; null of lines that are older than the columns. */
  @Column({ type: 'jsonb', nullable: true })
  matters!: DesignatedWork['matters'] | null;

  @Column({ type: 'jsonb', nullable: true })
  changes!: DesignatedWork['changes'] | null;

  @Column({ name: 'lock_version', type: 'int', default: 1 })
  lockVersion!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
