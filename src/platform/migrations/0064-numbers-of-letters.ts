import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The 文書番号 that an officer types on a letter of the prefecture is used once in a fiscal year, like that of a notice. A letter without one is a
 * 事務連絡, which is no number; one letter to several health centres bears one number. What was issued before stays as it is.
 */
export class NumbersOfLetters1764000000064 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NOT_YET);
    for (const statement of keeping(NUMBERED, TAKEN)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of keeping(`('designation-notice', 'refusal-notice')`, 'true')) await runner.query(statement);
  }
}

/** Everything below can be done twice, so a database whose row of this migration was removed would start as if it were new. */
const NOT_YET = `DO $$ BEGIN
  IF pg_get_indexdef('stored_file_number_ix'::regclass) LIKE '%correction-notice%' THEN
    RAISE EXCEPTION 'stored_file_number_ix already covers the letters';
  END IF;
END $$`;

const NUMBERED = `('designation-notice', 'refusal-notice', 'correction-notice', 'coordination-council-request')`;

const NUMBER = `number_as_read(NEW.snapshot ->> 'number')`;

/** A letter that bears the number takes it from all others but the same letter to another health centre. */
const TAKEN = `(NEW.form_id IN ('designation-notice', 'refusal-notice') OR (${NUMBER} ~ '[0-9〇一二三四五六七八九十]' AND ${NUMBER} NOT LIKE '事務連絡%'))
         AND NOT (f.form_id = 'coordination-council-request' AND NEW.form_id = f.form_id AND f.application_id = NEW.application_id
           AND f.snapshot ->> 'date' = NEW.snapshot ->> 'date')`;

const keeping = (numbered: string, taken: string) => [
  'DROP INDEX stored_file_number_ix',
  `CREATE INDEX stored_file_number_ix ON stored_file (number_as_read(snapshot ->> 'number')) WHERE form_id IN ${numbered}`,
  `CREATE OR REPLACE FUNCTION refuse_used_number() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     taken text;
   BEGIN
     PERFORM pg_advisory_xact_lock(hashtextextended('document number ' || ${NUMBER}, 0));
     SELECT a.reference_no || ' の「' || f.title || '」' INTO taken FROM stored_file f JOIN application a ON a.id = f.application_id
       WHERE f.form_id IN ${numbered} AND number_as_read(f.snapshot ->> 'number') = ${NUMBER}
         AND fiscal_year_of(f.snapshot ->> 'date') = fiscal_year_of(NEW.snapshot ->> 'date')
         AND (f.application_id, f.form_id, f.subject_key) IS DISTINCT FROM (NEW.application_id, NEW.form_id, NEW.subject_key)
         AND ${taken}
       LIMIT 1;
     IF taken IS NOT NULL THEN
       RAISE unique_violation USING CONSTRAINT = 'stored_file_number_uq', MESSAGE = 'the document number is used', DETAIL = taken;
     END IF;
     RETURN NULL;
   END $$`,
  'DROP TRIGGER stored_file_number ON stored_file',
  `CREATE TRIGGER stored_file_number AFTER INSERT ON stored_file FOR EACH ROW
     WHEN (NEW.form_id IN ${numbered}) EXECUTE FUNCTION refuse_used_number()`,
];
