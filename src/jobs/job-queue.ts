/**
 * The table of jobs as a queue for several workers in several processes, with turns for the persons who ask. Every statement of a
 * worker is fenced by its name.
 */
import { createReadStream } from 'node:fs';
import type { DataSource, EntityManager } from 'typeorm';
import type { IsoDate } from '../platform/clock.js';
import { PART_BYTES, PartTable } from '../platform/part-table.js';
import type { JobOutcome } from './job-kinds.js';
import { Job } from './job.entity.js';

/** A worker that was not heard of for so long is dead, and its job is anybody's. One that was heard of in the future had a clock that was wrong. */
export const DEAD_AFTER_MS = 60_000;
/** A job that has killed so many workers is not begun again. */
const MOST_ATTEMPTS = 3;

/** The bytes of the files that jobs have made. */
export const RESULT_PARTS = new PartTable('job_result_part', 'job_id');

const GAVE_UP = '作成の途中で何度も止まったため、中止しました。対象を減らして、もう一度行ってください。';

/**
 * The next job that waits or whose worker is dead, now this worker's own; null when there is none. Two workers never get the same.
 * Whoever has the fewest running and was served longest ago is next, so that a hundred jobs of one keep nobody else waiting; what nobody asked for comes first.
 */
export async function takeJob(database: DataSource, worker: string, now: Date): Promise<Job | null> {
  const [deadBefore, deadAfter] = [-DEAD_AFTER_MS, DEAD_AFTER_MS].map((ms) => new Date(now.getTime() + ms));
  return database.transaction(async (tx) => {
    await tx.query(
      `UPDATE job SET state = 'failed', worker = NULL, finished_at = $1, message = $2
       WHERE state = 'running' AND heartbeat_at NOT BETWEEN $3 AND $5 AND attempts >= $4`,
      [now, GAVE_UP, deadBefore, MOST_ATTEMPTS, deadAfter],
    );
    const [rows]: [{ id: string }[], number] = await tx.query(
      `UPDATE job SET state = 'running', worker = $1, heartbeat_at = $2, begun_at = $2, attempts = attempts + 1, done = 0
       WHERE id = (SELECT id FROM job j WHERE state = 'queued' OR (state = 'running' AND heartbeat_at NOT BETWEEN $3 AND $4)
                   ORDER BY (SELECT count(*) FROM job own WHERE own.requested_by = j.requested_by AND own.state = 'running' AND own.heartbeat_at BETWEEN $3 AND $4),
                            (SELECT max(begun_at) FROM job own WHERE own.requested_by = j.requested_by) NULLS FIRST,
                            created_at
                   LIMIT 1 FOR UPDATE OF j SKIP LOCKED)
       RETURNING id`,
      [worker, now, deadBefore, deadAfter],
    );
    return rows[0] ? tx.findOneByOrFail(Job, { id: rows[0].id }) : null;
  });
}

/** Says that the worker lives and how far it is. @returns false when the job is not its own any more (cancelled, taken over) */
export async function heartbeat(
  database: DataSource,
  { id, worker, now, done, total }: { id: string; worker: string; now: Date; done: number; total: number },
): Promise<boolean> {
  const { affected } = await database.manager.update(
    Job,
    { id, worker, state: 'running' },
    { heartbeatAt: now, done, total },
  );
  return affected === 1;
}

/** Whether the job is still this worker's. */
export function ownsJob(database: DataSource, { id, worker }: { id: string; worker: string }): Promise<boolean> {
  return database.manager.existsBy(Job, { id, worker, state: 'running' });
}

/** Keeps the outcome, unless the job is not this worker's any more. */
export function finishJob(
  database: DataSource,
  { id, worker, now }: { id: string; worker: string; now: Date },
  { file, result }: JobOutcome,
): Promise<void> {
  return database.transaction(async (tx) => {
    const { path, ...about } = file ?? { path: null };
    const { affected } = await tx.update(
      Job,
      { id, worker, state: 'running' },
      { state: 'done', worker: null, finishedAt: now, result: result ?? null, ...about },
    );
    if (affected === 1 && path !== null)
      await RESULT_PARTS.write(tx, [id], createReadStream(path, { highWaterMark: PART_BYTES }));
  });
}

/** @param result what there is to tell nevertheless */
export async function failJob(
  database: DataSource,
  { id, worker, now }: { id: string; worker: string; now: Date },
  message: string,
  result: object | null,
): Promise<void> {
  await database.manager.update(
    Job,
    { id, worker, state: 'running' },
    { state: 'failed', worker: null, finishedAt: now, message, result },
  );
}

/** Gives back what the worker has not finished, as if it had not begun it: the program stops, which is no fault of the job. */
export async function releaseJobs(database: DataSource, worker: string): Promise<void> {
  await database.manager.update(
    Job,
    { worker, state: 'running' },
    { state: 'queued', worker: null, heartbeatAt: null, attempts: () => 'attempts - 1' },
  );
}

/** Puts daily work into the queue, once for each day however many programs do so. */
export async function queueDaily(
  database: DataSource,
  { day, ...work }: { kind: string; title: string; day: IsoDate; now: Date },
): Promise<void> {
  await queueUnasked(database.manager, { ...work, input: {}, key: `daily ${work.kind} ${day}` });
}

/** Puts work into the queue for which nobody asked, once for a key; within a transaction it waits as soon as that is over. */
export async function queueUnasked(
  manager: Pick<EntityManager, 'query'>,
  { kind, title, input, key, now }: { kind: string; title: string; input: object; key: string; now: Date },
): Promise<void> {
  await manager.query(
    `INSERT INTO job (kind, title, input, idempotency_key, state, created_at)
     VALUES ($1, $2, $3, $4, 'queued', $5) ON CONFLICT (idempotency_key) DO NOTHING`,
    [kind, title, JSON.stringify(input), key, now],
  );
}

/** Removes the files of jobs that ended before this, and the rows of what nobody asked for. That a person's job was done stays. */
export async function forgetJobs(database: DataSource, before: Date): Promise<void> {
  await database.query(
    'DELETE FROM job_result_part part USING job WHERE job.id = part.job_id AND job.finished_at < $1',
    [before],
  );
  await database.query('DELETE FROM job WHERE requested_by IS NULL AND finished_at < $1', [before]);
}
