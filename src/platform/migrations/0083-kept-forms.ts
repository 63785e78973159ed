import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was typed on a form of an event that was not carried out yet; it is no part of the record, and goes with the event. */
export class KeptForms1764000000083 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE kept_form (
      application_id uuid NOT NULL CONSTRAINT kept_form_application_fk REFERENCES application (id),
      event_type text NOT NULL,
      version int NOT NULL,
      fields jsonb NOT NULL,
      saved_by_id text NOT NULL,
      saved_by_name text NOT NULL,
      saved_at timestamptz NOT NULL,
      CONSTRAINT kept_form_pk PRIMARY KEY (application_id, event_type))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE kept_form');
  }
}
