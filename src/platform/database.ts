import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';
import { onOwnSchema } from './connection-url.js';
import { WatchedPool } from './database-connections.js';
import { sqlState, sqlStateOf } from './sql-state.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** How long a connection lets anything take, in milliseconds; 0 is without end. */
export interface ConnectionLimits {
  /** One statement, by the server (57014). */
  statementMs: number;
  /**
   * Waiting for one lock, by the server (55P03). Less than half of `statementMs`: the second in a queue for a row waits for its turn and then for the
   * row, two locks of one statement, and is told that somebody else held it.
   */
  lockMs: number;
  /** A transaction in which nothing is asked, by the server (25P03): it would hold its locks for as long as its program stands still. */
  idleInTransactionMs: number;
  /** A statement without any sign of the server, by the program. Longer than `statementMs`: the server's own answer says more. */
  silenceMs: number;
}

/** Waiting for a connection: for one of the pool to become free, or for the server to accept a new one. */
const CHECKOUT_MS = 4_000;

/** For requests and for whatever else the running program does: an answer within seconds, whatever the database does (ADR 0017). */
export const REQUEST_LIMITS: ConnectionLimits = {
  statementMs: 8_000,
  lockMs: 3_000,
  idleInTransactionMs: 30_000,
  silenceMs: 10_000,
};

/** For work that somebody waits for at a terminal and that reads or changes everything: migrations, the verifier. */
export const NO_LIMITS: ConnectionLimits = { statementMs: 0, lockMs: 0, idleInTransactionMs: 0, silenceMs: 0 };

/** Options of every connection to the product's database. The schema is changed by migrations alone. */
export function dataSourceOptions(
  url: string,
  entities: PostgresOptions['entities'] = [],
  limits = REQUEST_LIMITS,
): PostgresOptions {
  return {
    type: 'postgres',
    url: onOwnSchema(url),
    entities,
    driver: { ...pg, Pool: WatchedPool },
    poolSize: 10,
    synchronize: false,
    applicationName: 'shitei-workflow',
    connectTimeoutMS: CHECKOUT_MS,
    extra: {
      statement_timeout: limits.statementMs,
      lock_timeout: limits.lockMs,
      idle_in_transaction_session_timeout: limits.idleInTransactionMs,
      silenceMs: limits.silenceMs,
    },
    uuidExtension: 'pgcrypto',
    installExtensions: false,
  };
}

type IsolationLevel = 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE';

/** How often a transaction is tried before its conflict is passed on. */
const MOST_ATTEMPTS = 5;

/**
 * Runs `work` in one transaction: committed when it resolves, rolled back when it throws.
 * When PostgreSQL gives it up for a conflict (40001) or a deadlock (40P01), the whole work runs again in a new
 * transaction, five times at most. So `work` must read what it needs through `manager` and do nothing that a rollback
 * cannot undo.
 * @param isolation when left out, the server's own (READ COMMITTED unless it was set up otherwise), without a statement to say so
 */
export async function withTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
  isolation?: IsolationLevel,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await (isolation ? dataSource.transaction(isolation, work) : dataSource.transaction(work));
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
