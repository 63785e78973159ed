import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';

/**
 * Runs a statement whose plan PostgreSQL keeps for the connection: for the few that every command asks, where planning would
 * cost more than the reading. Outside a transaction it is planned each time.
 * @param name one text, one name
 */
export async function preparedQuery<Row extends object>(
  tx: EntityManager,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  if (!tx.queryRunner) return tx.query<Row[]>(text, values);
  const client = (await tx.queryRunner.connect()) as ClientBase;
  return (await client.query<Row>({ name, text, values })).rows;
}
