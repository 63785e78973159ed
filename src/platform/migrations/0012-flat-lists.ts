import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the homes, the register and a health centre's pages ask for is read in its order from an index, however many cases there are. */
export class FlatLists1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** The older program runs as well with the indexes. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE application DROP COLUMN last_event');
  }
}

const STATEMENTS = [
  // Whether a renewal is under way, for each designation that ends.
  `CREATE INDEX application_renewal_ix ON application (current_designation_id, state) WHERE procedure = 'renewal' AND state NOT IN ('refused', 'withdrawn')`,
  // 補正の回答: what is being examined and was answered last, by due date.
  `ALTER TABLE application ADD COLUMN last_event text NOT NULL DEFAULT ''`,
  `UPDATE application SET last_event = entry.event_type FROM case_event entry WHERE entry.application_id = application.id AND entry.seq = application.lock_version`,
  `CREATE INDEX application_answered_ix ON application (due_on, id) WHERE state = 'examining' AND last_event = 'SUBMIT_CORRECTION'`,
  // What a health centre has not reported yet, by due date.
  `CREATE INDEX hearing_open_ix ON hearing (health_centre_id, due_on, id) WHERE council = 'coordinationCouncil' AND NOT voided AND reported_on IS NULL`,
  'DROP INDEX hearing_health_centre_ix',
  'CREATE INDEX hearing_health_centre_ix ON hearing (health_centre_id, due_on, id) WHERE NOT voided',
  // What its lists need of each case that it was asked about, without the case itself.
  'CREATE INDEX application_asked_ix ON application (id) INCLUDE (kind, planning_area_id, submitted_on, due_on)',
  // By reading, and those of one reading one after the other.
  'DROP INDEX medical_institution_kana_ix',
  'CREATE INDEX medical_institution_kana_ix ON medical_institution (kana, id)',
];
