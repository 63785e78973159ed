import { createHash } from 'node:crypto';
import type { DataSource, EntityTarget, FindOptionsWhere } from 'typeorm';

/** What was typed cannot be stored; the message is Japanese and belongs beside the field. */
export class RegistryProblem extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** The row is no longer what the person saw when the form was opened. */
export class RowChanged extends Error {}

/** Tells one content of a row from another: SHA-256 in hex. */
export function rowVersion(row: object): string {
  return createHash('sha256').update(JSON.stringify(row)).digest('hex');
}

/**
 * Writes an entry over a row that is still as the person saw it.
 * @param seenVersion `rowVersion` of the row the form was filled from
 * @throws RowChanged when somebody changed it since
 */
export async function changeRow<Row extends { id: string }>(
  database: DataSource,
  entity: EntityTarget<Row>,
  id: string,
  seenVersion: string,
  entry: Omit<Row, 'id'>,
): Promise<void> {
  await database.transaction(async (manager) => {
    const row = await manager.findOneOrFail(entity, { where: { id } as FindOptionsWhere<Row>, lock: { mode: 'pessimistic_write' } });
    if (rowVersion(row) !== seenVersion) throw new RowChanged();
    await manager.save(Object.assign(row, entry));
  });
}

/** Whether PostgreSQL refused a row because of this constraint. */
export function violates(error: unknown, constraint: string): boolean {
  const { driverError } = error as { driverError?: { constraint?: unknown } };
  return driverError?.constraint === constraint;
}
