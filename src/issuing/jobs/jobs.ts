import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource, In } from 'typeorm';
import { IdempotencyConflict } from '../../applications/entities/errors.js';
import { canonicalJson } from '../../audit/canonical-json.js';
import { type Delivery, noteDownload } from '../../documents/downloads.js';
import { FileDamaged } from '../../documents/stored-file.service.js';
import { Clock } from '../../platform/clock.js';
import { digestOf, whileSound } from '../../platform/part-table.js';
import { pageOf, type Paged } from '../../platform/paging.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { JobKinds } from './job-kind.js';
import { RESULT_PARTS } from './job-queue.js';
import { JobWorker } from './job-worker.js';
import { Job } from './job.entity.js';

/** No such job, or another person's: both look the same. */
export class JobNotFound extends Error {
  override readonly name = 'JobNotFound';

  constructor() {
    super('この作業は見つかりません。作業一覧を開き直してください。');
  }
}

/** The result is not there: not yet, or not any more. */
export class NoResult extends Error {
  override readonly name = 'NoResult';
}

/** A person has as many jobs under way as one may have; nothing was queued. */
export class TooManyJobs extends Error {
  override readonly name = 'TooManyJobs';

  constructor() {
    super(
      `作成を待っている作業と作成中の作業が合わせて${MOST_UNFINISHED}件あるため、これ以上は頼めません。どれかができるのを待つか、「作業一覧」で要らないものを取りやめてから、もう一度行ってください。`,
    );
  }
}

export interface JobRequest {
  kind: string;
  title: string;
  input: unknown;
  /** Made with the form: a second click finds the first job. */
  idempotencyKey: string;
}

/** So many jobs of one person may wait or run. */
export const MOST_UNFINISHED = 10;

const JOBS_PER_PAGE = 50;

/** A person's own jobs: asked for, found again, cancelled, fetched. */
@Injectable()
export class Jobs {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly kinds: JobKinds,
    private readonly worker: JobWorker,
  ) {}

  /**
   * Puts a job into the queue.
   * @returns its id, the same for a second click
   * @throws JobNotFound for a kind that this person may not ask for; TooManyJobs; IdempotencyConflict when the key was used for something else
   */
  async ask(actor: Actor, { kind, title, input, idempotencyKey }: JobRequest): Promise<string> {
    if (!this.kinds.of(kind)?.roles.includes(actor.role)) throw new JobNotFound();
    const first = await this.database.transaction(async (tx) => {
      // one after the other for each person, or many at once would all find room
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`job of ${actor.accountId}`]);
      const known = await tx.findOneBy(Job, { idempotencyKey });
      if (known) return known;
      const unfinished = await tx.countBy(Job, { requestedBy: actor.accountId, state: In(['queued', 'running']) });
      if (unfinished >= MOST_UNFINISHED) throw new TooManyJobs();
      await tx.query(
        `INSERT INTO job (kind, title, input, idempotency_key, requested_by, state, created_at)
         SELECT $1::text, $2::text, $3::jsonb, $4::text, $5::uuid, 'queued', $6::timestamptz
         WHERE NOT EXISTS (SELECT FROM used_key WHERE idempotency_key = $4::text) ON CONFLICT (idempotency_key) DO NOTHING`,
        [kind, title, JSON.stringify(input), idempotencyKey, actor.accountId, this.clock.now()],
      );
      return tx.findOneBy(Job, { idempotencyKey });
    });
    if (!first) throw new IdempotencyConflict(); // the key of an act of another kind
    const same =
      first.kind === kind &&
      first.requestedBy === actor.accountId &&
      canonicalJson(first.input) === canonicalJson(input);
    if (!same) throw new IdempotencyConflict();
    this.worker.wake();
    return first.id;
  }

  /** A page (from 1) of one's jobs, newest first. */
  list(actor: Actor, page = 1): Promise<Paged<Job>> {
    const own = this.database.manager
      .createQueryBuilder(Job, 'job')
      .where('job.requestedBy = :accountId', { accountId: actor.accountId });
    return pageOf(own, { page, perPage: JOBS_PER_PAGE }, (offset, limit) =>
      own.clone().orderBy('job.createdAt', 'DESC').addOrderBy('job.id', 'DESC').offset(offset).limit(limit).getMany(),
    );
  }

  /** @throws JobNotFound also for another person's */
  async get(actor: Actor, id: string): Promise<Job & { fetchable: boolean }> {
    const job = isUUID(id) ? await this.database.manager.findOneBy(Job, { id, requestedBy: actor.accountId }) : null;
    if (!job) throw new JobNotFound();
    const rows: { there: boolean }[] = await this.database.query(
      'SELECT EXISTS (SELECT FROM job_result_part WHERE job_id = $1) AS there',
      [id],
    );
    return Object.assign(job, { fetchable: rows[0]?.there ?? false });
  }

  /** A job that is finished stays as it is. @throws JobNotFound */
  async cancel(actor: Actor, id: string): Promise<void> {
    await this.get(actor, id);
    const cancelled = { state: 'cancelled', worker: null, finishedAt: this.clock.now() } as const;
    await this.database.manager.update(Job, { id, state: In(['queued', 'running']) }, cancelled);
  }

  /**
   * The finished PDF; who took it is noted. Its bytes are read through once before the first of them leaves.
   * @throws JobNotFound, NoResult, FileDamaged
   */
  async result(actor: Actor, id: string): Promise<Delivery> {
    const { fetchable, fileName, sha256 } = await this.get(actor, id);
    if (!fetchable || sha256 === null)
      throw new NoResult('この作業の結果は、まだできていないか、保管の期間を過ぎています。');
    const { manager } = this.database;
    const { size, sha256: digest } = await digestOf(RESULT_PARTS.read(manager, id));
    if (digest !== sha256) throw new FileDamaged(id);
    await noteDownload(manager, actor, { jobId: id, purpose: 'save', at: this.clock.now() });
    return {
      fileName: fileName ?? '結果.pdf',
      mediaType: 'application/pdf',
      size,
      chunks: whileSound(RESULT_PARTS.read(manager, id), digest, () => new FileDamaged(id)),
    };
  }
}
