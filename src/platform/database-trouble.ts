/** What it means for a person or a program that the database could not do its part. */
import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { sqlStateOf } from './sql-state.js';

/**
 * - `unreachable`: it is away, starting, stopping, or the connection broke
 * - `silent`: it did not answer in time, or no connection was free in time
 * - `full`: no room on its disk, in its memory or for a connection; or it may only be read
 * - `locked`: somebody else held the same rows for too long
 */
export type DatabaseTrouble = 'unreachable' | 'silent' | 'full' | 'locked';

/** Why the database could not be used, for people: the cause, in Japanese, as the beginning of a sentence. */
export const TROUBLE_CAUSE: Readonly<Record<DatabaseTrouble, string>> = {
  unreachable: 'データベースに接続できないため',
  silent: 'データベースが時間内に応答しないため',
  full: 'データベースに空きがないため',
  locked: 'ほかの操作が同じ記録を長く使っているため',
};

/** When it is worth trying again, in seconds (`Retry-After`). */
export const RETRY_AFTER_SECONDS = 10;

/**
 * No connection could be had, or the one in use was lost. It carries no `code` of its cause: express-session takes a missing
 * socket (ENOENT) for a missing session and would begin a new one.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';

  constructor(
    readonly trouble: DatabaseTrouble,
    cause: unknown,
  ) {
    super(`the database could not be used: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** By SQLSTATE or its class (the first two characters). */
const TROUBLE_OF_STATE: Readonly<Record<string, DatabaseTrouble>> = {
  '08': 'unreachable', // connection exception
  '53': 'full', // disk, memory, connections
  '58': 'full', // the system below it failed: most often its disk
  '25006': 'full', // read only: a standby, or a server that protects its last room
  '57P01': 'unreachable', // stopped by its administrator
  '57P02': 'unreachable', // crashed
  '57P03': 'unreachable', // starting or stopping
  '57P05': 'unreachable',
  '25P03': 'unreachable', // the transaction idled too long and was ended
  '25P04': 'silent',
  '57014': 'silent', // statement_timeout
  '55P03': 'locked', // lock_timeout
  '40001': 'locked', // conflicts that stayed after every attempt
  '40P01': 'locked',
};

/** What was the matter with the database, or null for an error of any other kind. */
export function databaseTrouble(error: unknown): DatabaseTrouble | null {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (cause instanceof DatabaseUnavailable) return cause.trouble;
  // TypeORM has given a lost connection back below the transaction that was using it.
  if (cause instanceof QueryRunnerAlreadyReleasedError || cause instanceof QueryRunnerProviderAlreadyReleasedError)
    return 'unreachable';
  const state = sqlStateOf(error) ?? '';
  return (
    TROUBLE_OF_STATE[state] ?? (/^\d\d\w{3}$/.test(state) ? TROUBLE_OF_STATE[state.slice(0, 2)] : undefined) ?? null
  );
}
