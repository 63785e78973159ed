import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The cases of an officer by due date: over all cases, so that the account can be looked for too, to which the column refers. */
export class OfficersIndex1764000000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX application_officer_ix');
    await runner.query('CREATE INDEX application_officer_ix ON application (officer_id, due_on, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX application_officer_ix');
    await runner.query(
      'CREATE INDEX application_officer_ix ON application (officer_id, due_on, id) WHERE officer_id IS NOT NULL',
    );
  }
}
