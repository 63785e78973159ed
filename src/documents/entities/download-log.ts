import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One opening of a stored file by one person. */
@Entity('download_log')
export class DownloadLog {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'download_log_pk' })
  id!: string;

  @Column({ name: 'file_id', type: 'uuid' })
  fileId!: string;

  @Column({ name: 'actor_id', type: 'text' })
  actorId!: string;

  @Column({ name: 'actor_name', type: 'text' })
  actorName!: string;

  @Column({ name: 'actor_office', type: 'text' })
  actorOffice!: string;

  @Column({ name: 'downloaded_at', type: 'timestamptz' })
  downloadedAt!: Date;
}
