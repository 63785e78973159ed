import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which cases can be drafted, and all that narrows and orders the cases that a health centre was asked about, stand where the lists are read (ADR 0021). */
export class ReadyLists1764000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...READY_TO_DRAFT,
      `ALTER TABLE hearing ${Object.keys(OF_CASE)
        .map((column) => `ADD COLUMN ${column} text`)
        .join(', ')}`,
      `UPDATE hearing SET ${Object.entries(OF_CASE)
        .map(([column, value]) => `${column} = a.${value}`)
        .join(', ')} FROM application a WHERE a.id = hearing.application_id AND hearing.health_centre_id IS NOT NULL`,
      ...ofCase({ ...OLDER, ...OF_CASE }),
      'DROP INDEX hearing_listed_ix',
      `CREATE INDEX hearing_listed_ix ON hearing (health_centre_id, case_due_on, application_id) INCLUDE (${LISTED})`,
      `CREATE INDEX hearing_numbered_ix ON hearing (health_centre_id, case_reference_no, application_id) INCLUDE (${LISTED})`,
      'DROP INDEX hearing_asked_ix',
      'CREATE INDEX hearing_asked_ix ON hearing (health_centre_id, application_id)',
      ...stepIndex(' INCLUDE (application_id)'), // else PostgreSQL may look for what waits for one centre among all hearings
      ...renewalIndex(' INCLUDE (id)'), // with which its evaluation is looked up
      'ANALYZE application',
      'ANALYZE hearing',
    ]) {
      await runner.query(statement);
    }
  }

  /** The older program knows nothing of the columns. */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...renewalIndex(''),
      ...stepIndex(''),
      ...ofCase(OLDER),
      `ALTER TABLE hearing ${Object.keys(OF_CASE)
        .map((column) => `DROP COLUMN ${column}`)
        .join(', ')}`, // and the indexes that hold them
      'CREATE INDEX hearing_listed_ix ON hearing (health_centre_id, case_due_on, application_id) INCLUDE (listed_area_id)',
      'DROP INDEX hearing_asked_ix',
      'CREATE INDEX hearing_asked_ix ON hearing (health_centre_id, application_id) INCLUDE (listed_area_id)',
      ...cellIndex(''),
      'DROP TRIGGER hearing_ready_to_draft ON hearing',
      'DROP FUNCTION tell_case_ready_to_draft()',
      'ALTER TABLE application DROP COLUMN ready_to_draft', // and its index
      `CREATE INDEX hearing_medical_opinion_ix ON hearing (application_id) WHERE council = 'medicalCouncil' AND NOT voided AND opinion IS NOT NULL`,
    ]) {
      await runner.query(statement);
    }
  }
}

const HAS_OPINION = (caseId: string) =>
  `EXISTS (SELECT FROM hearing h WHERE h.application_id = ${caseId} AND h.council = 'medicalCouncil' AND NOT h.voided AND h.opinion IS NOT NULL)`;

/**
 * Whether the last council has been heard, with the case: an index over the hearings cannot tell the few cases that can be drafted from the many
 * that were. Kept by the database itself, as are the columns of the hearing.
 */
const READY_TO_DRAFT = [
  'ALTER TABLE application ADD COLUMN ready_to_draft boolean NOT NULL DEFAULT false',
  `UPDATE application SET ready_to_draft = true WHERE ${HAS_OPINION('application.id')}`,
  `CREATE FUNCTION tell_case_ready_to_draft() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     ready boolean := ${HAS_OPINION('NEW.application_id')};
   BEGIN
     UPDATE application SET ready_to_draft = ready WHERE id = NEW.application_id AND ready_to_draft <> ready;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER hearing_ready_to_draft AFTER INSERT OR UPDATE OF opinion, voided ON hearing
     FOR EACH ROW WHEN (NEW.council = 'medicalCouncil') EXECUTE FUNCTION tell_case_ready_to_draft()`,
  `CREATE INDEX application_to_draft_ix ON application (due_on, id) WHERE state = 'medicalCouncil' AND ready_to_draft`,
  'DROP INDEX hearing_medical_opinion_ix',
  ...cellIndex(' INCLUDE (ready_to_draft)'),
];

/** What a hearing has of its case: by column, as SQL over `application`. A case is on the list of the centre of its area once it is submitted. */
const OLDER = { case_due_on: 'due_on', listed_area_id: 'CASE WHEN submitted_on IS NOT NULL THEN planning_area_id END' };
const OF_CASE = {
  case_state: 'state',
  case_kind: 'kind',
  case_procedure: 'procedure',
  case_reference_no: 'reference_no',
};
/** What a list is narrowed by. */
const LISTED = 'listed_area_id, case_state, case_kind, case_procedure, council, voided, step';

/** Of these only the state changes; a hearing gets them when it is put to a centre. */
function ofCase(columns: Readonly<Record<string, string>>): string[] {
  const changing = Object.entries(columns).filter(([column]) => column in OLDER || column === 'case_state');
  const watched = ['due_on', 'submitted_on', 'planning_area_id', ...('case_state' in columns ? ['state'] : [])];
  const row = (which: 'OLD' | 'NEW') => `(${watched.map((column) => `${which}.${column}`).join(', ')})`;
  return [
    `CREATE OR REPLACE FUNCTION take_due_on_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       SELECT ${Object.values(columns).join(', ')} INTO ${Object.keys(columns)
         .map((column) => `NEW.${column}`)
         .join(', ')} FROM application WHERE id = NEW.application_id;
       RETURN NEW;
     END $$`,
    `CREATE OR REPLACE FUNCTION tell_hearings_due_on() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       UPDATE hearing SET ${changing.map(([column, value]) => `${column} = ${value.replaceAll(/\b(due_on|submitted_on|planning_area_id|state)\b/g, 'NEW.$1')}`).join(', ')}
       WHERE application_id = NEW.id AND health_centre_id IS NOT NULL;
       RETURN NULL;
     END $$`,
    'DROP TRIGGER application_due_on_hearings ON application',
    `CREATE TRIGGER application_due_on_hearings AFTER UPDATE OF ${watched.join(', ')} ON application FOR EACH ROW
       WHEN (${row('OLD')} IS DISTINCT FROM ${row('NEW')}) EXECUTE FUNCTION tell_hearings_due_on()`,
  ];
}

function renewalIndex(included: string): string[] {
  return [
    'DROP INDEX application_renewal_ix',
    `CREATE INDEX application_renewal_ix ON application (current_designation_id, state)${included} WHERE procedure = 'renewal' AND state NOT IN ('refused', 'withdrawn')`,
  ];
}

function cellIndex(included: string): string[] {
  return [
    'DROP INDEX application_cell_due_ix',
    `CREATE INDEX application_cell_due_ix ON application (state, kind, procedure, due_on, id)${included}`,
  ];
}

function stepIndex(included: string): string[] {
  return [
    'DROP INDEX hearing_step_ix',
    `CREATE INDEX hearing_step_ix ON hearing (health_centre_id, step, due_on, id)${included} WHERE council = 'coordinationCouncil' AND NOT voided`,
  ];
}
