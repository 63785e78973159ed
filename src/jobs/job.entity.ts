import { Column, Entity, PrimaryColumn } from 'typeorm';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** Work that takes longer than a page may: it is left to a worker and found again. */
@Entity({ name: 'job' })
export class Job {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  /** Name under which a room has told of it (JobKinds). */
  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  title!: string;

  /** What was asked for, as the kind reads it. */
  @Column({ type: 'jsonb' })
  input!: unknown;

  @Column({ name: 'idempotency_key', type: 'text' })
  idempotencyKey!: string;

  /** Account; what it may see is asked again when the job runs. Null for what nobody asked for. */
  @Column({ name: 'requested_by', type: 'uuid', nullable: true })
  requestedBy!: string | null;

  @Column({ type: 'text' })
  state!: JobState;

  @Column({ type: 'int', default: 0 })
  done!: number;

  /** 0 until it is known how much there is to do. */
  @Column({ type: 'int', default: 0 })
  total!: number;

  /** How often a worker has begun it. */
  @Column({ type: 'int', default: 0 })
  attempts!: number;

  /** Who runs it, and when that worker was last heard of; null unless running. */
  @Column({ type: 'text', nullable: true })
  worker!: string | null;

  @Column({ name: 'heartbeat_at', type: 'timestamptz', nullable: true })
  heartbeatAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** When a worker last began it. */
  @Column({ name: 'begun_at', type: 'timestamptz', nullable: true })
  begunAt!: Date | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  /** Why it failed, in Japanese; '' otherwise. */
  @Column({ type: 'text', default: '' })
  message!: string;

  /** What it has to tell, as its kind writes it, also of a failure. */
  @Column({ type: 'jsonb', nullable: true })
  result!: object | null;

  @Column({ name: 'file_name', type: 'text', nullable: true })
  fileName!: string | null;

  @Column({ name: 'media_type', type: 'text', nullable: true })
  mediaType!: string | null;

  /** Bytes of the file, which lies in job_result_part until the time to fetch it is over. */
  @Column({ type: 'int', nullable: true })
  size!: number | null;

  /** Lower-case hexadecimal; stays when the bytes are removed. */
  @Column({ type: 'text', nullable: true })
  sha256!: string | null;
}
