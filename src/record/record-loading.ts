import type { EntityManager } from 'typeorm';
import { AUTOMATIC } from '../procedure/terms/actors.js';
import { recordAct } from './append.js';

/** Records what the program has loaded by itself in this transaction; nothing where it wrote nothing. */
export async function recordLoading(
  tx: EntityManager,
  id: 'referenceData' | 'demoData' | 'turns',
  now: Date,
): Promise<void> {
  const [row]: { written: string | null }[] = await tx.query(
    `SELECT current_setting('record.written', true) AS written`,
  );
  if (!row?.written) return;
  await recordAct(tx, {
    subject: { type: 'setting', id },
    event: { type: 'LOAD_DATA' },
    actor: AUTOMATIC,
    now,
    idempotencyKey: null,
  });
}
