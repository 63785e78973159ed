import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The whole schema of the first release. Dates are `date` (Japan), instants `timestamptz`.
 * Tables that hold evidence (case_event, event_attempt, stored_file, download_log,
 * shortening_plan) refuse UPDATE, DELETE and TRUNCATE by trigger; the runtime role lacks
 * the right as well (see database.ts).
 */
export class Schema1764000000000 implements MigrationInterface {
  name = 'Schema1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  /** The register is never torn down by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('The first schema cannot be reverted: restore a backup instead.'));
  }
}

const REGISTRY = [
  `CREATE EXTENSION IF NOT EXISTS pg_trgm`,
  `CREATE TABLE health_centre (
     id text CONSTRAINT health_centre_pk PRIMARY KEY,
     name text NOT NULL CONSTRAINT health_centre_name_uq UNIQUE,
     run_by text NOT NULL CONSTRAINT health_centre_run_by_ck CHECK (run_by IN ('prefecture', 'city')),
     certainty text NOT NULL CONSTRAINT health_centre_certainty_ck CHECK (certainty IN ('confirmed', 'unconfirmed')))`,
  `CREATE TABLE planning_area (
     id text CONSTRAINT planning_area_pk PRIMARY KEY,
     name text NOT NULL CONSTRAINT planning_area_name_uq UNIQUE,
     display_order int NOT NULL,
     secretariat_health_centre_id text NOT NULL CONSTRAINT planning_area_secretariat_fk REFERENCES health_centre (id),
     certainty text NOT NULL CONSTRAINT planning_area_certainty_ck CHECK (certainty IN ('confirmed', 'unconfirmed')))`,
  `CREATE INDEX planning_area_secretariat_ix ON planning_area (secretariat_health_centre_id)`,
  `CREATE TABLE medical_institution (
     id uuid CONSTRAINT medical_institution_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     code text CONSTRAINT medical_institution_code_uq UNIQUE,
     name text NOT NULL,
     kana text NOT NULL,
     search_key text NOT NULL,
     establisher_name text NOT NULL,
     establisher_address text NOT NULL,
     administrator_name text NOT NULL,
     address text NOT NULL,
     phone text NOT NULL DEFAULT '',
     planning_area_id text NOT NULL CONSTRAINT medical_institution_area_fk REFERENCES planning_area (id),
     jurisdiction_health_centre_id text NOT NULL CONSTRAINT medical_institution_jurisdiction_fk REFERENCES health_centre (id),
     established_by_state boolean NOT NULL DEFAULT false,
     in_prefecture boolean NOT NULL DEFAULT true,
     created_at timestamptz NOT NULL DEFAULT now())`,
  `CREATE INDEX medical_institution_kana_ix ON medical_institution (kana)`,
  `CREATE INDEX medical_institution_search_ix ON medical_institution USING gin (search_key gin_trgm_ops)`,
  `CREATE TABLE intake_round (
     id uuid CONSTRAINT intake_round_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     fiscal_year int NOT NULL,
     number int NOT NULL,
     label text NOT NULL,
     application_deadline date NOT NULL,
     request_on date,
     council_by date,
     report_by date,
     measures_council text NOT NULL DEFAULT '',
     medical_council text NOT NULL DEFAULT '',
     designation text NOT NULL DEFAULT '',
     designation_from date,
     note text NOT NULL DEFAULT '',
     certainty text NOT NULL CONSTRAINT intake_round_certainty_ck CHECK (certainty IN ('confirmed', 'unconfirmed')),
     CONSTRAINT intake_round_number_uq UNIQUE (fiscal_year, number))`,
  `CREATE TABLE closed_day (
     day date CONSTRAINT closed_day_pk PRIMARY KEY,
     name text NOT NULL,
     source text NOT NULL CONSTRAINT closed_day_source_ck CHECK (source IN ('nationalHoliday', 'prefecture')))`,
];

const IDENTITY = [
  `CREATE TABLE account (
     id uuid CONSTRAINT account_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     login text NOT NULL CONSTRAINT account_login_uq UNIQUE,
     password_hash text NOT NULL,
     name text NOT NULL,
     role text NOT NULL CONSTRAINT account_role_ck CHECK (role IN
       ('hospital', 'prefectureOfficer', 'prefectureApprover', 'healthCentre', 'supportCentre', 'systemAdministrator')),
     office_name text NOT NULL,
     institution_id uuid CONSTRAINT account_institution_fk REFERENCES medical_institution (id),
     health_centre_id text CONSTRAINT account_health_centre_fk REFERENCES health_centre (id),
     active boolean NOT NULL DEFAULT true,
     expires_on date,
     created_at timestamptz NOT NULL DEFAULT now(),
     CONSTRAINT account_office_ck CHECK (
       (role = 'hospital') = (institution_id IS NOT NULL) AND (role = 'healthCentre') = (health_centre_id IS NOT NULL)))`,
  `CREATE TABLE login_attempt (
     id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT login_attempt_pk PRIMARY KEY,
     login_digest text NOT NULL,
     succeeded boolean NOT NULL,
     attempted_at timestamptz NOT NULL)`,
  `CREATE INDEX login_attempt_recent_ix ON login_attempt (login_digest, attempted_at)`,
];

const APPLICATIONS = [
  `CREATE TABLE application (
     id uuid CONSTRAINT application_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     reference_no text NOT NULL CONSTRAINT application_reference_no_uq UNIQUE,
     kind text NOT NULL CONSTRAINT application_kind_ck CHECK (kind IN ('B', 'RENKEI_B', 'C1', 'C2')),
     procedure text NOT NULL CONSTRAINT application_procedure_ck CHECK (procedure IN ('new', 'renewal', 'change')),
     institution_id uuid NOT NULL CONSTRAINT application_institution_fk REFERENCES medical_institution (id),
     planning_area_id text NOT NULL CONSTRAINT application_area_fk REFERENCES planning_area (id),
     round_id uuid CONSTRAINT application_round_fk REFERENCES intake_round (id),
     current_designation_id uuid,
     state text NOT NULL,
     machine_version int NOT NULL,
     lock_version int NOT NULL DEFAULT 1,
     content jsonb NOT NULL,
     submitted_on date,
     received_on date,
     state_since date NOT NULL,
     holder text NOT NULL,
     due_on date,
     search_key text NOT NULL,
     shared_with_support_centre boolean NOT NULL DEFAULT false,
     created_at timestamptz NOT NULL,
     updated_at timestamptz NOT NULL)`,
  `CREATE INDEX application_institution_ix ON application (institution_id)`,
  `CREATE INDEX application_area_ix ON application (planning_area_id, due_on, id)`,
  `CREATE INDEX application_due_ix ON application (due_on, id)`,
  `CREATE INDEX application_holder_due_ix ON application (holder, due_on, id)`,
  `CREATE INDEX application_state_kind_ix ON application (state, kind)`,
  `CREATE INDEX application_updated_ix ON application (updated_at DESC, id)`,
  `CREATE INDEX application_round_ix ON application (round_id)`,
  `CREATE INDEX application_search_ix ON application USING gin (search_key gin_trgm_ops)`,
  `CREATE TABLE reference_counter (
     fiscal_year int NOT NULL,
     round_number int NOT NULL,
     last_serial int NOT NULL,
     CONSTRAINT reference_counter_pk PRIMARY KEY (fiscal_year, round_number))`,
  `CREATE TABLE case_event (
     position bigint CONSTRAINT case_event_pk PRIMARY KEY,
     application_id uuid NOT NULL CONSTRAINT case_event_application_fk REFERENCES application (id),
     seq int NOT NULL,
     event_type text NOT NULL,
     payload jsonb NOT NULL,
     from_state text,
     to_state text NOT NULL,
     machine_version int NOT NULL,
     actor_id text NOT NULL,
     actor_name text NOT NULL,
     actor_role text NOT NULL,
     actor_office text NOT NULL,
     occurred_at timestamptz NOT NULL,
     idempotency_key text NOT NULL CONSTRAINT case_event_idempotency_uq UNIQUE,
     format_version int NOT NULL,
     prev_hash text NOT NULL,
     hash text NOT NULL,
     CONSTRAINT case_event_seq_uq UNIQUE (application_id, seq))`,
  `CREATE TABLE chain_head (
     singleton boolean CONSTRAINT chain_head_pk PRIMARY KEY DEFAULT true CONSTRAINT chain_head_singleton_ck CHECK (singleton),
     position bigint NOT NULL,
     hash text NOT NULL)`,
  `INSERT INTO chain_head (position, hash) VALUES (0, repeat('0', 64))`,
  `CREATE TABLE event_attempt (
     id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT event_attempt_pk PRIMARY KEY,
     application_id uuid NOT NULL CONSTRAINT event_attempt_application_fk REFERENCES application (id),
     event_type text NOT NULL,
     state text NOT NULL,
     code text NOT NULL,
     conditions jsonb NOT NULL,
     actor_id text NOT NULL,
     actor_name text NOT NULL,
     actor_role text NOT NULL,
     actor_office text NOT NULL,
     occurred_at timestamptz NOT NULL)`,
  `CREATE INDEX event_attempt_application_ix ON event_attempt (application_id, id)`,
  `CREATE TABLE examination_check (
     application_id uuid NOT NULL CONSTRAINT examination_check_application_fk REFERENCES application (id),
     check_id text NOT NULL,
     met boolean NOT NULL,
     note text NOT NULL DEFAULT '',
     checked_by text NOT NULL,
     checked_at timestamptz NOT NULL,
     CONSTRAINT examination_check_pk PRIMARY KEY (application_id, check_id))`,
  `CREATE TABLE correction (
     id uuid CONSTRAINT correction_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     application_id uuid NOT NULL CONSTRAINT correction_application_fk REFERENCES application (id),
     number int NOT NULL,
     requested_on date NOT NULL,
     requested_by text NOT NULL,
     due_on date NOT NULL,
     closed_on date,
     closed_reason text NOT NULL DEFAULT '',
     CONSTRAINT correction_number_uq UNIQUE (application_id, number))`,
  `CREATE UNIQUE INDEX correction_open_uq ON correction (application_id) WHERE closed_on IS NULL`,
  `CREATE TABLE correction_item (
     id uuid CONSTRAINT correction_item_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     correction_id uuid NOT NULL CONSTRAINT correction_item_correction_fk REFERENCES correction (id),
     position int NOT NULL,
     target text NOT NULL,
     text text NOT NULL,
     answer text NOT NULL DEFAULT '',
     CONSTRAINT correction_item_position_uq UNIQUE (correction_id, position))`,
  `CREATE TABLE hearing (
     id uuid CONSTRAINT hearing_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     application_id uuid NOT NULL CONSTRAINT hearing_application_fk REFERENCES application (id),
     council text NOT NULL CONSTRAINT hearing_council_ck CHECK (council IN ('coordinationCouncil', 'measuresCouncil', 'medicalCouncil')),
     planning_area_id text CONSTRAINT hearing_area_fk REFERENCES planning_area (id),
     health_centre_id text CONSTRAINT hearing_health_centre_fk REFERENCES health_centre (id),
     meeting_id uuid,
     requested_on date NOT NULL,
     due_on date,
     method text CONSTRAINT hearing_method_ck CHECK (method IN ('inPerson', 'written')),
     meets_on date,
     meeting_name text,
     points jsonb,
     confirmed_on date,
     chair text,
     remarks text NOT NULL DEFAULT '',
     reported_on date,
     held_on date,
     answered_on date,
     body text CONSTRAINT hearing_body_ck CHECK (body IN ('plenary', 'section')),
     opinion text CONSTRAINT hearing_opinion_ck CHECK (opinion IN ('agreed', 'agreedWithConditions', 'disagreed')),
     voided boolean NOT NULL DEFAULT false)`,
  `CREATE INDEX hearing_application_ix ON hearing (application_id)`,
  `CREATE INDEX hearing_health_centre_ix ON hearing (health_centre_id, due_on) WHERE NOT voided`,
  `CREATE TABLE draft_decision (
     id uuid CONSTRAINT draft_decision_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     application_id uuid NOT NULL CONSTRAINT draft_decision_application_fk REFERENCES application (id),
     outcome text NOT NULL CONSTRAINT draft_decision_outcome_ck CHECK (outcome IN ('designate', 'refuse')),
     drafter_id uuid NOT NULL,
     drafter_name text NOT NULL,
     drafted_on date NOT NULL,
     reason text NOT NULL DEFAULT '',
     valid_from date,
     valid_to date,
     content_digest text NOT NULL,
     voided_on date,
     void_reason text NOT NULL DEFAULT '')`,
  `CREATE UNIQUE INDEX draft_decision_open_uq ON draft_decision (application_id) WHERE voided_on IS NULL`,
  `CREATE TABLE approval (
     id uuid CONSTRAINT approval_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     application_id uuid NOT NULL CONSTRAINT approval_application_fk REFERENCES application (id),
     draft_decision_id uuid NOT NULL CONSTRAINT approval_draft_fk REFERENCES draft_decision (id),
     approver_id uuid NOT NULL,
     approver_name text NOT NULL,
     answer text NOT NULL CONSTRAINT approval_answer_ck CHECK (answer IN ('approved', 'returned')),
     comment text NOT NULL DEFAULT '',
     content_digest text NOT NULL,
     answered_on date NOT NULL,
     voided_on date,
     void_reason text NOT NULL DEFAULT '')`,
  `CREATE INDEX approval_application_ix ON approval (application_id)`,
  `CREATE TABLE deadline (
     id uuid CONSTRAINT deadline_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     application_id uuid NOT NULL CONSTRAINT deadline_application_fk REFERENCES application (id),
     kind text NOT NULL CONSTRAINT deadline_kind_ck CHECK (kind IN ('application', 'correction', 'councilReport', 'processing')),
     due_on date NOT NULL,
     legal_basis text NOT NULL,
     opened_by_seq int NOT NULL,
     closed_by_seq int,
     passed_by_seq int)`,
  `CREATE INDEX deadline_application_ix ON deadline (application_id)`,
  `CREATE INDEX deadline_open_ix ON deadline (due_on) WHERE closed_by_seq IS NULL AND passed_by_seq IS NULL`,
  `CREATE TABLE clock_stop (
     id uuid CONSTRAINT clock_stop_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     application_id uuid NOT NULL CONSTRAINT clock_stop_application_fk REFERENCES application (id),
     reason text NOT NULL CONSTRAINT clock_stop_reason_ck CHECK (reason IN ('correction', 'applicant', 'additionalMaterial')),
     from_on date NOT NULL,
     to_on date)`,
  `CREATE INDEX clock_stop_application_ix ON clock_stop (application_id)`,
];

const PLANS_AND_FILES = [
  `CREATE TABLE shortening_plan (
     id uuid CONSTRAINT shortening_plan_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     application_id uuid NOT NULL CONSTRAINT shortening_plan_application_fk REFERENCES application (id),
     version int NOT NULL,
     period_from date NOT NULL,
     period_to date NOT NULL,
     doctors_total int NOT NULL,
     doctors_over_960 int NOT NULL,
     longest_hours int NOT NULL,
     heard_from text NOT NULL,
     heard_on date NOT NULL,
     matters jsonb NOT NULL,
     recorded_by text NOT NULL,
     recorded_at timestamptz NOT NULL,
     CONSTRAINT shortening_plan_version_uq UNIQUE (application_id, version))`,
  `CREATE TABLE evaluation (
     application_id uuid CONSTRAINT evaluation_pk PRIMARY KEY CONSTRAINT evaluation_application_fk REFERENCES application (id),
     applied_on date NOT NULL,
     receipt_no text NOT NULL,
     overall text CONSTRAINT evaluation_overall_ck CHECK (overall IN
       ('sufficient_improving', 'sufficient_not_improving', 'needs_improvement_plan_ok', 'needs_improvement_plan_ng', 'on_hold')),
     notice_no text,
     noticed_on date,
     as_of date,
     on_hold_reason text NOT NULL DEFAULT '')`,
  `CREATE TABLE stored_file (
     id uuid CONSTRAINT stored_file_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     application_id uuid NOT NULL CONSTRAINT stored_file_application_fk REFERENCES application (id),
     purpose text NOT NULL CONSTRAINT stored_file_purpose_ck CHECK (purpose IN ('attachment', 'issued')),
     requirement_id text,
     form_id text,
     form_version int,
     subject_key text NOT NULL DEFAULT '',
     version int NOT NULL,
     title text NOT NULL,
     file_name text NOT NULL,
     media_type text NOT NULL,
     size int NOT NULL,
     sha256 text NOT NULL,
     content bytea NOT NULL,
     snapshot jsonb,
     reason text NOT NULL DEFAULT '',
     created_by_id text NOT NULL,
     created_by_name text NOT NULL,
     created_by_office text NOT NULL,
     created_at timestamptz NOT NULL,
     CONSTRAINT stored_file_kind_ck CHECK (
       (purpose = 'attachment' AND requirement_id IS NOT NULL AND form_id IS NULL) OR
       (purpose = 'issued' AND form_id IS NOT NULL AND form_version IS NOT NULL AND snapshot IS NOT NULL)))`,
  `CREATE UNIQUE INDEX stored_file_attachment_uq ON stored_file (application_id, requirement_id, version) WHERE purpose = 'attachment'`,
  `CREATE UNIQUE INDEX stored_file_issued_uq ON stored_file (application_id, form_id, subject_key, version) WHERE purpose = 'issued'`,
  `CREATE TABLE download_log (
     id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT download_log_pk PRIMARY KEY,
     file_id uuid NOT NULL CONSTRAINT download_log_file_fk REFERENCES stored_file (id),
     actor_id text NOT NULL,
     actor_name text NOT NULL,
     actor_office text NOT NULL,
     downloaded_at timestamptz NOT NULL)`,
];

const COUNCILS_DESIGNATIONS_NOTICES = [
  `CREATE TABLE council_meeting (
     id uuid CONSTRAINT council_meeting_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     health_centre_id text NOT NULL CONSTRAINT council_meeting_health_centre_fk REFERENCES health_centre (id),
     planning_area_id text NOT NULL CONSTRAINT council_meeting_area_fk REFERENCES planning_area (id),
     name text NOT NULL,
     method text NOT NULL CONSTRAINT council_meeting_method_ck CHECK (method IN ('inPerson', 'written')),
     meets_on date NOT NULL,
     place text NOT NULL DEFAULT '',
     chair text NOT NULL DEFAULT '',
     members int,
     answered int,
     lock_version int NOT NULL DEFAULT 1,
     created_by text NOT NULL,
     created_at timestamptz NOT NULL)`,
  `CREATE INDEX council_meeting_centre_ix ON council_meeting (health_centre_id, meets_on)`,
  `ALTER TABLE hearing ADD CONSTRAINT hearing_meeting_fk FOREIGN KEY (meeting_id) REFERENCES council_meeting (id)`,
  `CREATE TABLE designation (
     id uuid CONSTRAINT designation_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     institution_id uuid NOT NULL CONSTRAINT designation_institution_fk REFERENCES medical_institution (id),
     kind text NOT NULL CONSTRAINT designation_kind_ck CHECK (kind IN ('B', 'RENKEI_B', 'C1', 'C2')),
     application_id uuid CONSTRAINT designation_application_uq UNIQUE CONSTRAINT designation_application_fk REFERENCES application (id),
     designated_on date NOT NULL,
     valid_from date NOT NULL,
     valid_to date NOT NULL,
     notice_number text NOT NULL DEFAULT '',
     notice_file_id uuid CONSTRAINT designation_notice_fk REFERENCES stored_file (id),
     public_notice_on date,
     public_notice_method text NOT NULL DEFAULT '',
     previous_id uuid CONSTRAINT designation_previous_fk REFERENCES designation (id),
     lock_version int NOT NULL DEFAULT 1,
     created_at timestamptz NOT NULL)`,
  `CREATE INDEX designation_institution_ix ON designation (institution_id, kind)`,
  `CREATE INDEX designation_valid_to_ix ON designation (valid_to)`,
  `ALTER TABLE application ADD CONSTRAINT application_designation_fk FOREIGN KEY (current_designation_id) REFERENCES designation (id)`,
  `CREATE TABLE outbox (
     id uuid CONSTRAINT outbox_pk PRIMARY KEY DEFAULT gen_random_uuid(),
     application_id uuid NOT NULL CONSTRAINT outbox_application_fk REFERENCES application (id),
     event_seq int NOT NULL,
     recipient_kind text NOT NULL CONSTRAINT outbox_recipient_ck CHECK (recipient_kind IN ('institution', 'prefecture', 'healthCentre')),
     recipient_id text NOT NULL DEFAULT '',
     subject text NOT NULL,
     body text NOT NULL,
     created_at timestamptz NOT NULL,
     available_at timestamptz NOT NULL,
     attempts int NOT NULL DEFAULT 0,
     sent_at timestamptz)`,
  `CREATE INDEX outbox_waiting_ix ON outbox (available_at) WHERE sent_at IS NULL`,
  `CREATE INDEX outbox_recipient_ix ON outbox (recipient_kind, recipient_id, created_at DESC)`,
];

/** Tables whose rows are evidence: nobody changes or removes them. */
export const APPEND_ONLY_TABLES = ['case_event', 'event_attempt', 'stored_file', 'download_log', 'shortening_plan'] as const;

const APPEND_ONLY = [
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
   END $$`,
  ...APPEND_ONLY_TABLES.map(
    (table) => `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  ),
];

const STATEMENTS = [
  ...REGISTRY,
  ...IDENTITY,
  ...APPLICATIONS,
  ...PLANS_AND_FILES,
  ...COUNCILS_DESIGNATIONS_NOTICES,
  ...APPEND_ONLY,
];
