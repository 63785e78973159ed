import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A point of the examination is looked at again when a correction has changed the application. */
export class OutdatedExamination1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE examination_check ADD COLUMN outdated boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE examination_check DROP COLUMN outdated');
  }
}
