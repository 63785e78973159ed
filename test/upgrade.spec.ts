import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DataSource } from 'typeorm';
import { CouncilsModule } from '../src/councils/councils.module.js';
import { DesignationsModule } from '../src/designations/designations.module.js';
import { AccountService } from '../src/identity/account.service.js';
import { IdentityModule } from '../src/identity/identity.module.js';
import { IssuingModule } from '../src/issuing/issuing.module.js';
import { createLogger } from '../src/platform/logging.js';
import { migrations } from '../src/platform/migrations/index.js';
import { appliedMigrations, prepareDatabase } from '../src/platform/prepare-database.js';
import { AUTOMATIC } from '../src/procedure/terms/actors.js';
import { verifyRecord } from '../src/record/verify.js';
import { EVIDENCE } from '../src/verification/evidence.js';
import { CaseFixture, PEOPLE } from './support/case-fixture.js';
import { createEmptyTestDatabase, createTestDatabase, superuserOf, type TestDatabase } from './support/database.js';

/**
 * A small installation as the first tables in use had it: the migrations it has seen and every row. A later program must
 * be able to take it over, so it is written once (WRITE_FIRST_TABLES=1) and never again.
 */
const FIRST_TABLES = new URL('./support/first-tables.json.gz', import.meta.url);

type Row = Record<string, unknown>;
interface Installation {
  migrations: string[];
  rows: Record<string, Row[]>;
}

/** Tables without anything to take over: the list of migrations is written by running them, sessions end at a restart. */
const LEFT_OUT = ['migrations', 'session'];

async function readAll(database: TestDatabase): Promise<Installation> {
  const superuser = await superuserOf(database);
  try {
    const rows: Record<string, Row[]> = {};
    for (const table of await tablesOf(superuser)) {
      const read: { row: Row }[] = await superuser.query(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY t::text`);
      if (read.length > 0) rows[table] = read.map(({ row }) => row);
    }
    return { migrations: await appliedMigrations((sql) => superuser.query(sql)), rows };
  } finally {
    await superuser.destroy();
  }
}

async function tablesOf(database: DataSource): Promise<string[]> {
  const tables: { name: string }[] = await database.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  return tables.map(({ name }) => name).filter((name) => !LEFT_OUT.includes(name));
}

/** A designation with its documents, a correction that is answered, a case that is withdrawn, one that is being written. */
async function played(): Promise<Installation> {
  const rooms = [IdentityModule, DesignationsModule, CouncilsModule, IssuingModule];
  const fixture = await CaseFixture.start({ rooms });
  try {
    const { officer, hospital } = PEOPLE;
    const { name, officeName } = officer;
    const account = { login: 'officer', name, role: 'prefectureOfficer', officeName, institutionId: null } as const;
    const accounts = fixture.app.get(AccountService);
    await accounts.create(
      AUTOMATIC,
      { ...account, healthCentreId: null, expiresOn: null },
      'みどりの丘に 風車がまわる',
    );
    const designated = await fixture.approved();
    const issuedOn = fixture.clock.today();
    await fixture.send(designated, officer, { type: 'ISSUE_DESIGNATION', documentNumber: '地医第1号', issuedOn });
    const corrected = await fixture.submitted('C1');
    await fixture.send(corrected, officer, { type: 'RECEIVE' });
    await fixture.send(corrected, officer, {
      type: 'REQUEST_CORRECTION',
      items: [{ target: 'D08', text: '診療科名を補ってください。' }],
      dueOn: '2026-12-25',
    });
    const [item] = await fixture.query<{ id: string }>('SELECT id FROM correction_item');
    await fixture.send(corrected, hospital, {
      type: 'SUBMIT_CORRECTION',
      answers: [{ itemId: item?.id ?? '', answer: '補いました。' }],
    });
    const withdrawn = await fixture.submitted('C2');
    await fixture.send(withdrawn, hospital, { type: 'WITHDRAW', reason: '計画を見直すため' });
    await fixture.open({ kind: 'RENKEI_B' });
    return await readAll(fixture.database);
  } finally {
    await fixture.close();
  }
}

/** Puts the rows where they were, past every trigger: each of them has been checked before. */
async function putBack(database: TestDatabase, { migrations: seen, rows }: Installation): Promise<void> {
  const known = migrations.filter(({ name }) => seen.includes(name));
  const owner = new DataSource({ type: 'postgres', url: database.ownerUrl, migrations: known, poolSize: 1 });
  await owner.initialize();
  await owner.runMigrations({ transaction: 'all' });
  await owner.destroy();
  const superuser = await superuserOf(database);
  await superuser.query('SET session_replication_role = replica');
  for (const [table, stored] of Object.entries(rows)) {
    await superuser.query(`DELETE FROM ${table}`);
    await superuser.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`, [
      JSON.stringify(stored),
    ]);
  }
  await superuser.destroy();
}

/** Everything that makes up the tables, as PostgreSQL tells it. */
async function shapeOf(database: TestDatabase): Promise<Record<string, unknown>> {
  const superuser = await superuserOf(database);
  const told = (sql: string): Promise<unknown> => superuser.query(sql);
  try {
    return {
      columns: await told(
        `SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
      ),
      indexes: await told(`SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`),
      constraints: await told(
        `SELECT conrelid::regclass::text AS on, conname, pg_get_constraintdef(oid) AS says FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
      ),
      triggers: await told('SELECT pg_get_triggerdef(oid) AS says FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1'),
    };
  } finally {
    await superuser.destroy();
  }
}

it('takes over an installation of the first tables: nothing is lost, the record holds, the tables are those of a new one', async () => {
  if (process.env['WRITE_FIRST_TABLES'] === '1') writeFileSync(FIRST_TABLES, gzipSync(JSON.stringify(await played())));
  const first = JSON.parse(gunzipSync(readFileSync(FIRST_TABLES)).toString()) as Installation;
  expect(migrations.slice(0, first.migrations.length).map(({ name }) => name)).toEqual(first.migrations);

  const old = await createEmptyTestDatabase();
  const fresh = await createTestDatabase();
  try {
    await putBack(old, first);
    await prepareDatabase(old.ownerUrl, old.appUrl, createLogger('silent'));
    expect(await shapeOf(old)).toEqual(await shapeOf(fresh));
    const { rows } = await readAll(old);
    for (const [table, stored] of Object.entries(first.rows)) {
      expect([table, rows[table]?.length]).toEqual([table, stored.length]);
      expect(rows[table]).toMatchObject(stored);
    }
    const program = await new DataSource({ type: 'postgres', url: old.ownerUrl, poolSize: 1 }).initialize();
    const { problems } = await verifyRecord(program, EVIDENCE).finally(() => program.destroy());
    expect(problems).toEqual([]);
  } finally {
    await old.drop();
    await fresh.drop();
  }
}, 240_000);
