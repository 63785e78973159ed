import { join } from 'node:path';
import type pg from 'pg';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import type { Config } from './config.js';
import { dataSourceOptions, NO_LIMITS } from './database.js';
import {
  asRuntimeRole,
  createDatabaseWithRoles,
  grantRuntimeRights,
  mayActAsRuntimeRole,
  RUNTIME_ROLE,
  withClient,
} from './database-roles.js';
import { EmbeddedPostgres } from './embedded-postgres.js';
import { EVIDENCE_TABLES, migrations } from './migrations/index.js';
import { StartupError } from './startup-error.js';

/** A migrated database, ready for the program. */
export interface OpenDatabase {
  /** Connection URL with the runtime role's rights. */
  url: string;
  /** Leaves an embedded server (the last user stops it); nothing to do for a server of the installation. */
  close(): Promise<void>;
}

/** Advisory lock held while one program migrates, so that several may start at once. */
const MIGRATION_LOCK = 0x4d494752;
const DATABASE_NAME = 'shitei';

/**
 * Starts the embedded PostgreSQL or reaches the configured server, migrates, and grants the runtime rights.
 * @param prepare `examinedDatabase` for whoever must find the rights as they are
 * @throws StartupError when the database cannot be started, read or migrated
 */
export async function openDatabase(config: Config, logger: Logger, prepare = prepareDatabase): Promise<OpenDatabase> {
  if (config.database.kind === 'server') {
    const url = await prepare(config.database.ownerUrl, config.database.url, logger);
    return { url, close: async () => {} };
  }
  const server = await EmbeddedPostgres.start(join(config.dataDir, 'postgres'), {}, (message, error) =>
    logger.error({ err: error }, message),
  );
  try {
    const { ownerUrl, appUrl } = await createDatabaseWithRoles(server, DATABASE_NAME);
    return { url: await prepare(ownerUrl, appUrl, logger), close: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * Migrates as the owner and grants the runtime rights.
 * @param ownerUrl login that owns the tables
 * @param appUrl login of the running program; the owner's own when there is no other
 * @returns the URL the program shall use
 */
export async function prepareDatabase(ownerUrl: string, appUrl: string, logger: Logger): Promise<string> {
  try {
    const appUser = await withClient(appUrl, currentUser);
    return await withClient(ownerUrl, async (owner) => {
      await owner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await refuseNewerDatabase(owner);
      await runMigrations(ownerUrl);
      if (appUser !== (await currentUser(owner))) {
        await grantRuntimeRights(owner, appUser);
        return appUrl;
      }
      if (await mayActAsRuntimeRole(owner)) {
        await grantRuntimeRights(owner, RUNTIME_ROLE);
        return asRuntimeRole(appUrl);
      }
      logger.warn(
        `the login of DATABASE_URL owns the tables and may not create the role ${RUNTIME_ROLE}: only triggers protect ${EVIDENCE_TABLES.join(', ')}. ` +
          'Set MIGRATION_DATABASE_URL to the owner and DATABASE_URL to another login to protect them by rights as well.',
      );
      return appUrl;
    });
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(
      `データベースを読めないため起動できません（${(error as Error).message}）。\nサーバーが動いているか、DATABASE_URL と MIGRATION_DATABASE_URL の接続先・利用者・権限を確かめてください。`,
    );
  }
}

/**
 * For the verifier: granting the rights anew would mend what it looks for, so only a database that lacks the newest migration is prepared.
 * Where an earlier one is missing, its row was removed; the verifier names that.
 * @throws as `prepareDatabase`
 */
export async function examinedDatabase(ownerUrl: string, appUrl: string, logger: Logger): Promise<string> {
  const applied = await withClient(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ present: boolean }>(
      `SELECT to_regclass('public.migrations') IS NOT NULL AS present`,
    );
    if (!rows[0]?.present) return [];
    return appliedMigrations(async (sql) => (await owner.query<{ name: string }>(sql)).rows);
  });
  const known = migrations.map(({ name }) => name);
  const isNewest = applied.includes(known.at(-1) ?? '') && applied.every((name) => known.includes(name));
  return isNewest ? appUrl : prepareDatabase(ownerUrl, appUrl, logger);
}

/** Runs every migration that the database has not seen, in one transaction, as the owner of its tables. */
async function runMigrations(ownerUrl: string): Promise<void> {
  const dataSource = new DataSource({
    ...dataSourceOptions(ownerUrl, [], NO_LIMITS),
    migrations,
    migrationsTransactionMode: 'all',
    poolSize: 1,
  });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}

/** Names of the migrations that the database has seen. */
export async function appliedMigrations(query: (sql: string) => Promise<{ name: string }[]>): Promise<string[]> {
  const rows = await query('SELECT name FROM migrations ORDER BY id');
  return rows.map((row) => row.name);
}

/** A program older than its database would misread it. */
async function refuseNewerDatabase(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ present: boolean }>(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS present`,
  );
  if (!rows[0]?.present) return;
  const known = new Set(migrations.map((migration) => migration.name));
  const applied = await appliedMigrations(async (sql) => (await owner.query<{ name: string }>(sql)).rows);
  const unknown = applied.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new StartupError(
      `データベースはこのプログラムより新しい版で作られています（${unknown.join(', ')}）。\nプログラムを新しい版にしてから起動してください。`,
    );
  }
}

async function currentUser(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('SELECT current_user AS name');
  return rows[0]!.name;
}
