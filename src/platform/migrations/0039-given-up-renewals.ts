import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The register knows the day on which a renewal was withdrawn or pulled back: it kept the designation in force until then
 * (docs/adr/0032-one-designation-at-a-time.md). Of those that were given up before, it does not.
 */
export class GivenUpRenewals1764000000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'ALTER TABLE renewal ADD COLUMN given_up_on date',
      'DROP INDEX renewal_designation_ix',
      'CREATE INDEX renewal_designation_ix ON renewal (designation_id) INCLUDE (submitted_on, decided_on, given_up_on, under_way, evaluated_in_time)',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The index goes with the column.
    for (const statement of [
      'ALTER TABLE renewal DROP COLUMN given_up_on',
      'CREATE INDEX renewal_designation_ix ON renewal (designation_id) INCLUDE (submitted_on, decided_on, under_way, evaluated_in_time)',
    ])
      await runner.query(statement);
  }
}
