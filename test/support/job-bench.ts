import { randomUUID } from 'node:crypto';
import { JobWorker } from '../../src/jobs/job-worker.js';
import type { CaseBench } from './case-bench.js';
import { type Person, startWebBench, type WebBench } from './web-bench.js';

/** The web bench with a worker that looks for jobs only when a test says so. */
export interface JobBench extends WebBench {
  worker: JobWorker;
  /** Removes every case and every job. */
  clear: () => Promise<void>;
}

export async function startJobBench(): Promise<JobBench> {
  const web = await startWebBench();
  const worker = web.bench.app.get(JobWorker);
  const clear = async () => {
    await worker.idle();
    await web.bench.clear();
    await web.bench.asOwner((query) => query('TRUNCATE job CASCADE'));
  };
  return { ...web, worker, clear };
}

/** A job of this person that waits and that no worker was told of, whether or not a page offers it. @returns its id */
export async function queueJob(
  bench: CaseBench,
  person: Person,
  kind: string,
  caseIds: readonly string[],
): Promise<string> {
  const [job] = await bench.query<{ id: string }>(
    `INSERT INTO job (kind, title, input, idempotency_key, requested_by, state, created_at)
     SELECT $1, '試験', $2, $3, id, 'queued', now() FROM account WHERE lower(login) = lower($4) RETURNING id`,
    [kind, JSON.stringify({ caseIds }), randomUUID(), person],
  );
  if (!job) throw new Error(`${person} has no account`);
  return job.id;
}
