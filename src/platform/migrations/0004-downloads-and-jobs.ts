import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The record of downloads learns of previews and of results of jobs, and jobs come to be. A job is work and no evidence:
 * its row moves from state to state, and its result is removed when its time is over. Who took a result stays on record.
 */
export class DownloadsAndJobs1764000000003 implements MigrationInterface {
  name = 'DownloadsAndJobs1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Previews on record cannot be told in the old shape. */
  down(): Promise<void> {
    return Promise.reject(new Error('The record of downloads cannot be made smaller: restore a backup instead.'));
  }
}

const STATEMENTS = [
  `CREATE TABLE job (
     id uuid CONSTRAINT job_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     kind text NOT NULL,
     title text NOT NULL,
     input jsonb NOT NULL,
     idempotency_key text NOT NULL CONSTRAINT job_idempotency_uq UNIQUE,
     requested_by uuid NOT NULL CONSTRAINT job_account_fk REFERENCES account (id),
     state text NOT NULL CONSTRAINT job_state_ck CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
     done int NOT NULL DEFAULT 0,
     total int NOT NULL DEFAULT 0,
     attempts int NOT NULL DEFAULT 0,
     worker text,
     heartbeat_at timestamptz,
     created_at timestamptz NOT NULL,
     finished_at timestamptz,
     message text NOT NULL DEFAULT '',
     omitted jsonb NOT NULL DEFAULT '[]',
     file_name text,
     size int,
     sha256 text,
     content bytea,
     CONSTRAINT job_running_ck CHECK ((state = 'running') = (worker IS NOT NULL)),
     CONSTRAINT job_done_ck CHECK (state <> 'done' OR (sha256 IS NOT NULL AND file_name IS NOT NULL AND size IS NOT NULL)))`,
  `CREATE INDEX job_waiting_ix ON job (created_at) WHERE state IN ('queued', 'running')`,
  `CREATE INDEX job_owner_ix ON job (requested_by, created_at DESC)`,
  `ALTER TABLE download_log RENAME TO document_download`,
  `ALTER TABLE document_download RENAME CONSTRAINT download_log_pk TO document_download_pk`,
  `ALTER TABLE document_download RENAME CONSTRAINT download_log_file_fk TO document_download_file_fk`,
  `ALTER TRIGGER download_log_append_only ON document_download RENAME TO document_download_append_only`,
  `ALTER TABLE document_download
     ALTER COLUMN file_id DROP NOT NULL,
     ADD COLUMN application_id uuid CONSTRAINT document_download_application_fk REFERENCES application (id),
     ADD COLUMN job_id uuid CONSTRAINT document_download_job_fk REFERENCES job (id),
     ADD COLUMN title text NOT NULL DEFAULT '',
     ADD COLUMN actor_role text NOT NULL DEFAULT '',
     ADD COLUMN purpose text NOT NULL DEFAULT 'view',
     ADD CONSTRAINT document_download_purpose_ck CHECK (purpose IN ('view', 'save', 'program', 'pack')),
     ADD CONSTRAINT document_download_subject_ck CHECK (num_nonnulls(file_id, application_id, job_id) = 1)`,
  `CREATE INDEX document_download_file_ix ON document_download (file_id)`,
  `CREATE INDEX document_download_application_ix ON document_download (application_id)`,
];
