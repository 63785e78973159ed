import { DataSource } from 'typeorm';
import { randomBytes } from 'node:crypto';
import { createDatabaseWithRoles, withClient } from '../../src/platform/database-roles.js';
import { ensurePostgres, type RunningPostgres } from '../../src/platform/embedded-postgres.js';
import { createLogger } from '../../src/platform/logging.js';
import { prepareDatabase } from '../../src/platform/prepare-database.js';

/** An empty, migrated database for one test file. */
export interface TestDatabase {
  /** Login that owns the tables. */
  ownerUrl: string;
  /** Login with the running program's rights. */
  appUrl: string;
  drop(): Promise<void>;
}

const TEMPLATE = 'template_migrated';
/** Held while one test file makes the template, so that the others wait for it. */
const TEMPLATE_LOCK = 1;
/** Nothing in it outlives the run, so nothing needs to reach the disk. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '100',
};

/**
 * The run's throwaway PostgreSQL, started by the first caller (about a second) and ended by jest's global teardown.
 * A test that asks for no database pays nothing.
 */
export async function testServer(): Promise<RunningPostgres> {
  const folder = process.env['TEST_CLUSTER'];
  if (!folder) throw new Error('run tests with jest --config test/jest.config.mjs');
  return await ensurePostgres(folder, { throwaway: true, settings });
}

/** A copy of the migrated template (about 30 ms). Call it in beforeAll and `drop()` in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await testServer();
  await ensureTemplate(server);
  return await createFrom(server, TEMPLATE);
}

/** A database without any table, for tests of migrations and rights. */
export async function createEmptyTestDatabase(): Promise<TestDatabase> {
  return await createFrom(await testServer());
}

/** A connection with every right on a test database, for what only its superuser may do. */
export async function superuserOf(database: TestDatabase): Promise<DataSource> {
  const name = new URL(database.ownerUrl).pathname.slice(1);
  const url = (await testServer()).url(name);
  return await new DataSource({ type: 'postgres', url, poolSize: 1 }).initialize();
}

async function createFrom(server: RunningPostgres, template?: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const { ownerUrl, appUrl } = await createDatabaseWithRoles(server, name, template);
  const drop = () =>
    withClient(
      server.url('postgres'),
      async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
    );
  return { ownerUrl, appUrl, drop };
}

async function ensureTemplate(server: RunningPostgres): Promise<void> {
  await withClient(server.url('postgres'), async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (rowCount) return;
    const draft = `${TEMPLATE}_${randomBytes(6).toString('hex')}`;
    const { ownerUrl, appUrl } = await createDatabaseWithRoles(server, draft);
    await prepareDatabase(ownerUrl, appUrl, createLogger('silent'));
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${TEMPLATE}`);
  });
}

/** A test database as the owner of its tables sees it: for what migrations do to rows that are there. */
export async function createOwnedDatabase(): Promise<{ owner: DataSource; close: () => Promise<void> }> {
  const database = await createTestDatabase();
  const owner = await new DataSource({ type: 'postgres', url: database.ownerUrl, poolSize: 2 }).initialize();
  const close = async () => {
    await owner.destroy();
    await database.drop();
  };
  return { owner, close };
}
