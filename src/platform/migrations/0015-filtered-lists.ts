import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every filter and every order of the list of cases is read from an index, however many cases there are (ADR 0021). */
export class FilteredLists1764000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** The older program runs with the indexes of this one; it knows nothing of the column. */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...triggersOf('case_due_on'),
      'ALTER TABLE hearing DROP COLUMN listed_area_id', // and the indexes that hold it
      'CREATE INDEX hearing_asked_ix ON hearing (health_centre_id, application_id)',
      'CREATE INDEX hearing_listed_ix ON hearing (health_centre_id, case_due_on, application_id)',
      ...Object.keys(CELL_ORDERS).flatMap((name) => [
        `DROP INDEX application_cell_${name}_ix`,
        `DROP INDEX application_area_${name}_ix`,
      ]),
      'DROP INDEX application_institution_ix',
      'DROP INDEX application_round_reference_ix',
      ...OLDER,
    ]) {
      await runner.query(statement);
    }
  }
}

/** What a case tells its hearings, kept by the database itself: no statement more in a command, and none that could forget it. */
function triggersOf(columns: 'case_due_on' | 'both'): string[] {
  const both = columns === 'both';
  return [
    `CREATE OR REPLACE FUNCTION take_due_on_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       SELECT due_on${both ? `, ${LISTED_AREA}` : ''} INTO NEW.case_due_on${both ? ', NEW.listed_area_id' : ''} FROM application WHERE id = NEW.application_id;
       RETURN NEW;
     END $$`,
    `CREATE OR REPLACE FUNCTION tell_hearings_due_on() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       UPDATE hearing SET case_due_on = NEW.due_on${both ? `, listed_area_id = ${LISTED_AREA.replaceAll(/\b(submitted_on|planning_area_id)\b/g, 'NEW.$1')}` : ''}
       WHERE application_id = NEW.id AND health_centre_id IS NOT NULL;
       RETURN NULL;
     END $$`,
    'DROP TRIGGER application_due_on_hearings ON application',
    both
      ? `CREATE TRIGGER application_due_on_hearings AFTER UPDATE OF due_on, submitted_on, planning_area_id ON application FOR EACH ROW
           WHEN ((OLD.due_on, OLD.submitted_on, OLD.planning_area_id) IS DISTINCT FROM (NEW.due_on, NEW.submitted_on, NEW.planning_area_id)) EXECUTE FUNCTION tell_hearings_due_on()`
      : `CREATE TRIGGER application_due_on_hearings AFTER UPDATE OF due_on ON application
           FOR EACH ROW WHEN (OLD.due_on IS DISTINCT FROM NEW.due_on) EXECUTE FUNCTION tell_hearings_due_on()`,
  ];
}

/** A case is on the list of the centre of its area once it is submitted. */
const LISTED_AREA = 'CASE WHEN submitted_on IS NOT NULL THEN planning_area_id END';

/** Each order of the list but that of names, within the cases of one state, kind and procedure. */
const CELL_ORDERS = {
  due: { columns: 'due_on, id', more: [] },
  reference: { columns: 'reference_no', more: ['id'] },
  updated: { columns: 'updated_at DESC, id', more: [] },
} satisfies Record<string, { columns: string; more: string[] }>;

const OLDER = [
  'CREATE INDEX application_institution_ix ON application (institution_id)',
  'CREATE INDEX application_holder_due_ix ON application (holder, due_on, id)',
  'CREATE INDEX application_state_due_ix ON application (state, due_on, id)',
  'CREATE INDEX application_state_kind_ix ON application (state, kind)',
];

const STATEMENTS = [
  ...Object.entries(CELL_ORDERS).flatMap(([name, { columns, more }]) => [
    `CREATE INDEX application_cell_${name}_ix ON application (state, kind, procedure, ${columns})${more.length > 0 ? ` INCLUDE (${more.join(', ')})` : ''}`,
    `CREATE INDEX application_area_${name}_ix ON application (planning_area_id, state, kind, procedure, ${columns}) INCLUDE (${[...more, 'submitted_on'].join(', ')})`,
  ]),
  // By name: institution after institution. A hospital's own list as well.
  'DROP INDEX application_institution_ix',
  'CREATE INDEX application_institution_ix ON application (institution_id, state, kind, procedure, id) INCLUDE (planning_area_id, submitted_on)',
  // Whose turn it is follows from the state.
  'DROP INDEX application_holder_due_ix',
  'DROP INDEX application_state_due_ix',
  'DROP INDEX application_state_kind_ix',
  // A small round among large ones, and the numbers of a round, which follow those of the rounds before.
  'DROP INDEX application_round_ix',
  'CREATE INDEX application_round_ix ON application (round_id, due_on, id)',
  'CREATE INDEX application_round_reference_ix ON application (round_id, reference_no) INCLUDE (id)',
  // What a centre was asked about of other areas, without the others it was asked about.
  'ALTER TABLE hearing ADD COLUMN listed_area_id text',
  `UPDATE hearing SET listed_area_id = (SELECT ${LISTED_AREA} FROM application WHERE application.id = hearing.application_id) WHERE health_centre_id IS NOT NULL`,
  ...triggersOf('both'),
  'DROP INDEX hearing_listed_ix',
  'CREATE INDEX hearing_listed_ix ON hearing (health_centre_id, case_due_on, application_id) INCLUDE (listed_area_id)',
  'DROP INDEX hearing_asked_ix',
  'CREATE INDEX hearing_asked_ix ON hearing (health_centre_id, application_id) INCLUDE (listed_area_id)',
  'DROP INDEX application_asked_ix',
  'CREATE INDEX application_asked_ix ON application (id) INCLUDE (state, kind, procedure, due_on, reference_no, updated_at, institution_id, planning_area_id, submitted_on)',
  'ANALYZE application',
  'ANALYZE hearing',
];
