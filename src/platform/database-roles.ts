import pg from 'pg';
import { onOwnSchema, withSetting } from './connection-url.js';
import type { RunningPostgres } from './embedded-postgres.js';
import { EVIDENCE_TABLES } from './migrations/index.js';
import { sqlState, sqlStateOf } from './sql-state.js';

/** Owns the database and every table; used for migrations only. */
const OWNER_ROLE = 'shitei_owner';
/** What the running program is: it owns nothing and may not change or delete what is append-only. */
export const RUNTIME_ROLE = 'shitei_app';

/**
 * Creates both roles and an empty database of the owner's on a server of our own; what exists is left as it is.
 * @returns connection URLs for the owner and for the running program
 */
export async function createDatabaseWithRoles(
  server: RunningPostgres,
  database: string,
  template?: string,
): Promise<{ ownerUrl: string; appUrl: string }> {
  await withClient(server.url('postgres'), async (client) => {
    for (const role of [OWNER_ROLE, RUNTIME_ROLE]) {
      await createUnlessPresent(client, `CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE`);
    }
    // file_copy is twice as fast as the default for a small template
    const source = template ? `TEMPLATE ${template} STRATEGY file_copy` : '';
    await createUnlessPresent(client, `CREATE DATABASE ${database} OWNER ${OWNER_ROLE} ${source}`);
  });
  return { ownerUrl: server.url(database, OWNER_ROLE), appUrl: server.url(database, RUNTIME_ROLE) };
}

/** What the running program may do with the rows of a table: where they are evidence, only read and add. */
export function runtimeRightsOn(table: string): readonly string[] {
  if (table === 'migrations') return ['SELECT'];
  const isEvidence = EVIDENCE_TABLES.some((each) => each === table);
  return isEvidence ? ['SELECT', 'INSERT'] : ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];
}

/** What it may do with the numbers of new rows: take the next. */
export const SEQUENCE_RIGHTS: readonly string[] = ['USAGE', 'SELECT'];

/**
 * Gives the runtime role exactly what the program needs on the tables that exist now. Repeatable; run after every migration.
 * @param owner a connection of the tables' owner
 */
export async function grantRuntimeRights(owner: pg.Client, role: string): Promise<void> {
  const name = pg.escapeIdentifier(role);
  await owner.query('BEGIN');
  try {
    await owner.query(`GRANT USAGE ON SCHEMA public TO ${name}`);
    await owner.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${name}`);
    await owner.query(`REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM ${name}`);
    await owner.query(`GRANT ${SEQUENCE_RIGHTS.join(', ')} ON ALL SEQUENCES IN SCHEMA public TO ${name}`);
    for (const table of await tablesOf(owner))
      await owner.query(`GRANT ${runtimeRightsOn(table).join(', ')} ON ${pg.escapeIdentifier(table)} TO ${name}`);
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

/**
 * Lets a login that owns the tables act as {@link RUNTIME_ROLE}, creating the role when it is missing.
 * @returns whether it may; false when the login may not create roles and was not given this one
 */
export async function mayActAsRuntimeRole(owner: pg.Client): Promise<boolean> {
  try {
    const { rows } = await owner.query<{ member: boolean }>(
      'SELECT pg_has_role(current_user, oid, $2) AS member FROM pg_roles WHERE rolname = $1',
      [RUNTIME_ROLE, 'MEMBER'],
    );
    if (rows[0]?.member) return true;
    if (rows.length === 0)
      await createUnlessPresent(owner, `CREATE ROLE ${RUNTIME_ROLE} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE`);
    await owner.query(`GRANT ${RUNTIME_ROLE} TO CURRENT_USER`);
    return true;
  } catch (error) {
    if (sqlStateOf(error) === sqlState.insufficientPrivilege) return false;
    throw error;
  }
}

/** The same connection URL, acting as the runtime role from its first statement. */
export function asRuntimeRole(url: string): string {
  return withSetting(url, `role=${RUNTIME_ROLE}`);
}

/** Connects, runs `work` and disconnects, whatever happens. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: onOwnSchema(url), connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // a connection lost while idle makes the next query fail, which is reported
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Two programs may start at the same time on an empty server; PostgreSQL reports the loser with one of these codes. */
async function createUnlessPresent(client: pg.Client, statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    const present: (string | undefined)[] = [
      sqlState.duplicateObject,
      sqlState.duplicateDatabase,
      sqlState.uniqueViolation,
    ];
    if (!present.includes(sqlStateOf(error))) throw error;
  }
}

/** With the views. */
async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')`,
  );
  return rows.map(({ name }) => name);
}
