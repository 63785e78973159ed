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
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const code = cause instanceof Error ? (cause as Error & { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
