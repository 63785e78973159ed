import { QueryFailedError } from 'typeorm';

/** PostgreSQL error codes (SQLSTATE) that the program acts on. */
export const sqlState = {
  uniqueViolation: '23505',
  insufficientPrivilege: '42501',
  duplicateObject: '42710',
  duplicateDatabase: '42P04',
  serializationFailure: '40001',
  deadlockDetected: '40P01',
} as const;

/** SQLSTATE of a database error, or undefined for any other error. */
export function sqlStateOf(error: unknown): string | undefined {
  const code = saidByServer(error)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** The error as the driver has it, whether TypeORM asked or the driver itself was asked. */
function saidByServer(error: unknown): (Error & { code?: unknown; constraint?: unknown }) | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof Error ? cause : undefined;
}

/**
 * Whether the server has answered with an error and lives on: then it has undone the statement, and the transaction whose COMMIT it was. Its last
 * words (FATAL, PANIC) say nothing of that. A server that speaks neither English nor Japanese is taken for one that said nothing.
 */
export function isUndone(error: unknown): boolean {
  return sqlStateOf(error) !== undefined && (error as { severity?: unknown }).severity === 'ERROR';
}

/** Whether PostgreSQL refused a row because of this unique index or constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return sqlStateOf(error) === sqlState.uniqueViolation && saidByServer(error)?.constraint === constraint;
}
