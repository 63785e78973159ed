import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The cases that a health centre was asked about are read from an index alone, for its list of cases and its numbers. */
export class AskedCentres1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX hearing_asked_ix ON hearing (health_centre_id, application_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX hearing_asked_ix');
  }
}
