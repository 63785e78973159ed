/** The demo on a real database: interrupted, continued, complete, and as sound as what people do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { auditReport } from '../verification/audit.command.js';
import { FixedClock } from '../platform/clock.js';
import { loadConfig } from '../platform/config.js';
import { dataSourceOptions } from '../platform/database.js';
import { createLogger } from '../platform/logging.js';
import type { Runtime } from '../platform/platform.module.js';
import { KINDS } from '../procedure/terms/kinds.js';
import { DEFAULT_COUNCILS } from '../procedure/machines/index.js';
import { statesOf } from '../procedure/machines/structure.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { loadDemo } from './load-demo.js';

const MINUTES = 60_000;
const NOW = '2026-11-22T10:00:00+09:00';

let database: TestDatabase;
let rows: DataSource;
let runtime: Runtime;
const dataDir = mkdtempSync(join(tmpdir(), 'shitei-demo-'));

beforeAll(async () => {
  database = await createTestDatabase();
  rows = await new DataSource(dataSourceOptions(database.appUrl)).initialize();
  const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' });
  runtime = { config, clock: new FixedClock(NOW), logger: createLogger('silent'), databaseUrl: database.appUrl };
});
afterAll(async () => {
  await rows.destroy();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function count(from: string): Promise<number> {
  const [row] = await rows.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${from}`);
  return row?.n ?? 0;
}

const stopAt = (limit: number) => (part: number) => {
  if (part > limit) throw new Error('the power fails');
};

it('stays out of an installation that has people of its own', async () => {
  await rows.query(
    `INSERT INTO account (login, password_hash, name, role, office_name) VALUES ('kanrisha', 'x', '管理 者', 'systemAdministrator', '情報課')`,
  );
  expect(await loadDemo(runtime, stopAt(0))).toBe('foreign');
  expect(await count('medical_institution')).toBe(0);
  await rows.query(`DELETE FROM account`);
});

it(
  'goes on on another day where it was interrupted, and is complete once',
  async () => {
    await expect(loadDemo(runtime, stopAt(0.5))).rejects.toThrow('the power fails');
    const before = await count('record_entry');
    expect(before).toBeGreaterThan(100);
    const nextDay = { ...runtime, clock: new FixedClock('2026-11-24T10:00:00+09:00') };
    expect(await loadDemo(nextDay, () => {})).toBe('loaded');
    const complete = await count('record_entry');
    expect(complete).toBeGreaterThan(before);
    expect(await loadDemo(nextDay, stopAt(0))).toBe('present');
    expect(await count('record_entry')).toBe(complete);
    expect(await count(`event_attempt WHERE event_type = 'SUBMIT'`)).toBe(1);
  },
  10 * MINUTES,
);

it('has a case in every state of every kind', async () => {
  const present = await rows.query<{ kind: string; state: string }[]>('SELECT DISTINCT kind, state FROM application');
  const expected = KINDS.flatMap((kind) => statesOf(kind, DEFAULT_COUNCILS[kind]).map((state) => `${kind} ${state}`));
  expect(present.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual(expected.sort());
});

it('is what the people of the demo did, in the order of time, and nothing lies in the future', async () => {
  const printed: string[] = [];
  expect({ sound: await auditReport(rows, (line) => printed.push(line)), printed }).toMatchObject({ sound: true });
  expect(
    await count(
      `record_entry later JOIN record_entry earlier ON earlier.position < later.position AND earlier.occurred_at > later.occurred_at
       WHERE 'setting' NOT IN (later.subject_type, earlier.subject_type)`,
    ),
  ).toBe(0);
  expect(await count(`record_entry WHERE occurred_at > '${NOW}'`)).toBe(0);
  expect(
    await count(`record_entry WHERE actor_role <> 'timer' AND actor_id NOT IN (SELECT id::text FROM account)`),
  ).toBe(0);
});

it('shows what a training needs: overdue cases, an answered correction, several areas, renewals, refused attempts', async () => {
  const overdue = await rows.query<{ kind: string }[]>(
    `SELECT DISTINCT kind FROM deadline WHERE closed_by_seq IS NULL AND passed_by_seq IS NOT NULL AND due_on < '2026-11-22' ORDER BY kind`,
  );
  expect(overdue.map(({ kind }) => kind)).toEqual(['correction', 'councilReport']);
  expect(await count(`correction_item WHERE answer <> ''`)).toBeGreaterThan(0);
  const several = `SELECT application_id FROM hearing WHERE council = 'coordinationCouncil' GROUP BY application_id HAVING count(*) > 1`;
  expect(await count(`(${several}) AS asked`)).toBeGreaterThan(0);
  expect(await count(`application WHERE procedure = 'renewal'`)).toBeGreaterThan(3);
  expect(await count(`application WHERE procedure = 'change'`)).toBeGreaterThan(0);
  expect(
    await count(`designation WHERE application_id IS NULL AND valid_from = '2024-04-01' AND valid_to = '2027-03-31'`),
  ).toBeGreaterThan(5);
  expect(await count(`event_attempt`)).toBeGreaterThan(2);
});
