import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A 文書番号 is the same however wide it is typed: 地医第１号 and 地医第1 号 are one number (`numberAsRead` of the procedure). What was issued
 * before stays as it is.
 */
export class NumbersAsRead1764000000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE FUNCTION number_as_read(number text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
         RETURN translate(normalize(number, NFKC), E' \\t\\n\\r', '')`,
      'DROP INDEX stored_file_number_ix',
      `CREATE INDEX stored_file_number_ix ON stored_file (number_as_read(snapshot ->> 'number')) WHERE form_id IN ${NUMBERED}`,
      refusing((snapshot) => `number_as_read(${snapshot} ->> 'number')`),
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      refusing((snapshot) => `(${snapshot} ->> 'number')`),
      'DROP INDEX stored_file_number_ix',
      `CREATE INDEX stored_file_number_ix ON stored_file ((snapshot ->> 'number')) WHERE form_id IN ${NUMBERED}`,
      'DROP FUNCTION number_as_read(text)',
    ])
      await runner.query(statement);
  }
}

/** As of the migration that began it. */
const NUMBERED = `('designation-notice', 'refusal-notice')`;

/** @param number the number that counts, of a snapshot */
const refusing = (number: (snapshot: string) => string) => `
  CREATE OR REPLACE FUNCTION refuse_used_number() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     taken text;
   BEGIN
     PERFORM pg_advisory_xact_lock(hashtextextended('document number ' || ${number('NEW.snapshot')}, 0));
     SELECT a.reference_no || ' の「' || f.title || '」' INTO taken FROM stored_file f JOIN application a ON a.id = f.application_id
       WHERE f.form_id IN ${NUMBERED} AND ${number('f.snapshot')} = ${number('NEW.snapshot')}
         AND fiscal_year_of(f.snapshot ->> 'date') = fiscal_year_of(NEW.snapshot ->> 'date')
         AND (f.application_id, f.form_id, f.subject_key) IS DISTINCT FROM (NEW.application_id, NEW.form_id, NEW.subject_key)
       LIMIT 1;
     IF taken IS NOT NULL THEN
       RAISE unique_violation USING CONSTRAINT = 'stored_file_number_uq', MESSAGE = 'the document number is used', DETAIL = taken;
     END IF;
     RETURN NULL;
   END $$`;
