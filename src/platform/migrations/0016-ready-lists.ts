import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which cases can be drafted, and what kind and number the cases have that a health centre was asked about elsewhere, stand where the lists are read (ADR 0021). */
export class ReadyLists1764000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...READY_TO_DRAFT,
      'ALTER TABLE hearing ADD COLUMN case_kind text, ADD COLUMN case_reference_no text',
      'UPDATE hearing SET case_kind = a.kind, case_reference_no = a.reference_no FROM application a WHERE a.id = hearing.application_id AND hearing.health_centre_id IS NOT NULL',
      takeOfCase('due_on, listed_area, kind, reference_no', 'case_due_on, listed_area_id, case_kind, case_reference_no'),
      ...centreIndexes('listed_area_id, case_kind'),
      'CREATE INDEX hearing_numbered_ix ON hearing (health_centre_id, case_reference_no, application_id) INCLUDE (listed_area_id, case_kind)',
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
      takeOfCase('due_on, listed_area', 'case_due_on, listed_area_id'),
      'DROP INDEX hearing_numbered_ix',
      ...centreIndexes('listed_area_id'),
      'ALTER TABLE hearing DROP COLUMN case_kind, DROP COLUMN case_reference_no',
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

/** A case is on the list of the centre of its area once it is submitted; its kind and its number never change. */
function takeOfCase(columns: string, into: string): string {
  return `CREATE OR REPLACE FUNCTION take_due_on_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     SELECT ${columns.replace('listed_area', 'CASE WHEN submitted_on IS NOT NULL THEN planning_area_id END')} INTO ${into.replaceAll(/\w+/g, 'NEW.$&')} FROM application WHERE id = NEW.application_id;
     RETURN NEW;
   END $$`;
}

function centreIndexes(included: string): string[] {
  return [
    'DROP INDEX hearing_listed_ix',
    `CREATE INDEX hearing_listed_ix ON hearing (health_centre_id, case_due_on, application_id) INCLUDE (${included})`,
    'DROP INDEX hearing_asked_ix',
    `CREATE INDEX hearing_asked_ix ON hearing (health_centre_id, application_id) INCLUDE (${included})`,
  ];
}

function renewalIndex(included: string): string[] {
  return [
    'DROP INDEX application_renewal_ix',
    `CREATE INDEX application_renewal_ix ON application (current_designation_id, state)${included} WHERE procedure = 'renewal' AND state NOT IN ('refused', 'withdrawn')`,
  ];
}

function cellIndex(included: string): string[] {
  return ['DROP INDEX application_cell_due_ix', `CREATE INDEX application_cell_due_ix ON application (state, kind, procedure, due_on, id)${included}`];
}
