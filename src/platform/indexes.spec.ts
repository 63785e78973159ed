import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';

/** Columns that end in `_id` and refer to no row. */
const NO_REFERENCE: Readonly<Record<string, string>> = {
  'record_entry.actor_id': 'an account, or a program such as the timer: copied so that it outlives the account',
  'event_attempt.actor_id': 'as record_entry.actor_id',
  'document_download.actor_id': 'as record_entry.actor_id',
  'stored_file.created_by_id': 'as record_entry.actor_id',
  'submission.submitted_by_id': 'as record_entry.actor_id',
  'working_section.saved_by_id': 'as record_entry.actor_id',
  'kept_form.saved_by_id': 'as record_entry.actor_id',
  'creation.actor_id': 'as record_entry.actor_id',
  'creation.made_id': 'a row of the table that creation.act speaks of, and for a closed day none',
  'draft_decision.drafter_id': 'an account, copied with its name so that it outlives the account',
  'approval.approver_id': 'as draft_decision.drafter_id',
  'hearing.case_area_id': 'copied from the case of the hearing by a trigger; the reference is the case’s',
  'examination_check.check_id': 'a check of the procedure, which lives in src/procedure',
  'stored_file.requirement_id': 'a document of the procedure, which lives in src/procedure',
  'stored_file.form_id': 'a form, which lives in forms/',
  'outbox.cause_id': 'as record_entry.subject_id',
  'outbox.recipient_id': 'an institution, a health centre or an account, as recipient_kind says',
  'record_entry.subject_id': 'a row of the table that subject_type speaks of, and for a setting none',
};

describe('the indexes of the database', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const column = async <T>(sql: string) => (await client.query<{ value: T }>(sql)).rows.map(({ value }) => value);

  it('has one that begins with the columns of each foreign key', async () => {
    const missing = await column<string>(`
      SELECT reference.conname AS value FROM pg_constraint reference
      WHERE reference.contype = 'f' AND NOT EXISTS (
        SELECT FROM pg_index i
        WHERE i.indrelid = reference.conrelid AND i.indpred IS NULL AND i.indisvalid
          -- indkey counts from 0, and the order of the columns of a key means nothing
          AND (i.indkey::int2[])[0 : cardinality(reference.conkey) - 1] @> reference.conkey)
      ORDER BY 1`);
    expect(missing).toEqual([]);
  });

  it('declares each column that refers to a row as a foreign key', async () => {
    const undeclared = await column<string>(`
      SELECT t.relname || '.' || a.attname AS value
      FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE n.nspname = 'public' AND t.relkind = 'r' AND NOT a.attisdropped AND a.attname LIKE '%\\_id'
        AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = t.oid AND c.contype = 'f' AND a.attnum = ANY (c.conkey))
      ORDER BY 1`);
    expect(undeclared).toEqual(Object.keys(NO_REFERENCE).sort());
  });

  it('has none that another one makes needless', async () => {
    const needless = await column<string>(`
      SELECT a.indexrelid::regclass || ' < ' || b.indexrelid::regclass AS value
      FROM pg_index a JOIN pg_index b ON a.indrelid = b.indrelid AND a.indexrelid <> b.indexrelid
      JOIN pg_class ca ON ca.oid = a.indexrelid JOIN pg_class cb ON cb.oid = b.indexrelid
      JOIN pg_class t ON t.oid = a.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE n.nspname = 'public' AND ca.relam = cb.relam AND NOT a.indisunique
        AND a.indexprs IS NULL AND b.indexprs IS NULL AND a.indpred IS NOT DISTINCT FROM b.indpred
        -- the same columns in the same order at its beginning, as far as a has them
        AND (b.indkey::int2[])[0 : a.indnkeyatts - 1] = (a.indkey::int2[])[0 : a.indnkeyatts - 1]
        AND (b.indclass::oid[])[0 : a.indnkeyatts - 1] = (a.indclass::oid[])[0 : a.indnkeyatts - 1]
        -- and whatever it carries besides
        AND (b.indkey::int2[])[0 : b.indnatts - 1] @> (a.indkey::int2[])[0 : a.indnatts - 1]
      ORDER BY 1`);
    expect(needless).toEqual([]);
  });
});
