import type { DataSource } from 'typeorm';
import type { Actor, Role } from '../../src/procedure/terms/actors.js';
import type { Kind } from '../../src/procedure/terms/kinds.js';
import type { CaseState } from '../../src/procedure/terms/states.js';
import { STATE_INFO, STATES } from '../../src/procedure/terms/states.js';
import { STATES_OF_TASK, type Task, TASKS } from '../../src/procedure/task.js';
import { institutionSearchKey, searchKey } from '../../src/registry/search-key.js';

/** Rows put straight into the tables, for tests of reading. Cases that must obey the procedure come from CaseCommands. */

const AREAS = { tokachi: 'obihiro', kushiro: 'kushiro-hc' } as const;
export type AreaId = keyof typeof AREAS;

/** Two planning areas, each with the health centre that runs its council. */
export async function insertAreas(db: DataSource): Promise<void> {
  await db.query(`INSERT INTO health_centre (id, name, run_by, certainty) VALUES
    ('obihiro', '帯広保健所', 'prefecture', 'unconfirmed'), ('kushiro-hc', '釧路保健所', 'prefecture', 'unconfirmed')`);
  await db.query(`INSERT INTO planning_area (id, name, display_order, secretariat_health_centre_id, certainty) VALUES
    ('tokachi', '十勝', 1, 'obihiro', 'unconfirmed'), ('kushiro', '釧路', 2, 'kushiro-hc', 'unconfirmed')`);
}

/** @returns the institution's id */
export async function insertInstitution(
  db: DataSource,
  { name, kana, area = 'tokachi' }: { name: string; kana: string; area?: AreaId },
): Promise<string> {
  const rows: { id: string }[] = await db.query(
    `INSERT INTO medical_institution (name, kana, search_key, establisher_name, establisher_address, administrator_name, address,
       planning_area_id, jurisdiction_health_centre_id)
     VALUES ($1, $2, $3, '医療法人社団 試験会', '試験市1', '試験 太郎', '試験市1', $4, $5) RETURNING id`,
    [name, kana, institutionSearchKey({ name, kana, code: null }), area, AREAS[area]],
  );
  return rows[0]?.id ?? '';
}

export interface CaseRow {
  institutionId: string;
  referenceNo: string;
  kind?: Kind;
  state?: CaseState;
  area?: AreaId;
  stateSince?: string;
  dueOn?: string | null;
  submittedOn?: string | null;
  roundId?: string | null;
  shared?: boolean;
}

/** @returns the case's id */
export async function insertCase(db: DataSource, row: CaseRow): Promise<string> {
  const { kind = 'B', state = 'examining', area = 'tokachi' } = row;
  const [institution]: { search_key: string }[] = await db.query(
    'SELECT search_key FROM medical_institution WHERE id = $1',
    [row.institutionId],
  );
  const rows: { id: string }[] = await db.query(
    `INSERT INTO application (reference_no, kind, procedure, institution_id, planning_area_id, round_id, state, machine_version,
       submitted_on, state_since, holder, due_on, search_key, shared_with_support_centre, task, created_at, updated_at)
     VALUES ($1, $2, 'new', $3, $4, $5, $6, 1, $7, $8, $9, $10, $11, $12, $13, '2026-11-01T00:00Z', '2026-11-01T00:00Z') RETURNING id`,
    [
      row.referenceNo,
      kind,
      row.institutionId,
      area,
      row.roundId ?? null,
      state,
      row.submittedOn === undefined ? '2026-11-02' : row.submittedOn,
      row.stateSince ?? '2026-11-02',
      STATE_INFO[state].holder,
      row.dueOn ?? null,
      `${searchKey(row.referenceNo)} ${institution?.search_key}`,
      row.shared ?? false,
      firstTask(state),
    ],
  );
  return rows[0]?.id ?? '';
}

/** What the prefecture does first in a state. */
function firstTask(state: CaseState): Task | null {
  return TASKS.find((task) => STATES_OF_TASK[task].includes(state)) ?? null;
}

/** A person of a role; the office ids say for whom. */
export function person(role: Role, office: { institutionId?: string; healthCentreId?: string } = {}): Actor {
  return {
    accountId: '00000000-0000-4000-8000-000000000001',
    name: '試験 花子',
    role,
    officeName: '試験課',
    institutionId: office.institutionId ?? null,
    healthCentreId: office.healthCentreId ?? null,
  };
}

/**
 * Fills the tables with `count` cases of 200 hospitals in all states, kinds and areas, by one statement, and gathers
 * the planner's statistics.
 */
export async function insertManyCases(db: DataSource, count: number): Promise<void> {
  const states = STATES.map((state) => ({ state, holder: STATE_INFO[state].holder, task: firstTask(state) }));
  await db.query(`INSERT INTO medical_institution (name, kana, search_key, establisher_name, establisher_address, administrator_name, address,
      planning_area_id, jurisdiction_health_centre_id)
    SELECT '大量病院' || n, 'タイリョウビョウイン' || n, '大量病院' || n || ' たいりょうびょういん' || n, '', '', '', '',
      CASE n % 10 WHEN 0 THEN 'tokachi' ELSE 'kushiro' END, CASE n % 10 WHEN 0 THEN 'obihiro' ELSE 'kushiro-hc' END
    FROM generate_series(1, 200) n`);
  await db.query(
    `INSERT INTO application (reference_no, kind, procedure, institution_id, planning_area_id, state, machine_version,
       submitted_on, state_since, holder, task, due_on, search_key, created_at, updated_at)
     SELECT 'R1-1-' || lpad(n::text, 6, '0'), (ARRAY['B', 'RENKEI_B', 'C1', 'C2'])[1 + n % 4], 'new', institution.id, institution.planning_area_id,
       step.state, 1, date '2020-01-01' + n % 2000, date '2020-01-02' + n % 2000, step.holder, step.task,
       CASE WHEN n % 3 = 0 THEN NULL ELSE date '2020-02-01' + (n * 7919) % 2500 END, 'r11' || lpad(n::text, 6, '0') || ' ' || institution.search_key,
       timestamptz '2020-01-01' + n * interval '1 minute', timestamptz '2020-01-01' + n * interval '1 minute'
     FROM generate_series(1, $1::int) n
     JOIN (SELECT *, row_number() OVER (ORDER BY kana) AS place FROM medical_institution WHERE name LIKE '大量病院%') institution
       ON institution.place = 1 + (n * 31) % 200
     JOIN (SELECT *, row_number() OVER () AS place FROM jsonb_to_recordset($2::jsonb) AS s (state text, holder text, task text)) step
       ON step.place = 1 + n % ${states.length}`,
    [count, JSON.stringify(states)],
  );
  await db.query('VACUUM ANALYZE application');
  await db.query('ANALYZE');
}
