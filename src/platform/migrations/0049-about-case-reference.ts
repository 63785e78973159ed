import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The case that a message is about is a case. */
export class AboutCaseReference1764000000048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX outbox_about_case_ix ON outbox (about_case_id)');
    await runner.query(
      'ALTER TABLE outbox ADD CONSTRAINT outbox_about_case_fk FOREIGN KEY (about_case_id) REFERENCES application (id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox DROP CONSTRAINT outbox_about_case_fk');
    await runner.query('DROP INDEX outbox_about_case_ix');
  }
}
