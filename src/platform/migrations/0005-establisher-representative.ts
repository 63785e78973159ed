import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who signs for an establisher that is a corporation, for the head of its documents. */
export class EstablisherRepresentative1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      "ALTER TABLE medical_institution ADD COLUMN establisher_representative text NOT NULL DEFAULT ''",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE medical_institution DROP COLUMN establisher_representative');
  }
}
