import { existsSync } from 'node:fs';
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
 * @throws StartupError when the database cannot be started, read or migrated
 */
export async function openDatabase(config: Config, logger: Logger): Promise<OpenDatabase> {
  if (config.database.kind === 'server') {
    const url = await prepareDatabase(config.database.ownerUrl, config.database.url, logger);
    return { url, close: async () => {} };
  }
  return await onEmbeddedServer(config, logger, async (server) => {
    const { ownerUrl, appUrl } = await createDatabaseWithRoles(server, DATABASE_NAME);
    return prepareDatabase(ownerUrl, appUrl, logger);
  });
}

/**
 * The database as it is, for the verifier: whatever is made, migrated or granted first could mend or launder what it looks for.
 * @throws StartupError when there is none
 */
export async function openUnprepared(config: Config, logger: Logger): Promise<OpenDatabase> {
  if (config.database.kind === 'server') return { url: config.database.url, close: async () => {} };
  if (!existsSync(embeddedFolder(config)))
    throw new StartupError(
      `調べるデータベースがありません（${embeddedFolder(config)}）。DATA_DIR を確かめてください。`,
    );
  return await onEmbeddedServer(config, logger, (server) => Promise.resolve(server.url(DATABASE_NAME, RUNTIME_ROLE)));
}

const embeddedFolder = (config: Config) => join(config.dataDir, 'postgres');

async function onEmbeddedServer(
  config: Config,
  logger: Logger,
  urlOn: (server: EmbeddedPostgres) => Promise<string>,
): Promise<OpenDatabase> {
  const server = await EmbeddedPostgres.start(embeddedFolder(config), {}, (message, error) =>
    logger.error({ err: error }, message),
  );
  try {
    return { url: await urlOn(server), close: () => server.stop() };
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
      await refuseOtherMigrations(owner);
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
    throw error instanceof StartupError ? error : unreadable(error);
  }
}

/** What is said of a database that does not answer. */
export function unreadable(error: unknown): StartupError {
  return new StartupError(
    `データベースを読めないため起動できません（${(error as Error).message}）。\nサーバーが動いているか、DATABASE_URL と MIGRATION_DATABASE_URL の接続先・利用者・権限を確かめてください。`,
  );
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
  } catch (error) {
    // What a migration makes is there although its row is not, or it found what it would launder: nothing was changed.
    throw new StartupError(
      `データベースの表を新しくできないため起動できません（${(error as Error).message}）。何も変えていません。\n${EXAMINE}`,
    );
  } finally {
    await dataSource.destroy();
  }
}

/** Names of the migrations that the database has seen. */
export async function appliedMigrations(query: (sql: string) => Promise<{ name: string }[]>): Promise<string[]> {
  const rows = await query('SELECT name FROM public.migrations ORDER BY id');
  return rows.map((row) => row.name);
}

const EXAMINE = 'npm run audit:verify で、改変や欠落がないかを調べてください。';

/**
 * A program older than its database would misread it. Where a migration is missing that others have followed, its row was taken away: to run it again
 * would name as they stand now the rows that it named then.
 */
async function refuseOtherMigrations(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ present: boolean }>(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS present`,
  );
  if (!rows[0]?.present) return;
  const known = migrations.map(({ name }) => name);
  const applied = await appliedMigrations(async (sql) => (await owner.query<{ name: string }>(sql)).rows);
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new StartupError(
      `データベースはこのプログラムより新しい版で作られています（${unknown.join(', ')}）。\nプログラムを新しい版にしてから起動してください。`,
    );
  }
  const missing = known.slice(0, applied.length).filter((name) => !applied.includes(name));
  if (missing.length > 0) {
    throw new StartupError(
      `データベースの migrations から、済んだはずの移行の行が失われています（${missing.join(', ')}）。何も変えていません。\n${EXAMINE}`,
    );
  }
}

async function currentUser(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('SELECT current_user AS name');
  return rows[0]!.name;
}
