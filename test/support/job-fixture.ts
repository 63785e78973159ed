import { randomUUID } from 'node:crypto';
import { JobWorker } from '../../src/jobs/job-worker.js';
import type { CaseFixture } from './case-fixture.js';
import { type Person, startWebFixture, type WebFixture } from './web-fixture.js';

/** The web fixture with a worker that looks for jobs only when a test says so. */
export interface JobFixture extends WebFixture {
  worker: JobWorker;
  /** Removes every case and every job. */
  clear: () => Promise<void>;
}

export async function startJobFixture(): Promise<JobFixture> {
  const web = await startWebFixture();
  const worker = web.fixture.app.get(JobWorker);
  const clear = async () => {
    await worker.idle();
    await web.fixture.clear();
    await web.fixture.asOwner((query) => query('TRUNCATE job CASCADE'));
  };
  return { ...web, worker, clear };
}

/** A job of this person that waits and that no worker was told of, whether or not a page offers it. @returns its id */
export async function queueJob(
  fixture: CaseFixture,
  person: Person,
  kind: string,
  caseIds: readonly string[],
): Promise<string> {
  const [job] = await fixture.query<{ id: string }>(
    `INSERT INTO job (kind, title, input, idempotency_key, requested_by, state, created_at)
     SELECT $1, '試験', $2, $3, id, 'queued', now() FROM account WHERE lower(login) = lower($4) RETURNING id`,
    [kind, JSON.stringify({ caseIds }), randomUUID(), person],
  );
  if (!job) throw new Error(`${person} has no account`);
  return job.id;
}
