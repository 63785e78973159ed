import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An institution has one designation of a kind at a time (docs/adr/0032-one-designation-at-a-time.md): periods do not overlap, but for the line of an
 * approved change, which keeps the period of the line it follows. The register knows what was designated and what a change changed; null of
 * lines that are older.
 */
export class OneTermAtATime1764000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'ALTER TABLE designation ADD COLUMN matters jsonb, ADD COLUMN changes jsonb',
      ONE_TERM,
      `CREATE TRIGGER designation_one_term BEFORE INSERT OR UPDATE OF institution_id, kind, valid_from, valid_to ON designation
         FOR EACH ROW EXECUTE FUNCTION one_term_at_a_time()`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'DROP TRIGGER designation_one_term ON designation',
      'DROP FUNCTION one_term_at_a_time()',
      'ALTER TABLE designation DROP COLUMN matters, DROP COLUMN changes',
    ])
      await runner.query(statement);
  }
}

/** Two that come at once wait for each other: the second sees the first. */
const ONE_TERM = `CREATE FUNCTION one_term_at_a_time() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('designation ' || NEW.institution_id || ' ' || NEW.kind, 0));
    IF EXISTS (
      SELECT FROM designation other
      WHERE other.institution_id = NEW.institution_id AND other.kind = NEW.kind AND other.id <> NEW.id
        AND daterange(other.valid_from, other.valid_to, '[]') && daterange(NEW.valid_from, NEW.valid_to, '[]')
        AND NOT EXISTS (
          SELECT FROM designation former
          WHERE former.id = NEW.previous_id AND former.institution_id = NEW.institution_id AND former.kind = NEW.kind
            AND former.valid_from = NEW.valid_from AND former.valid_to = NEW.valid_to
            AND other.valid_from = NEW.valid_from AND other.valid_to = NEW.valid_to)
    ) THEN
      RAISE EXCEPTION 'a designation of this institution and kind covers a part of this period'
        USING ERRCODE = 'exclusion_violation', TABLE = 'designation', CONSTRAINT = 'designation_one_term';
    END IF;
    RETURN NEW;
  END $$`;
