import type { DataSource } from 'typeorm';
import { EVIDENCE } from '../../src/verification/evidence.js';
import { AUTOMATIC } from '../../src/procedure/terms/actors.js';
import { recordAct } from '../../src/record/append.js';

/** Records every row as it stands, for rows that a test wrote by SQL, and all that it left in an emptied record. */
export async function recordAll(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (tx) => {
    await tx.query(`SET LOCAL TimeZone = 'UTC'`);
    for (const { table, key = ['id'], unrecorded = [] } of EVIDENCE.tables)
      await tx.query(
        `SELECT set_config('record.written', coalesce(current_setting('record.written', true), '') ||
           coalesce(string_agg(digest_of_row(to_jsonb(t) - '{${unrecorded.join(',')}}'::text[]) || ' ${table}:' || concat_ws('/', ${key.join(', ')}) || E'\\n', ''), ''), true) FROM ${table} t`,
      );
    await recordAct(tx, {
      subject: { type: 'setting', id: 'test' },
      event: { type: 'RECORD_ALL' },
      actor: AUTOMATIC,
      now: new Date('2026-11-01T00:00:00Z'),
      idempotencyKey: null,
    });
  });
}
