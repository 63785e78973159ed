import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a designation asks and the application did not meet when a correction ended; null of those that ended before it was noted. */
export class EndedCorrections1764000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE correction ADD COLUMN unmet jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE correction DROP COLUMN unmet');
  }
}
