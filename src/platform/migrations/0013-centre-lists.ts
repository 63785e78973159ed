import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a health centre has to do and whom it was asked by are read in the order of its pages, however many cases there are (ADR 0021). */
export class CentreLists1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** The older program runs as well with the indexes; it knows nothing of the columns. */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'DROP TRIGGER application_due_on_hearings ON application',
      'DROP TRIGGER hearing_case_due_on ON hearing',
      'DROP FUNCTION tell_hearings_due_on(), take_due_on_of_case()',
      'ALTER TABLE hearing DROP COLUMN step, DROP COLUMN points_missing, DROP COLUMN case_due_on',
      'CREATE INDEX hearing_health_centre_ix ON hearing (health_centre_id, due_on, id) WHERE NOT voided',
    ]) {
      await runner.query(statement);
    }
  }
}

const recorded = (point: string) => `jsonb_typeof(points -> '${point}') IS NOT DISTINCT FROM 'boolean'`;

const STATEMENTS = [
  // The due date of the case, by which the cases that a centre was asked about are listed: with the hearing of a centre, so that an index over both has the order.
  'ALTER TABLE hearing ADD COLUMN case_due_on date, ADD COLUMN points_missing boolean NOT NULL DEFAULT false',
  // Which points a kind asks for is the procedure's; here as it was when the column came.
  `UPDATE hearing SET case_due_on = a.due_on,
     points_missing = confirmed_on IS NOT NULL AND NOT (${recorded('consistentWithPolicy')} AND ${recorded('longHoursUnavoidable')} AND (a.kind <> 'RENKEI_B' OR ${recorded('dispatchNecessary')}))
   FROM application a WHERE a.id = hearing.application_id AND hearing.health_centre_id IS NOT NULL`,
  // Kept by the database itself: no statement more in a command, and none that could forget it.
  `CREATE FUNCTION take_due_on_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     NEW.case_due_on := (SELECT due_on FROM application WHERE id = NEW.application_id);
     RETURN NEW;
   END $$`,
  'CREATE TRIGGER hearing_case_due_on BEFORE INSERT ON hearing FOR EACH ROW WHEN (NEW.health_centre_id IS NOT NULL) EXECUTE FUNCTION take_due_on_of_case()',
  `CREATE FUNCTION tell_hearings_due_on() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     UPDATE hearing SET case_due_on = NEW.due_on WHERE application_id = NEW.id AND health_centre_id IS NOT NULL;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER application_due_on_hearings AFTER UPDATE OF due_on ON application
     FOR EACH ROW WHEN (OLD.due_on IS DISTINCT FROM NEW.due_on) EXECUTE FUNCTION tell_hearings_due_on()`,
  // What the centre does next.
  `ALTER TABLE hearing ADD COLUMN step text NOT NULL GENERATED ALWAYS AS (CASE
     WHEN reported_on IS NOT NULL THEN 'reported'
     WHEN method IS NULL OR meets_on IS NULL THEN 'toConvene'
     WHEN confirmed_on IS NULL OR points IS NULL OR points_missing THEN 'toConfirm'
     ELSE 'toReport' END) STORED`,
  'CREATE INDEX hearing_listed_ix ON hearing (health_centre_id, case_due_on, application_id)',
  'DROP INDEX hearing_health_centre_ix',
  `CREATE INDEX hearing_step_ix ON hearing (health_centre_id, step, due_on, id) WHERE council = 'coordinationCouncil' AND NOT voided`,
  // 書面会議の回答状況.
  `CREATE INDEX hearing_written_ix ON hearing (health_centre_id, meeting_id) WHERE council = 'coordinationCouncil' AND NOT voided AND step = 'toConfirm' AND method = 'written'`,
  'ANALYZE hearing',
];
