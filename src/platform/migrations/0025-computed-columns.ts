import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lists and numbers count is a column that the procedure computed in the command: the task of a case, the step of a hearing. The database
 * decides nothing of it any more; what a hearing has of its case are copies.
 */
export class ComputedColumns1764000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TASK, ...STEP, ...COPIES, 'ANALYZE application', 'ANALYZE hearing'])
      await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What the columns before said cannot be computed here: restore a backup instead.'));
  }
}

const TASK = [
  'DROP TRIGGER hearing_ready_to_draft ON hearing',
  'DROP FUNCTION tell_case_ready_to_draft()',
  'ALTER TABLE application DROP COLUMN ready_to_draft', // and the indexes that hold it
  'ALTER TABLE application ADD COLUMN task text',
  'CREATE INDEX application_cell_due_ix ON application (state, kind, procedure, due_on, id) INCLUDE (task)',
  `CREATE INDEX application_to_draft_ix ON application (due_on, id) WHERE task = 'draft'`,
  'DROP INDEX application_answered_ix',
  `CREATE INDEX application_answered_ix ON application (due_on, id) WHERE task = 'readAnswer'`,
];

const OF_COUNCIL = `council = 'coordinationCouncil' AND NOT voided`;
const LISTED = 'case_area_id, case_submitted_on, case_state, case_kind, case_procedure, council, voided, step';

const STEP = [
  'ALTER TABLE hearing DROP COLUMN step, DROP COLUMN points_missing', // and the indexes that hold them
  'ALTER TABLE hearing ADD COLUMN step text',
  `CREATE INDEX hearing_step_ix ON hearing (health_centre_id, step, due_on, id) INCLUDE (application_id) WHERE ${OF_COUNCIL}`,
  `CREATE INDEX hearing_written_ix ON hearing (health_centre_id, meeting_id) WHERE ${OF_COUNCIL} AND step = 'toConfirm' AND method = 'written'`,
];

/** By column of the hearing, that of its case. */
const CASE_COLUMNS = {
  case_due_on: 'due_on',
  case_submitted_on: 'submitted_on',
  case_area_id: 'planning_area_id',
  case_state: 'state',
  case_kind: 'kind',
  case_procedure: 'procedure',
  case_reference_no: 'reference_no',
};
/** The others stay as they were when the case was opened. */
const CHANGING = ['case_due_on', 'case_submitted_on', 'case_area_id', 'case_state'] as const;
const watched = CHANGING.map((column) => CASE_COLUMNS[column]);
const rowOf = (which: 'OLD' | 'NEW') => `(${watched.map((column) => `${which}.${column}`).join(', ')})`;

const COPIES = [
  'DROP TRIGGER application_due_on_hearings ON application',
  'DROP TRIGGER hearing_case_due_on ON hearing',
  'DROP FUNCTION tell_hearings_due_on(), take_due_on_of_case()',
  'ALTER TABLE hearing DROP COLUMN listed_area_id, ADD COLUMN case_submitted_on date, ADD COLUMN case_area_id text',
  `CREATE FUNCTION copy_columns_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     SELECT ${Object.values(CASE_COLUMNS).join(', ')} INTO ${Object.keys(CASE_COLUMNS)
       .map((column) => `NEW.${column}`)
       .join(', ')} FROM application WHERE id = NEW.application_id;
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER hearing_columns_of_case BEFORE INSERT ON hearing FOR EACH ROW WHEN (NEW.health_centre_id IS NOT NULL)
     EXECUTE FUNCTION copy_columns_of_case()`,
  `CREATE FUNCTION copy_columns_to_hearings() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     UPDATE hearing SET ${CHANGING.map((column) => `${column} = NEW.${CASE_COLUMNS[column]}`).join(', ')}
     WHERE application_id = NEW.id AND health_centre_id IS NOT NULL;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER application_columns_to_hearings AFTER UPDATE OF ${watched.join(', ')} ON application FOR EACH ROW
     WHEN (${rowOf('OLD')} IS DISTINCT FROM ${rowOf('NEW')}) EXECUTE FUNCTION copy_columns_to_hearings()`,
  `CREATE INDEX hearing_listed_ix ON hearing (health_centre_id, case_due_on, application_id) INCLUDE (${LISTED})`,
  `CREATE INDEX hearing_numbered_ix ON hearing (health_centre_id, case_reference_no, application_id) INCLUDE (${LISTED})`,
];
