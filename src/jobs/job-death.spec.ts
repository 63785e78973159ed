/** What becomes of a job whose process is killed or stopped, or which its person gives up while it runs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { type JobFixture, queueJob, startJobFixture } from '../../test/support/job-fixture.js';
import { statementsOf, watchStatements } from '../../test/support/statements.js';
import { PackRenderer } from '../documents/pack-renderer.js';
import { Config } from '../platform/config.js';
import { DatabaseUnavailable } from '../platform/database-trouble.js';
import { TemporaryFiles } from '../platform/temporary-files.js';
import { JobKinds } from './job-kinds.js';
import { JobWorker } from './job-worker.js';
import type { Job } from './job.entity.js';

const PROCESS = fileURLToPath(new URL('../../test/support/worker/job-process.mjs', import.meta.url));

let web: JobFixture;

beforeAll(async () => {
  watchStatements();
  web = await startJobFixture();
}, 120_000);
afterAll(() => web.close());
beforeEach(() => web.clear());

const job = async () => (await web.fixture.query<Job>('SELECT * FROM job WHERE requested_by IS NOT NULL'))[0];
/** How many jobs have a result. */
const kept = async () =>
  Number((await web.fixture.query<{ n: string }>('SELECT count(DISTINCT job_id) AS n FROM job_result_part'))[0]?.n);
const bound = async () =>
  Number(
    (await web.fixture.query<{ n: string }>(`SELECT count(*) AS n FROM document_download WHERE purpose = 'pack'`))[0]
      ?.n,
  );

const queued = async () => queueJob(web.fixture, 'officer', 'case-file', [await web.fixture.submitted()]);

/** Nobody can read the bytes of a file meanwhile, so that a pack stands still at its first file. */
async function whileNoFileCanBeRead(work: () => Promise<void>): Promise<void> {
  const owner = await new DataSource({
    type: 'postgres',
    url: web.fixture.database.ownerUrl,
    poolSize: 1,
  }).initialize();
  const runner = owner.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query('LOCK TABLE stored_file_part IN ACCESS EXCLUSIVE MODE');
    await work();
    await runner.rollbackTransaction();
  } finally {
    await runner.release();
    await owner.destroy();
  }
}

/** Until somebody waits for the lock. */
async function untilStill(): Promise<void> {
  const waits = () =>
    web.fixture.query(`SELECT FROM pg_locks WHERE NOT granted AND relation = 'stored_file_part'::regclass`);
  for (let tries = 0; (await waits()).length === 0; tries += 1) {
    if (tries > 600) throw new Error('no job came as far as its first file');
    await pause(50);
  }
}

function startProcess(): ChildProcess {
  return spawn(process.execPath, [PROCESS], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      JOB_DATABASE: web.fixture.database.appUrl,
      JOB_NOW: web.fixture.clock.now().toISOString(),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

it('is taken up by another process when its own was killed in the midst of it', async () => {
  const id = await queued();
  await whileNoFileCanBeRead(async () => {
    const child = startProcess();
    try {
      await untilStill();
      expect(await job()).toMatchObject({ id, state: 'running', attempts: 1 });
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    expect(child.signalCode).toBe('SIGKILL');
  });
  const dead = (await job())?.worker;
  await web.worker.idle();
  expect(await job()).toMatchObject({ state: 'running', worker: dead });
  expect(await kept()).toBe(0);
  web.fixture.clock.set('2026-11-16T09:01:05+09:00');
  await web.worker.idle();
  expect(await job()).toMatchObject({ id, state: 'done', attempts: 2, worker: null });
  expect(await kept()).toBe(1);
});

it('stops at the next file when its person gives it up, and keeps nothing', async () => {
  const id = await queued();
  const officer = await web.signedIn('officer');
  const [files] = await web.fixture.query<{ n: string }>('SELECT count(*) AS n FROM stored_file');
  expect(Number(files?.n)).toBeGreaterThan(1);
  const { statements } = await statementsOf(async () => {
    await whileNoFileCanBeRead(async () => {
      web.worker.wake();
      await untilStill();
      expect((await officer.post(`/jobs/${id}/cancel`)).status).toBe(303);
    });
    await web.worker.idle();
  });
  expect(await job()).toMatchObject({ state: 'cancelled', worker: null, sha256: null, message: '' });
  expect(await kept()).toBe(0);
  expect(statements.filter((each) => each.includes('FROM stored_file_part'))).toHaveLength(1);
  expect(await bound()).toBe(0);
  expect((await officer.get(`/jobs/${id}/result`)).status).toBe(404);
});

it('has not failed when the database was lost in the midst of it: it is taken up once more', async () => {
  const id = await queued();
  const packs = web.fixture.app.get(PackRenderer);
  const render = packs.render.bind(packs);
  packs.render = () => {
    packs.render = render;
    return Promise.reject(new DatabaseUnavailable('unreachable', 'lost'));
  };
  await web.worker.idle();
  expect(await job()).toMatchObject({ id, state: 'running', message: '' });
  web.fixture.clock.set('2026-11-16T09:01:05+09:00');
  await web.worker.idle();
  expect(await job()).toMatchObject({ id, state: 'done', attempts: 2 });
});

describe('when its program stops', () => {
  /** A worker like that of another process, which can be stopped alone. */
  const otherWorker = () => {
    const { app, clock, dataSource } = web.fixture;
    return new JobWorker(dataSource, clock, app.get(Config), app.get(JobKinds), app.get(TemporaryFiles));
  };

  it('is given up in the midst of its drawing, goes back, and is taken up again', async () => {
    const id = await queued();
    const endless = new PackRenderer({
      module: new URL('../../test/support/worker/endless-worker.mjs', import.meta.url),
    });
    const packs = web.fixture.app.get(PackRenderer);
    const render = packs.render.bind(packs);
    const stopped = otherWorker();
    await new Promise<void>((begun) => {
      packs.render = (order) => {
        packs.render = render;
        begun();
        return endless.render(order);
      };
      stopped.wake();
    });
    await pause(200); // until the process is in the midst of it
    const asked = performance.now();
    await stopped.onModuleDestroy();
    await endless.close();
    expect(performance.now() - asked).toBeLessThan(4_000); // the worker itself waits five seconds for what cannot be given up
    expect(await job()).toMatchObject({ id, state: 'queued', worker: null, attempts: 0, message: '' });
    await web.worker.idle();
    expect(await job()).toMatchObject({ id, state: 'done', attempts: 1 });
  });

  it('goes back and is not waited for long where it cannot be given up', async () => {
    await queued();
    const stopped = otherWorker();
    await whileNoFileCanBeRead(async () => {
      stopped.wake();
      await untilStill();
      await stopped.onModuleDestroy();
      expect(await job()).toMatchObject({ state: 'queued', worker: null });
      expect(await kept()).toBe(0);
    });
  }, 15_000);
});
