import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The register keeps the day on which a renewal ended its designation after the last day, whatever is said of its arrival afterwards
 * (docs/adr/0032-one-designation-at-a-time.md). Of those before, the day follows from what is recorded of them.
 */
export class EndedTerms1764000000081 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE renewal ADD COLUMN ended_term_on date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE renewal DROP COLUMN ended_term_on');
  }
}
