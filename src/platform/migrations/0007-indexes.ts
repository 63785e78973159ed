import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every reference between tables gets an index that begins with it, and what the lists and homes ask for gets one that
 * answers without reading the rows: at 100,000 cases a look-up without an index reads a table of a million rows, the
 * one of a command's files even while every other command waited (docs/adr/0020-command-path.md). indexes.spec.ts holds the rule.
 */
export class Indexes1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...REFERENCES, ...LISTS]) await runner.query(statement);
  }

  /** The older program runs as well with more indexes, so none needs to go. */
  async down(): Promise<void> {}
}

const REFERENCES = [
  'CREATE INDEX account_health_centre_ix ON account (health_centre_id)',
  'CREATE INDEX account_institution_ix ON account (institution_id)',
  'CREATE INDEX application_current_designation_ix ON application (current_designation_id)',
  'CREATE INDEX approval_draft_ix ON approval (draft_decision_id)',
  'CREATE INDEX council_meeting_area_ix ON council_meeting (planning_area_id)',
  'CREATE INDEX designation_notice_ix ON designation (notice_file_id)',
  'CREATE INDEX designation_previous_ix ON designation (previous_id)',
  'CREATE INDEX document_download_job_ix ON document_download (job_id)',
  'CREATE INDEX draft_decision_application_ix ON draft_decision (application_id)',
  'CREATE INDEX hearing_area_ix ON hearing (planning_area_id)',
  'CREATE INDEX hearing_meeting_ix ON hearing (meeting_id)',
  'CREATE INDEX medical_institution_area_ix ON medical_institution (planning_area_id)',
  'CREATE INDEX medical_institution_jurisdiction_ix ON medical_institution (jurisdiction_health_centre_id)',
  'CREATE INDEX outbox_application_ix ON outbox (application_id)',
  'CREATE INDEX stored_file_application_ix ON stored_file (application_id)',
];

const LISTS = [
  // 起案待ち, 受付・審査 and the other numbers of the homes, by due date.
  'CREATE INDEX application_state_due_ix ON application (state, due_on, id)',
  // What the prefecture shares with the support centre is little of all.
  'CREATE INDEX application_shared_ix ON application (due_on, id) WHERE shared_with_support_centre',
  // A health centre's list also asks whether the case was submitted.
  'DROP INDEX application_area_ix',
  'CREATE INDEX application_area_ix ON application (planning_area_id, due_on, id) INCLUDE (submitted_on)',
  // The last council has answered: the case can be drafted.
  `CREATE INDEX hearing_medical_opinion_ix ON hearing (application_id)
     WHERE council = 'medicalCouncil' AND NOT voided AND opinion IS NOT NULL`,
  // 補正の回答 asks for the kind of a case's latest entry.
  'ALTER TABLE case_event DROP CONSTRAINT case_event_seq_uq',
  'ALTER TABLE case_event ADD CONSTRAINT case_event_seq_uq UNIQUE (application_id, seq) INCLUDE (event_type)',
  // Notices in the order in which they are listed, counted without reading them.
  'DROP INDEX outbox_recipient_ix',
  'CREATE INDEX outbox_recipient_ix ON outbox (recipient_kind, recipient_id, created_at DESC, event_seq DESC, id) INCLUDE (available_at)',
];
