import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, QueryFailedError, type DataSourceOptions, type EntityManager } from 'typeorm';

/** PostgreSQL error codes (SQLSTATE) that the program acts on. */
export const sqlState = {
  uniqueViolation: '23505',
  insufficientPrivilege: '42501',
  duplicateObject: '42710',
  duplicateDatabase: '42P04',
  serializationFailure: '40001',
  deadlockDetected: '40P01',
} as const;

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** Options of every connection to the product's database. The schema is changed by migrations alone. */
export function dataSourceOptions(url: string, entities: PostgresOptions['entities'] = []): PostgresOptions {
  return {
    type: 'postgres',
    url,
    entities,
    poolSize: 10,
    synchronize: false,
    applicationName: 'shitei-workflow',
    connectTimeoutMS: 10_000,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
  };
}

/** SQLSTATE of a database error, or undefined for any other error. */
export function sqlStateOf(error: unknown): string | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const code = cause instanceof Error ? (cause as Error & { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}

type IsolationLevel = 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE';

/** How often a transaction is tried before its conflict is passed on. */
const MOST_ATTEMPTS = 5;

/**
 * Runs `work` in one transaction: committed when it resolves, rolled back when it throws.
 * When PostgreSQL gives it up for a conflict (40001) or a deadlock (40P01), the whole work runs again in a new
 * transaction, five times at most. So `work` must read what it needs through `manager` and do nothing that a rollback
 * cannot undo.
 */
export async function withTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
  isolation: IsolationLevel = 'READ COMMITTED',
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await dataSource.transaction(isolation, work);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isConflict(error)) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt); // apart from each other, or they meet again
    }
  }
}

function isConflict(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === sqlState.serializationFailure || state === sqlState.deadlockDetected;
}
