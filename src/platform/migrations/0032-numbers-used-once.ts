import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A 文書番号 of a notice is used once in a fiscal year: versions of one document share it, another document never has it. What was issued before
 * stays as it is.
 */
export class NumbersUsedOnce1764000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER stored_file_number ON stored_file');
    await runner.query('DROP FUNCTION refuse_used_number()');
    await runner.query('DROP FUNCTION fiscal_year_of(text)');
    await runner.query('DROP INDEX stored_file_number_ix');
  }
}

/** The forms that bear a number which a person takes from the register of documents; 事務連絡 and 告示 have none of their own. */
const NUMBERED = `('designation-notice', 'refusal-notice')`;

const STATEMENTS = [
  `CREATE INDEX stored_file_number_ix ON stored_file ((snapshot ->> 'number')) WHERE form_id IN ${NUMBERED}`,
  // April to March; '2027-03-31' is of 2026.
  `CREATE FUNCTION fiscal_year_of(day text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
     RETURN substr(day, 1, 4)::int - CASE WHEN substr(day, 6, 2) < '04' THEN 1 ELSE 0 END`,
  // Whoever takes a number waits for whoever took the same one a moment ago.
  `CREATE FUNCTION refuse_used_number() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     taken text;
   BEGIN
     PERFORM pg_advisory_xact_lock(hashtextextended('document number ' || (NEW.snapshot ->> 'number'), 0));
     SELECT a.reference_no || ' の「' || f.title || '」' INTO taken FROM stored_file f JOIN application a ON a.id = f.application_id
       WHERE f.form_id IN ${NUMBERED} AND f.snapshot ->> 'number' = NEW.snapshot ->> 'number'
         AND fiscal_year_of(f.snapshot ->> 'date') = fiscal_year_of(NEW.snapshot ->> 'date')
         AND (f.application_id, f.form_id, f.subject_key) IS DISTINCT FROM (NEW.application_id, NEW.form_id, NEW.subject_key)
       LIMIT 1;
     IF taken IS NOT NULL THEN
       RAISE unique_violation USING CONSTRAINT = 'stored_file_number_uq', MESSAGE = 'the document number is used', DETAIL = taken;
     END IF;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER stored_file_number AFTER INSERT ON stored_file FOR EACH ROW
     WHEN (NEW.form_id IN ${NUMBERED}) EXECUTE FUNCTION refuse_used_number()`,
];
