import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteRowsOf } from './0020-record-by-subject.js';

/** 提出 and each 補正の提出, frozen. */
export class Submissions1764000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE submission (
      application_id uuid NOT NULL CONSTRAINT submission_application_fk REFERENCES application (id),
      number int NOT NULL CONSTRAINT submission_number_ck CHECK (number > 0),
      seq int NOT NULL,
      event_type text NOT NULL CONSTRAINT submission_event_ck CHECK (event_type IN ('SUBMIT', 'SUBMIT_CORRECTION')),
      submitted_on date NOT NULL,
      submitted_at timestamptz NOT NULL,
      submitted_by_id text NOT NULL,
      submitted_by_name text NOT NULL,
      submitted_by_office text NOT NULL,
      matter jsonb NOT NULL,
      sha256 text NOT NULL,
      CONSTRAINT submission_pk PRIMARY KEY (application_id, number))`);
    await runner.query(`CREATE TRIGGER submission_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON submission
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    for (const statement of noteRowsOf('submission', 'application_id,number')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE submission');
  }
}
