import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Declined } from '../platform/declined.js';
import { keyUsed } from '../record/create-once.js';
import { IdempotencyConflict } from '../record/idempotency-conflict.js';
import type { Chunks } from '../platform/part-table.js';
import { pageOf, type Paged } from '../platform/paging.js';
import { JobKinds, readInput } from './job-kinds.js';
import { RESULT_PARTS } from './job-queue.js';
import { JobWorker } from './job-worker.js';
import { Job } from './job.entity.js';
import { isRowId } from '../platform/row-id.js';

/** No such job, or another person's: both look the same. */
class JobNotFound extends Declined {
  override readonly name = 'JobNotFound';

  constructor() {
    super('notFound', 'この作業は見つかりません。作業一覧を開き直してください。');
  }
}

/** The result is not there: not yet, or not any more. */
class NoResult extends Declined {
  override readonly name = 'NoResult';

  constructor() {
    super('notFound', 'この作業の結果は、まだできていないか、保管の期間を過ぎています。');
  }
}

/** A person has as many jobs under way as one may have; nothing was queued. */
class TooManyJobs extends Declined {
  override readonly name = 'TooManyJobs';

  constructor() {
    super(
      'busy',
      `作成を待っている作業と作成中の作業が合わせて${MOST_UNFINISHED}件あるため、これ以上は頼めません。どれかができるのを待つか、「作業一覧」で要らないものを取りやめてから、もう一度行ってください。`,
    );
  }
}

export interface JobRequest {
  /** Account of the person: the job is this person's alone. */
  askedBy: string;
  kind: string;
  title: string;
  input: object;
  /** Made with the form: a second click finds the first job. */
  idempotencyKey: string;
}

/** The file of a finished job. */
export interface KeptFile {
  fileName: string;
  mediaType: string;
  /** Lower-case hexadecimal, of what the job has made. */
  sha256: string;
  /** Reads its bytes as they are kept now. */
  read: () => Chunks;
}

/** So many jobs of one person may wait or run. */
export const MOST_UNFINISHED = 10;

const JOBS_PER_PAGE = 50;

/**
 * A person's own jobs: asked for, found again, cancelled, done once more, fetched. Who may ask for a kind of work, its room knows;
 * persons are told here by their accounts.
 */
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
   * @throws TooManyJobs; IdempotencyConflict when the key was used for something else; Error for a kind or an input that no room takes
   */
  async ask({ askedBy, kind, title, input, idempotencyKey }: JobRequest): Promise<string> {
    const known = this.kinds.of(kind);
    if (!known) throw new Error(`no room does work of the kind ${kind}`);
    const asked = JSON.stringify(readInput(known.input, input));
    const id = await this.inTurn(askedBy, async (tx) => {
      const first = await sameJob(tx, { askedBy, kind, asked, idempotencyKey });
      if (first !== null) return first;
      await requireRoom(tx, askedBy);
      await tx.query(
        `INSERT INTO job (kind, title, input, idempotency_key, requested_by, state, created_at)
         SELECT $1::text, $2::text, $3::jsonb, $4::text, $5::uuid, 'queued', $6::timestamptz
         WHERE NOT ${keyUsed('ARRAY[$4]')} ON CONFLICT (idempotency_key) DO NOTHING`,
        [kind, title, asked, idempotencyKey, askedBy, this.clock.now()],
      );
      return sameJob(tx, { askedBy, kind, asked, idempotencyKey });
    });
    if (id === null) throw new IdempotencyConflict(); // the key of an act of another kind
    this.worker.wake();
    return id;
  }

  /** A page (from 1) of one's jobs, newest first. */
  list(askedBy: string, page = 1): Promise<Paged<Job>> {
    const own = this.database.manager.createQueryBuilder(Job, 'job').where('job.requestedBy = :askedBy', { askedBy });
    return pageOf(own, { page, perPage: JOBS_PER_PAGE }, (offset, limit) =>
      own.clone().orderBy('job.createdAt', 'DESC').addOrderBy('job.id', 'DESC').offset(offset).limit(limit).getMany(),
    );
  }

  /** @throws JobNotFound also for another person's */
  async get(askedBy: string, id: string): Promise<Job & { fetchable: boolean }> {
    const job = isRowId(id) ? await this.database.manager.findOneBy(Job, { id, requestedBy: askedBy }) : null;
    if (!job) throw new JobNotFound();
    const rows: { there: boolean }[] = await this.database.query(
      'SELECT EXISTS (SELECT FROM job_result_part WHERE job_id = $1) AS there',
      [id],
    );
    return Object.assign(job, { fetchable: rows[0]?.there ?? false });
  }

  /** A job that is finished stays as it is. @throws JobNotFound */
  async cancel(askedBy: string, id: string): Promise<void> {
    await this.get(askedBy, id);
    const cancelled = { state: 'cancelled', worker: null, finishedAt: this.clock.now() } as const;
    await this.database.manager.update(Job, { id, state: In(['queued', 'running']) }, cancelled);
  }

  /** Puts a job that failed into the queue once more; any other stays as it is. @throws JobNotFound, TooManyJobs */
  async retry(askedBy: string, id: string): Promise<void> {
    await this.get(askedBy, id);
    await this.inTurn(askedBy, async (tx) => {
      if (!(await tx.existsBy(Job, { id, state: 'failed' }))) return;
      await requireRoom(tx, askedBy);
      const anew = { state: 'queued', attempts: 0, finishedAt: null, message: '', result: null } as const;
      await tx.update(Job, { id, state: 'failed' }, anew);
    });
    this.worker.wake();
  }

  /** @throws JobNotFound, NoResult */
  async file(askedBy: string, id: string): Promise<KeptFile> {
    const { fetchable, fileName, mediaType, sha256 } = await this.get(askedBy, id);
    if (!fetchable || fileName === null || mediaType === null || sha256 === null) throw new NoResult();
    return { fileName, mediaType, sha256, read: () => RESULT_PARTS.read(this.database.manager, id) };
  }

  /** One after the other for each person, or many at once would all find room. */
  private inTurn<T>(askedBy: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`job of ${askedBy}`]);
      return work(tx);
    });
  }
}

/** @throws TooManyJobs when the person has as many jobs under way as one may have */
async function requireRoom(tx: EntityManager, askedBy: string): Promise<void> {
  const unfinished = await tx.countBy(Job, { requestedBy: askedBy, state: In(['queued', 'running']) });
  if (unfinished >= MOST_UNFINISHED) throw new TooManyJobs();
}

/**
 * The job that was asked for under this key; null for none. Whether something of it looked strange depends on the day, so what was confirmed makes
 * it no other one. @throws IdempotencyConflict when it is another one
 */
async function sameJob(
  tx: EntityManager,
  { askedBy, kind, asked, idempotencyKey }: { askedBy: string; kind: string; asked: string; idempotencyKey: string },
): Promise<string | null> {
  const [first]: { id: string; same: boolean | null }[] = await tx.query(
    `SELECT id, (kind, requested_by, input - 'confirmed') = ($2, $3, $4::jsonb - 'confirmed') AS same FROM job WHERE idempotency_key = $1`,
    [idempotencyKey, kind, askedBy, asked],
  );
  if (first && first.same !== true) throw new IdempotencyConflict();
  return first?.id ?? null;
}
