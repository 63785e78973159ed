import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cases whose next turn the program reckons at its next start, before the first request (docs/adr/0044-turns-reckoned-anew.md): the database decides
 * nothing of it. First those in the hands of the prefecture that were last moved before its turns had a 期限 (prefecture-due.ts).
 */
export class TurnsToReckon1764000000089 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE turn_to_reckon (
      application_id uuid NOT NULL CONSTRAINT turn_to_reckon_pk PRIMARY KEY
        CONSTRAINT turn_to_reckon_application_fk REFERENCES application (id) ON DELETE CASCADE)`);
    await runner.query(`INSERT INTO turn_to_reckon
      SELECT id FROM application WHERE due_on IS NULL AND state IN ('submitted', 'examining', 'coordinationCouncil.reported',
        'measuresCouncil', 'medicalCouncil', 'deciding.drafted', 'deciding.approved')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE turn_to_reckon');
  }
}
