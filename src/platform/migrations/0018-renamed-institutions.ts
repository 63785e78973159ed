import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case is found by the present name of its institution, which the lists show, as well as by those it was known by before. */
export class RenamedInstitutions1764000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER medical_institution_renamed ON medical_institution');
    await runner.query('DROP FUNCTION tell_cases_new_name()');
  }
}

const UNKNOWN = `institution_id = institution.id AND position(institution.search_key IN application.search_key) = 0`;

const UP = [
  `UPDATE application SET search_key = application.search_key || ' ' || institution.search_key FROM medical_institution institution WHERE ${UNKNOWN}`,
  `CREATE FUNCTION tell_cases_new_name() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       UPDATE application SET search_key = search_key || ' ' || NEW.search_key
       WHERE institution_id = NEW.id AND position(NEW.search_key IN search_key) = 0;
       RETURN NULL;
     END $$`,
  `CREATE TRIGGER medical_institution_renamed AFTER UPDATE OF search_key ON medical_institution FOR EACH ROW
     WHEN (OLD.search_key IS DISTINCT FROM NEW.search_key) EXECUTE FUNCTION tell_cases_new_name()`,
];
