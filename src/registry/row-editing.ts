import { createHash } from 'node:crypto';
import type { DataSource, EntityManager, EntityTarget, FindOptionsWhere } from 'typeorm';
import { Declined } from '../platform/declined.js';
import { withTransaction } from '../platform/database.js';
import { type Act, recordAct } from '../record/append.js';
import { changesOf } from '../record/changes.js';

/** The row is no longer what the person saw when the form was opened. */
export class RowChanged extends Declined {
  override readonly name = 'RowChanged';

  constructor() {
    super('conflict', 'この記録は、画面を開いたあとに更新されています。内容を確認して、もう一度操作してください。');
  }
}

/** Tells one content of a row from another: SHA-256 in hex. */
export function rowVersion(row: object): string {
  return createHash('sha256').update(JSON.stringify(row)).digest('hex');
}

/** The act that a change of a row is. */
interface Change extends Pick<Act, 'subject' | 'actor' | 'now' | 'confirmed'> {
  type: string;
  /** What is put out with it, once it is written. @param before of each field that differs */
  news?: (tx: EntityManager, before: Readonly<Record<string, unknown>>) => Promise<NonNullable<Act['messages']>>;
  /** What else happens by it, in the same transaction, once it is recorded. */
  then?: (tx: EntityManager) => Promise<void>;
}

/**
 * Writes an entry over a row that is still as the person saw it, and records what differs. A row that holds the entry already (the form was sent twice)
 * stays as it is.
 * @param seenVersion `rowVersion` of the row the form was filled from
 * @throws RowChanged when somebody changed it since
 */
export async function changeRow<Row extends { id: string }>(
  database: DataSource,
  entity: EntityTarget<Row>,
  { id, seenVersion }: { id: string; seenVersion: string },
  entry: Omit<Row, 'id'>,
  { type, news, then, ...act }: Change,
): Promise<void> {
  await withTransaction(database, async (manager) => {
    const row = await manager.findOneOrFail(entity, {
      where: { id } as FindOptionsWhere<Row>,
      lock: { mode: 'for_no_key_update' },
    });
    if (holds(row, entry)) return;
    if (rowVersion(row) !== seenVersion) throw new RowChanged();
    const changes = changesOf(row, entry);
    await manager.save(Object.assign(row, entry));
    const messages = (await news?.(manager, changes.before)) ?? [];
    await recordAct(manager, { ...act, event: { type, ...changes }, idempotencyKey: null, messages });
    await then?.(manager);
  });
}

function holds(row: object, entry: object): boolean {
  const stored = new Map<string, unknown>(Object.entries(row));
  return Object.entries(entry).every(([name, value]) => stored.get(name) === value);
}
