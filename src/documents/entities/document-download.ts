import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** How a document left the program: opened in the browser, saved, fetched by another program, bound into a pack. */
export type DownloadPurpose = 'view' | 'save' | 'program' | 'pack';

/** One taking of a document by one person: a stored file, a preview of a case, or the result of a job. Append-only. */
@Entity('document_download')
export class DocumentDownload {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'document_download_pk',
  })
  id!: string;

  @Column({ name: 'file_id', type: 'uuid', nullable: true })
  fileId!: string | null;

  /** Set for a preview, which is not stored; `title` then says of what. */
  @Column({ name: 'application_id', type: 'uuid', nullable: true })
  applicationId!: string | null;

  @Column({ name: 'job_id', type: 'uuid', nullable: true })
  jobId!: string | null;

  @Column({ type: 'text', default: '' })
  title!: string;

  @Column({ type: 'text' })
  purpose!: DownloadPurpose;

  @Column({ name: 'actor_id', type: 'text' })
  actorId!: string;

  @Column({ name: 'actor_name', type: 'text' })
  actorName!: string;

  /** '' for what was taken before roles were noted. */
  @Column({ name: 'actor_role', type: 'text' })
  actorRole!: string;

  @Column({ name: 'actor_office', type: 'text' })
  actorOffice!: string;

  @Column({ name: 'downloaded_at', type: 'timestamptz' })
  downloadedAt!: Date;
}
