import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteRowsOf } from './0020-record-by-subject.js';

/** A file that was attached can be withdrawn with a reason: it stays, and goes with no later submission. */
export class WithdrawnFiles1764000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE withdrawn_file');
  }
}

const STATEMENTS = [
  `CREATE TABLE withdrawn_file (
     file_id uuid NOT NULL CONSTRAINT withdrawn_file_pk PRIMARY KEY CONSTRAINT withdrawn_file_file_fk REFERENCES stored_file (id),
     reason text NOT NULL,
     withdrawn_by_name text NOT NULL,
     withdrawn_at timestamptz NOT NULL)`,
  'CREATE TRIGGER withdrawn_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON withdrawn_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
  ...noteRowsOf('withdrawn_file', 'file_id'),
];
