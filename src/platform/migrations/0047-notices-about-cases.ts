import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The case that a message is about where what it tells of stands elsewhere: a change of the registry under a draft. Null for every message whose
 * cause is the case itself, and for those that are about none.
 */
export class NoticesAboutCases1764000000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox ADD COLUMN about_case_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox DROP COLUMN about_case_id');
  }
}
