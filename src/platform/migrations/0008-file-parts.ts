import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Bytes are kept in parts, so that no file has to lie whole in memory on its way in or out: those of a stored file as evidence
 * like its row, those of a job's result until its time is over. A job tells when it was begun, for the turns of its persons.
 */
export class FileParts1764000000007 implements MigrationInterface {
  name = 'FileParts1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Files that were stored in parts may be larger than a single value can be. */
  down(): Promise<void> {
    return Promise.reject(new Error('Files in parts cannot be put together again: restore a backup instead.'));
  }
}

/** As PART_BYTES was when this migration was written. */
const BYTES = 262_144;

/** Moves the bytes of a table into its parts, and fails rather than lose one. */
const moved = (table: string, parts: string, owner: string) => [
  `INSERT INTO ${parts} (${owner}, no, bytes)
     SELECT id, n, substring(content FROM n * ${BYTES} + 1 FOR ${BYTES}) FROM ${table}, generate_series(0, (octet_length(content) - 1) / ${BYTES}) n
     WHERE content IS NOT NULL`,
  `DO $$ BEGIN
     IF EXISTS (SELECT FROM ${table} WHERE octet_length(content) <> (SELECT sum(octet_length(bytes)) FROM ${parts} WHERE ${owner} = ${table}.id)) THEN
       RAISE EXCEPTION 'the parts of a row of ${table} are not its content';
     END IF;
   END $$`,
  `ALTER TABLE ${table} DROP COLUMN content`,
];

const STATEMENTS = [
  `CREATE TABLE stored_file_part (
     file_id uuid NOT NULL CONSTRAINT stored_file_part_file_fk REFERENCES stored_file (id),
     no int NOT NULL,
     bytes bytea NOT NULL,
     CONSTRAINT stored_file_part_pk PRIMARY KEY (file_id, no))`,
  `CREATE TABLE job_result_part (
     job_id uuid NOT NULL CONSTRAINT job_result_part_job_fk REFERENCES job (id) ON DELETE CASCADE,
     no int NOT NULL,
     bytes bytea NOT NULL,
     CONSTRAINT job_result_part_pk PRIMARY KEY (job_id, no))`,
  // what is stored is compressed by its own format
  `ALTER TABLE stored_file_part ALTER COLUMN bytes SET STORAGE EXTERNAL`,
  `ALTER TABLE job_result_part ALTER COLUMN bytes SET STORAGE EXTERNAL`,
  ...moved('stored_file', 'stored_file_part', 'file_id'),
  ...moved('job', 'job_result_part', 'job_id'),
  `CREATE TRIGGER stored_file_part_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stored_file_part
     FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `ALTER TABLE job ADD COLUMN begun_at timestamptz`,
  `CREATE INDEX job_begun_ix ON job (requested_by, begun_at DESC NULLS LAST)`,
];
