import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The last day on which the side that a deadline binds was reminded of it. */
export class Reminders1764000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deadline ADD COLUMN reminded_on date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deadline DROP COLUMN reminded_on');
  }
}
