import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case is found by the present name of its institution, which the lists show, and by those the institution had before. */
export class RenamedInstitutions1764000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

/** The first word of a case's key is its number. */
const keyOfCase = (number: string, institution: string) =>
  `rtrim(split_part(${number}, ' ', 1) || ' ' || ${institution}.search_key || ' ' || ${institution}.former_search_key)`;

const UP = [
  `ALTER TABLE medical_institution ADD COLUMN former_search_key text NOT NULL DEFAULT ''`,
  `CREATE FUNCTION keep_former_name() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF position(OLD.search_key IN NEW.former_search_key) = 0 THEN
         NEW.former_search_key := ltrim(NEW.former_search_key || ' ' || OLD.search_key);
       END IF;
       RETURN NEW;
     END $$`,
  `CREATE TRIGGER medical_institution_former_name BEFORE UPDATE OF search_key ON medical_institution FOR EACH ROW
     WHEN (OLD.search_key IS DISTINCT FROM NEW.search_key) EXECUTE FUNCTION keep_former_name()`,
  // In the order in which everybody locks several cases.
  `CREATE FUNCTION tell_cases_new_name() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       UPDATE application SET search_key = ${keyOfCase('application.search_key', 'NEW')}
       FROM (SELECT id FROM application WHERE institution_id = NEW.id ORDER BY id FOR NO KEY UPDATE) own WHERE application.id = own.id;
       RETURN NULL;
     END $$`,
  `CREATE TRIGGER medical_institution_renamed AFTER UPDATE OF search_key ON medical_institution FOR EACH ROW
     WHEN (OLD.search_key IS DISTINCT FROM NEW.search_key) EXECUTE FUNCTION tell_cases_new_name()`,
  // FOR SHARE waits for a name that is being changed; the change waits for the case that is being opened, and then sees it.
  `CREATE FUNCTION take_institution_name() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       SELECT ${keyOfCase('NEW.search_key', 'institution')} INTO STRICT NEW.search_key FROM medical_institution institution WHERE id = NEW.institution_id FOR SHARE;
       RETURN NEW;
     END $$`,
  'CREATE TRIGGER application_institution_name BEFORE INSERT ON application FOR EACH ROW EXECUTE FUNCTION take_institution_name()',
  `UPDATE application SET search_key = ${keyOfCase('application.search_key', 'institution')} FROM medical_institution institution WHERE institution.id = application.institution_id`,
];

const DOWN = [
  'DROP TRIGGER application_institution_name ON application',
  'DROP FUNCTION take_institution_name()',
  'DROP TRIGGER medical_institution_renamed ON medical_institution',
  'DROP FUNCTION tell_cases_new_name()',
  'DROP TRIGGER medical_institution_former_name ON medical_institution',
  'DROP FUNCTION keep_former_name()',
  'ALTER TABLE medical_institution DROP COLUMN former_search_key',
];
