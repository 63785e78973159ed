import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a hospital is still writing, section by section; it is no part of the record. */
export class WorkingCopy1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE working_section (
      application_id uuid NOT NULL CONSTRAINT working_section_application_fk REFERENCES application (id),
      section text NOT NULL,
      version int NOT NULL,
      body jsonb NOT NULL,
      saved_by_id text NOT NULL,
      saved_by_name text NOT NULL,
      saved_at timestamptz NOT NULL,
      idempotency_key text NOT NULL,
      CONSTRAINT working_section_pk PRIMARY KEY (application_id, section))`);
    await runner.query(
      `ALTER TABLE application DROP COLUMN content, ADD COLUMN working_version int NOT NULL DEFAULT 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE application DROP COLUMN working_version, ADD COLUMN content jsonb NOT NULL DEFAULT '{}'`,
    );
    await runner.query('DROP TABLE working_section');
  }
}
