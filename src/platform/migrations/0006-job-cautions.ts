import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What to make sure of before the result of a job is used. */
export class JobCautions1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE job ADD COLUMN cautions jsonb NOT NULL DEFAULT '[]'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE job DROP COLUMN cautions');
  }
}
