import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is made by a form is made once (docs/adr/0022-no-twins.md): the keys of forms get their table, and what there is only
 * one of its unique index. Meetings of which there were several already become one.
 */
export class NoTwins1764000000008 implements MigrationInterface {
  name = 'NoTwins1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...KEYS, ...MEETINGS, ...CASES, ...ACCOUNTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account DROP COLUMN lock_version');
    for (const index of ['deadline_open_uq', 'hearing_counting_uq', 'council_meeting_same_uq'])
      await runner.query(`DROP INDEX ${index}`);
    await runner.query('DROP TABLE creation');
  }
}

const KEYS = [
  `CREATE TABLE creation (
     idempotency_key text CONSTRAINT creation_pk PRIMARY KEY,
     act text NOT NULL,
     actor_id text NOT NULL,
     content_sha256 text NOT NULL,
     made_id uuid NOT NULL)`,
];

/** Of the same meetings the one with most written in it stays, and all their cases are on it. */
const SAME = `SELECT id, first_value(id) OVER (
     PARTITION BY health_centre_id, planning_area_id, name, method, meets_on
     ORDER BY (place <> '')::int + (chair <> '')::int + num_nonnulls(members, answered) DESC, created_at, id) AS kept
   FROM council_meeting`;

const MEETINGS = [
  `UPDATE hearing SET meeting_id = same.kept FROM (${SAME}) same WHERE hearing.meeting_id = same.id AND same.id <> same.kept`,
  `DELETE FROM council_meeting USING (${SAME}) same WHERE council_meeting.id = same.id AND same.id <> same.kept`,
  `CREATE UNIQUE INDEX council_meeting_same_uq ON council_meeting (health_centre_id, planning_area_id, name, method, meets_on)`,
];

/** The lock of the case keeps these already; the index says it to whatever else may write. */
const CASES = [
  `CREATE UNIQUE INDEX hearing_counting_uq ON hearing (application_id, council, coalesce(planning_area_id, '')) WHERE NOT voided`,
  `CREATE UNIQUE INDEX deadline_open_uq ON deadline (application_id, kind) WHERE closed_by_seq IS NULL`,
];

const ACCOUNTS = [`ALTER TABLE account ADD COLUMN lock_version int NOT NULL DEFAULT 1`];
