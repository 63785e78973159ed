import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The cases of an institution take over its former names, too, when the program folds them anew (`renewSearchKeys`). */
export class RenewedSearchKeys1764000000056 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER medical_institution_renamed ON medical_institution');
    await runner.query(
      `CREATE TRIGGER medical_institution_renamed AFTER UPDATE OF search_key, former_search_key ON medical_institution FOR EACH ROW
         WHEN (OLD.search_key IS DISTINCT FROM NEW.search_key OR OLD.former_search_key IS DISTINCT FROM NEW.former_search_key)
         EXECUTE FUNCTION tell_cases_new_name()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER medical_institution_renamed ON medical_institution');
    await runner.query(
      `CREATE TRIGGER medical_institution_renamed AFTER UPDATE OF search_key ON medical_institution FOR EACH ROW
         WHEN (OLD.search_key IS DISTINCT FROM NEW.search_key) EXECUTE FUNCTION tell_cases_new_name()`,
    );
  }
}
