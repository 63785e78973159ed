import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The log belongs to subjects (a case, a designation, an account, a setting …), each entry names the rows that its act wrote with a digest of
 * each, and the messages to offices and persons tell of an entry of any subject (docs/adr/0027-record-by-subject.md).
 */
export class RecordBySubject1764000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...ENTRIES, ...ROWS, ...MESSAGES, ...ACCOUNTS]) await runner.query(statement);
  }

  /** Entries about anything but a case cannot be told in the old shape. */
  down(): Promise<void> {
    return Promise.reject(new Error('The record cannot be made one of cases again: restore a backup instead.'));
  }
}

const ENTRIES = [
  'ALTER TABLE case_event RENAME TO record_entry',
  'ALTER TABLE record_entry RENAME CONSTRAINT case_event_pk TO record_entry_pk',
  'ALTER TABLE record_entry RENAME CONSTRAINT case_event_idempotency_uq TO record_entry_idempotency_uq',
  'ALTER TRIGGER case_event_append_only ON record_entry RENAME TO record_entry_append_only',
  'ALTER TABLE record_entry DROP CONSTRAINT case_event_application_fk, DROP CONSTRAINT case_event_seq_uq',
  'ALTER TABLE record_entry RENAME COLUMN application_id TO subject_id',
  `ALTER TABLE record_entry
     ADD COLUMN subject_type text NOT NULL DEFAULT 'case',
     ADD COLUMN rows jsonb NOT NULL DEFAULT '{}',
     ALTER COLUMN subject_id TYPE text,
     ALTER COLUMN to_state DROP NOT NULL,
     ALTER COLUMN machine_version DROP NOT NULL,
     ALTER COLUMN idempotency_key DROP NOT NULL,
     ALTER COLUMN occurred_at TYPE timestamptz(3),
     DROP COLUMN files,
     ADD CONSTRAINT record_entry_seq_uq UNIQUE (subject_type, subject_id, seq)`,
  'ALTER TABLE record_entry ALTER COLUMN subject_type DROP DEFAULT, ALTER COLUMN rows DROP DEFAULT',
];

/** Tables whose rows the record knows, and the columns of their keys; of some the columns that no act of the record writes. */
const RECORDED: Readonly<Record<string, string | readonly [key: string, unrecorded: string]>> = {
  health_centre: 'id',
  planning_area: 'id',
  medical_institution: 'id',
  intake_round: 'id',
  closed_day: 'day',
  account: 'id',
  application: ['id', 'working_version'],
  examination_check: 'application_id,check_id',
  correction: 'id',
  correction_item: 'id',
  hearing: 'id',
  draft_decision: 'id',
  approval: 'id',
  deadline: 'id',
  clock_stop: 'id',
  shortening_plan: 'id',
  evaluation: 'application_id',
  stored_file: 'id',
  council_meeting: 'id',
  designation: 'id',
  outbox: 'id',
};

/**
 * @param key columns of the primary key, with ',' between
 * @param unrecorded columns that no act of the record writes, with ',' between
 * @returns the statements that make the database note every row of a table that a statement writes
 */
export function noteRowsOf(table: string, key: string, unrecorded = ''): string[] {
  return [
    ['insert', 'NEW'],
    ['update', 'NEW'],
    ['delete', 'OLD'],
  ].map(
    ([act, rows]) =>
      `CREATE TRIGGER ${table}_note_${act} AFTER ${act} ON ${table} REFERENCING ${rows} TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written_rows('${key}', '${unrecorded}')`,
  );
}

const ROWS = [
  // Columns that are null are left out, so that one that is added later changes the digest of no older row; within a column, null says something.
  `CREATE FUNCTION digest_of_row(whole jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
     RETURN encode(sha256(convert_to((SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(whole) WHERE value <> 'null')::text, 'UTF8')), 'hex')`,
  // What a transaction has written is kept in a variable that ends with it, a line for each row; the statement that appends to the record takes it.
  `CREATE FUNCTION note_written_rows() RETURNS trigger LANGUAGE plpgsql SET TimeZone = 'UTC' AS $$
   DECLARE
     lines text;
   BEGIN
     SELECT string_agg(CASE TG_OP WHEN 'DELETE' THEN '' ELSE digest_of_row(whole - string_to_array(TG_ARGV[1], ',')) END || ' ' || TG_TABLE_NAME || ':' ||
         (SELECT string_agg(whole ->> name, '/' ORDER BY n) FROM string_to_table(TG_ARGV[0], ',') WITH ORDINALITY AS key (name, n)) || E'\\n', '')
       INTO lines FROM (SELECT to_jsonb(written) AS whole FROM written) AS all_written;
     IF lines IS NOT NULL THEN
       PERFORM set_config('record.written', coalesce(current_setting('record.written', true), '') || lines, true);
     END IF;
     RETURN NULL;
   END $$`,
  ...Object.entries(RECORDED).flatMap(([table, key]) =>
    typeof key === 'string' ? noteRowsOf(table, key) : noteRowsOf(table, ...key),
  ),
];

const MESSAGES = [
  'ALTER TABLE outbox DROP CONSTRAINT outbox_application_fk, DROP CONSTRAINT outbox_recipient_ck',
  'DROP INDEX outbox_application_ix',
  'ALTER TABLE outbox RENAME COLUMN application_id TO cause_id',
  'ALTER TABLE outbox RENAME COLUMN event_seq TO cause_seq',
  `ALTER TABLE outbox
     ALTER COLUMN cause_id TYPE text,
     ADD COLUMN cause_type text NOT NULL DEFAULT 'case',
     ADD CONSTRAINT outbox_recipient_ck CHECK (recipient_kind IN ('institution', 'prefecture', 'healthCentre', 'account'))`,
  'ALTER TABLE outbox ALTER COLUMN cause_type DROP DEFAULT',
];

/** A password that somebody else has seen is changed before anything else is done. */
const ACCOUNTS = ['ALTER TABLE account ADD COLUMN must_change_password boolean NOT NULL DEFAULT false'];
