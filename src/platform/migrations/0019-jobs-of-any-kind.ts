import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Jobs of any room: nobody need have asked for one, and it may give any file, something told as JSON, or nothing. */
export class JobsOfAnyKind1764000000018 implements MigrationInterface {
  name = 'JobsOfAnyKind1764000000018';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Jobs that nobody asked for, and other results than those of packs, cannot be told in the old shape. */
  down(): Promise<void> {
    return Promise.reject(new Error('Jobs cannot be made jobs of packs again: restore a backup instead.'));
  }
}

const STATEMENTS = [
  `ALTER TABLE job ALTER COLUMN requested_by DROP NOT NULL,
     ADD COLUMN result jsonb,
     ADD COLUMN media_type text,
     DROP CONSTRAINT job_done_ck`,
  `UPDATE job SET result = jsonb_build_object('omitted', omitted, 'cautions', cautions),
     media_type = CASE WHEN sha256 IS NOT NULL THEN 'application/pdf' END`,
  `ALTER TABLE job DROP COLUMN omitted, DROP COLUMN cautions,
     ADD CONSTRAINT job_file_ck CHECK (num_nulls(file_name, media_type, size, sha256) IN (0, 4))`,
];
