import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Forms that met an ended session, sealed; kept for some days until the same person signs in again in the same browser. */
export class UnsentForms1764000000084 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE unsent_form (
      id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT unsent_form_pk PRIMARY KEY,
      account_id uuid NOT NULL CONSTRAINT unsent_form_account_fk REFERENCES account (id),
      browser_digest text NOT NULL,
      sealed bytea NOT NULL,
      kept_at timestamptz NOT NULL)`);
    await runner.query('CREATE INDEX unsent_form_account_ix ON unsent_form (account_id, kept_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE unsent_form');
  }
}
