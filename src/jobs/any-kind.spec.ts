/** Work of any kind, on the ground floor alone: no room above is needed. */
import { mkdtempSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IsInt, Max } from 'class-validator';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { FixedClock } from '../platform/clock.js';
import { loadConfig } from '../platform/config.js';
import { createLogger, NestLog } from '../platform/logging.js';
import { PlatformModule } from '../platform/platform.module.js';
import { type DailyWork, JobImpossible, type JobKind, JobKinds } from './job-kinds.js';
import { JobWorker } from './job-worker.js';
import type { Job } from './job.entity.js';
import { Jobs } from './jobs.js';
import { JobsModule } from './jobs.module.js';

class Amount {
  @IsInt()
  @Max(3)
  amount!: number;
}

const clock = new FixedClock('2026-11-16T00:29:00+09:00');
/** What the two kinds of this test do. */
const work: { asked: JobKind<Amount>['run']; nightly: DailyWork['run'] } = {
  asked: async () => ({}),
  nightly: async () => ({}),
};
let database: TestDatabase;
const programs: INestApplicationContext[] = [];
let owner: string;

/** A program of its own on the same database. */
async function startProgram(): Promise<INestApplicationContext> {
  const config = loadConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'shitei-any-')), PORT: '0', LOG_LEVEL: 'silent' });
  const logger = createLogger('silent');

  @Module({
    imports: [PlatformModule.register({ config, clock, logger, databaseUrl: database.appUrl }), JobsModule],
  })
  class Ground {
    constructor(private readonly kinds: JobKinds) {}

    onModuleInit(): void {
      this.kinds.add('count', { input: Amount, run: (run) => work.asked(run) });
      this.kinds.addDaily('nightly', { title: '夜の処理', at: '00:30', run: (run) => work.nightly(run) });
    }
  }

  const app = await NestFactory.createApplicationContext(Ground, { logger: new NestLog(logger), abortOnError: false });
  programs.push(app);
  return app;
}

beforeAll(async () => {
  database = await createTestDatabase();
  await startProgram();
  const rows: { id: string }[] = await query(
    `INSERT INTO account (login, password_hash, name, role, office_name) VALUES ('officer', 'x', '試験 花子', 'prefectureOfficer', '試験課') RETURNING id`,
  );
  owner = rows[0]!.id;
}, 60_000);
afterAll(async () => {
  for (const program of programs) await program.close();
  await database.drop();
});
beforeEach(() => query('DELETE FROM job'));

const query = <Row>(sql: string, values?: unknown[]): Promise<Row[]> => programs[0]!.get(DataSource).query(sql, values);
const jobs = () => programs[0]!.get(Jobs);
const idle = (program = programs[0]!) => program.get(JobWorker).idle();
const rowsOf = () => query<Job & { idempotency_key: string }>('SELECT * FROM job ORDER BY kind, created_at');
const ask = (input: object, idempotencyKey = `key-${Math.random()}`) =>
  jobs().ask({ askedBy: owner, kind: 'count', title: '数える', input, idempotencyKey });

it.each([
  ['nothing', {}, { result: null, fileName: null }],
  ['something told', { result: { counted: 2 } }, { result: { counted: 2 }, fileName: null }],
])('gives %s', async (_, outcome, expected) => {
  work.asked = async () => outcome;
  const id = await ask({ amount: 2 });
  await idle();
  expect(await jobs().get(owner, id)).toMatchObject({ state: 'done', fetchable: false, ...expected });
  await expect(jobs().file(owner, id)).rejects.toMatchObject({ name: 'NoResult' });
});

it('gives a file of any kind, for the one who asked alone', async () => {
  work.asked = async ({ folder }) => {
    const path = join(folder, 'table');
    await writeFile(path, 'a,b\n');
    return { file: { fileName: '表.csv', mediaType: 'text/csv', path, size: 4, sha256: 'given by the kind' } };
  };
  const id = await ask({ amount: 1 });
  await idle();
  const { read, ...file } = await jobs().file(owner, id);
  expect(file).toEqual({ fileName: '表.csv', mediaType: 'text/csv', sha256: 'given by the kind' });
  const pieces: Uint8Array[] = [];
  for await (const piece of read()) pieces.push(piece);
  expect(Buffer.concat(pieces).toString()).toBe('a,b\n');
  await expect(jobs().file('00000000-0000-4000-8000-000000000000', id)).rejects.toMatchObject({ name: 'JobNotFound' });
});

it('takes only what its kind says, when it is asked and when it runs', async () => {
  const seen: unknown[] = [];
  work.asked = async ({ input, askedBy }) => {
    seen.push(input.amount, input instanceof Amount, askedBy);
    return {};
  };
  for (const wrong of [{}, { amount: 4 }, { amount: '1' }, { amount: 1, more: true }, []])
    await expect(ask(wrong)).rejects.toThrow('the input of a job is wrong');
  expect(await rowsOf()).toEqual([]);
  const id = await ask({ amount: 3 });
  await idle();
  expect(seen).toEqual([3, true, owner]);
  await query(`UPDATE job SET state = 'queued', input = '{"amount": 4}' WHERE id = $1`, [id]);
  await idle();
  expect(await jobs().get(owner, id)).toMatchObject({ state: 'failed', message: /プログラムの不具合/ });
  expect(seen).toHaveLength(3);
});

it('is found again by a second click, and not by one that asks for something else', async () => {
  const id = await ask({ amount: 1 }, 'same');
  expect(await ask({ amount: 1 }, 'same')).toBe(id);
  await expect(ask({ amount: 2 }, 'same')).rejects.toMatchObject({ name: 'IdempotencyConflict' });
});

it('that failed is done once more when its person says so, and tells nothing of the failure any more', async () => {
  work.asked = async () => {
    throw new JobImpossible('いまはできません。', { left: 1 });
  };
  const id = await ask({ amount: 1 });
  await idle();
  expect(await jobs().get(owner, id)).toMatchObject({
    state: 'failed',
    message: 'いまはできません。',
    result: { left: 1 },
  });
  work.asked = async () => ({ result: { counted: 1 } });
  await expect(jobs().retry('00000000-0000-4000-8000-000000000000', id)).rejects.toMatchObject({ name: 'JobNotFound' });
  await jobs().retry(owner, id);
  await idle();
  expect(await jobs().get(owner, id)).toMatchObject({
    state: 'done',
    message: '',
    result: { counted: 1 },
    attempts: 1,
  });
  await jobs().retry(owner, id);
  await idle();
  expect(await jobs().get(owner, id)).toMatchObject({ state: 'done', attempts: 1 });
});

it('is told to give up what takes long when its person cancels it', async () => {
  let given: AbortSignal | undefined;
  work.asked = async ({ signal, progress }) => {
    given = signal;
    for (let done = 1; !signal.aborted; done += 1) {
      progress(done, 1000);
      await pause(50);
    }
    throw new Error('given up');
  };
  const id = await ask({ amount: 1 });
  while (!given) await pause(20);
  await jobs().cancel(owner, id);
  await idle();
  expect(await jobs().get(owner, id)).toMatchObject({ state: 'cancelled', message: '', result: null });
}, 15_000);

describe('daily work', () => {
  const queue = (program = programs[0]!) => program.get(JobWorker).queueDaily();
  const nights = async () => (await rowsOf()).filter(({ kind }) => kind === 'nightly');

  it('begins when its time has come, once for all programs, and anew the next day; its outcome is kept', async () => {
    work.nightly = async ({ askedBy }) => ({ result: { askedBy, passed: 5 } });
    const other = await startProgram();
    await queue();
    expect(await nights()).toEqual([]);
    clock.set('2026-11-16T00:30:00+09:00');
    await Promise.all([queue(), queue(other), queue()]);
    await Promise.all([idle(), idle(other)]);
    const told = { requested_by: null, state: 'done', attempts: 1, result: { askedBy: null, passed: 5 } };
    expect(await nights()).toMatchObject([told]);
    clock.set('2026-11-17T00:29:00+09:00');
    await queue();
    expect(await nights()).toHaveLength(1);
    clock.set('2026-11-17T09:00:00+09:00');
    await queue(other);
    await idle(other);
    expect(await nights()).toMatchObject([told, told]);
  });

  it('is done late where no program ran at its time', async () => {
    clock.set('2026-11-18T23:00:00+09:00');
    const late = await startProgram();
    late.get(JobWorker).start();
    while ((await nights())[0]?.state !== 'done') await pause(20);
    expect(await nights()).toHaveLength(1);
  });

  it('leaves no rows behind for ever; what persons asked for stays', async () => {
    work.asked = async () => ({});
    const days = async () => (await nights()).map(({ idempotency_key: key }) => key.replace('daily nightly ', ''));
    clock.set('2026-11-20T01:00:00+09:00');
    await queue();
    const id = await ask({ amount: 1 });
    await idle();
    for (const day of ['2026-12-19', '2026-12-20']) {
      clock.set(`${day}T02:00:00+09:00`);
      await queue();
      await idle();
      expect(await days()).toEqual(day === '2026-12-19' ? ['2026-11-20', day] : ['2026-12-19', day]);
    }
    expect(await jobs().get(owner, id)).toMatchObject({ state: 'done' });
  });
});
