import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import {
  createEmptyTestDatabase,
  createTestDatabase,
  testServer,
  type TestDatabase,
} from '../../test/support/database.js';
import { dataSourceOptions } from './database.js';
import { asRuntimeRole, grantRuntimeRights, RUNTIME_ROLE, withClient } from './database-roles.js';
import { stopPostgres } from './embedded-postgres.js';
import { createLogger } from './logging.js';
import { EVIDENCE_TABLES, migrations } from './migrations/index.js';
import { prepareDatabase } from './prepare-database.js';
import { sqlState, sqlStateOf } from './sql-state.js';
import { StartupError } from './startup-error.js';

const silent = createLogger('silent');

/** A server of its own: its roles belong to the whole server, and other specs ask which may do what. */
const cluster = mkdtempSync(join(tmpdir(), 'shitei-roles-'));
beforeAll(() => {
  process.env['TEST_CLUSTER'] = cluster;
});
afterAll(async () => {
  await stopPostgres(cluster);
  rmSync(cluster, { recursive: true, force: true });
});

const denied = { code: sqlState.insufficientPrivilege };

/** The outcome of a statement for a login: SQLSTATE, or undefined when it ran. */
async function attempt(url: string, statement: string): Promise<string | undefined> {
  return await withClient(url, (client) => client.query(statement).then(() => undefined, sqlStateOf));
}

describe('a migrated database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('has seen every migration', async () => {
    const { rows } = await withClient(database.appUrl, (client) =>
      client.query<{ name: string }>('SELECT name FROM migrations ORDER BY id'),
    );
    expect(rows.map((row) => row.name)).toEqual(migrations.map((migration) => migration.name));
  });

  it.each(EVIDENCE_TABLES)(
    'lets the running program read and add rows of %s, never change or delete them',
    async (table) => {
      const { rows } = await withClient(database.appUrl, (client) =>
        client.query<{ right: string }>(
          `SELECT right_name AS right FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS right_name
         WHERE has_table_privilege($1, right_name) ORDER BY right_name`,
          [table],
        ),
      );
      expect(rows.map((row) => row.right)).toEqual(['INSERT', 'SELECT']);
      expect(
        await attempt(
          database.appUrl,
          `UPDATE ${table} SET ${({ stored_file_part: 'no = no', withdrawn_file: 'file_id = file_id', record_entry: 'seq = seq' } as Record<string, string>)[table] ?? 'application_id = application_id'}`,
        ),
      ).toBe(denied.code);
      expect(await attempt(database.appUrl, `DELETE FROM ${table}`)).toBe(denied.code);
      expect(await attempt(database.appUrl, `TRUNCATE ${table} CASCADE`)).toBe(denied.code);
    },
  );

  it.each(EVIDENCE_TABLES)('refuses even the owner to change or delete rows of %s, by trigger', async (table) => {
    for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
      await expect(withClient(database.ownerUrl, (client) => client.query(statement))).rejects.toThrow(/append-only/);
    }
  });

  it('is given its rights anew for whoever runs it', async () => {
    const mayUpdate = async () => {
      const asked = `SELECT has_table_privilege('record_entry', 'UPDATE') AS it`;
      return (await withClient(database.appUrl, (client) => client.query<{ it: boolean }>(asked))).rows[0]?.it;
    };
    await withClient(database.ownerUrl, (owner) => owner.query(`GRANT UPDATE ON record_entry TO ${RUNTIME_ROLE}`));
    expect(await mayUpdate()).toBe(true);
    await prepareDatabase(database.ownerUrl, database.appUrl, silent);
    expect(await mayUpdate()).toBe(false);
  });

  it('gives the running program no way to change the schema, the triggers or the list of migrations', async () => {
    for (const statement of [
      'CREATE TABLE mine (n integer)',
      'DROP TABLE record_entry',
      'ALTER TABLE record_entry DISABLE TRIGGER ALL',
      'SET session_replication_role = replica',
      `DELETE FROM migrations`,
      `INSERT INTO migrations (timestamp, name) VALUES (1, 'x')`,
      'CREATE ROLE other',
      'SET ROLE shitei_owner',
    ]) {
      expect([statement, await attempt(database.appUrl, statement)]).toEqual([statement, denied.code]);
    }
  });

  it('lets the running program do its daily work', async () => {
    for (const statement of [
      `INSERT INTO session VALUES ('a', '{}', now())`,
      `UPDATE session SET expire = now()`,
      'DELETE FROM session',
      `INSERT INTO login_attempt (login_digest, succeeded, attempted_at) VALUES ('x', true, now())`,
      'UPDATE chain_head SET position = position',
    ]) {
      expect([statement, await attempt(database.appUrl, statement)]).toEqual([statement, undefined]);
    }
  });

  it('can be prepared again, by several programs at once', async () => {
    const prepare = () => prepareDatabase(database.ownerUrl, database.appUrl, silent);
    expect(await Promise.all([prepare(), prepare(), prepare()])).toEqual([
      database.appUrl,
      database.appUrl,
      database.appUrl,
    ]);
  });
});

describe('a start on an empty database', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createEmptyTestDatabase();
  });
  afterEach(() => database.drop());

  it('migrates once when several programs start at the same time', async () => {
    const prepare = () => prepareDatabase(database.ownerUrl, database.appUrl, silent);
    await Promise.all([prepare(), prepare()]);
    const { rows } = await withClient(database.appUrl, (client) => client.query('SELECT name FROM migrations'));
    expect(rows).toHaveLength(migrations.length);
  });

  it('gives the runtime role to a single login that may create roles', async () => {
    const server = await testServer();
    const name = new URL(database.ownerUrl).pathname.slice(1);
    const login = await newLogin('CREATEROLE', name);
    // another owner of the cluster created the role; this login may act as it only when it was given
    await withClient(server.url('postgres'), (client) =>
      client.query(`GRANT ${RUNTIME_ROLE} TO ${login} WITH ADMIN OPTION`),
    );
    const url = await prepareDatabase(server.url(name, login), server.url(name, login), silent);
    expect(url).toBe(asRuntimeRole(server.url(name, login)));
    expect(await attempt(url, 'DELETE FROM record_entry')).toBe(denied.code);
    const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
    expect(await dataSource.query('SELECT current_user AS name')).toEqual([{ name: RUNTIME_ROLE }]);
    await dataSource.destroy();
  });

  it('tells that only triggers protect the evidence when a single login may not', async () => {
    const server = await testServer();
    const name = new URL(database.ownerUrl).pathname.slice(1);
    const url = server.url(name, await newLogin('NOCREATEROLE', name));
    const lines: string[] = [];
    expect(await prepareDatabase(url, url, createLogger('warn', { write: (line) => void lines.push(line) }))).toBe(url);
    expect(lines.join()).toMatch(/"level":"warn".*only triggers protect record_entry/);
    await expect(withClient(url, (client) => client.query('DELETE FROM record_entry'))).rejects.toThrow(/append-only/);
  });

  it('revokes rights that an earlier version or an administrator gave', async () => {
    await prepareDatabase(database.ownerUrl, database.appUrl, silent);
    await withClient(database.ownerUrl, (client) => client.query(`GRANT ALL ON record_entry TO ${RUNTIME_ROLE}`));
    await withClient(database.ownerUrl, (client) => grantRuntimeRights(client, RUNTIME_ROLE));
    expect(await attempt(database.appUrl, 'TRUNCATE record_entry CASCADE')).toBe(denied.code);
  });

  it('refuses a database that a newer program has migrated', async () => {
    await prepareDatabase(database.ownerUrl, database.appUrl, silent);
    await withClient(database.ownerUrl, (client) =>
      client.query(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Later9999999999999')`),
    );
    await expect(prepareDatabase(database.ownerUrl, database.appUrl, silent)).rejects.toThrow(
      /新しい版.*Later9999999999999/,
    );
  });

  it.each<[string, number]>([
    ['the newest', migrations.length - 1],
    ['an earlier one', 3],
  ])('refuses a database in which the row of a migration is missing that has run: %s', async (_, index) => {
    await prepareDatabase(database.ownerUrl, database.appUrl, silent);
    const { name } = migrations[index]!;
    await withClient(database.ownerUrl, (owner) => owner.query('DELETE FROM migrations WHERE name = $1', [name]));
    const start = prepareDatabase(database.ownerUrl, database.appUrl, silent);
    await expect(start).rejects.toThrow(/何も変えていません。\nnpm run audit:verify/);
    await expect(start).rejects.toBeInstanceOf(StartupError);
    const { rows } = await withClient(database.ownerUrl, (owner) => owner.query('SELECT FROM migrations'));
    expect(rows).toHaveLength(migrations.length - 1);
  });

  it('says in one sentence that the database cannot be read, without the password', async () => {
    const gone = 'postgres://u:hunter2@127.0.0.1:1/x';
    const start = prepareDatabase(gone, gone, silent);
    await expect(start).rejects.toThrow(/データベースを読めないため起動できません.*ECONNREFUSED/);
    await expect(start).rejects.not.toThrow(/hunter2/);
  });

  async function newLogin(right: string, ownedDatabase: string): Promise<string> {
    const login = `login_${ownedDatabase}`;
    const server = await testServer();
    await withClient(server.url('postgres'), async (client) => {
      await client.query(`CREATE ROLE ${login} LOGIN ${right}`);
      await client.query(`ALTER DATABASE ${ownedDatabase} OWNER TO ${login}`);
    });
    return login;
  }
});
