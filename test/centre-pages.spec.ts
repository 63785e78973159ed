import request from 'supertest';
import { CouncilMeetings } from '../src/councils/council-meetings.js';
import { caseScope } from '../src/applications/scope/access-scope.js';
import { withClient } from '../src/platform/database-roles.js';
import type { Actor } from '../src/procedure/terms/actors.js';
import { WebModule } from '../src/web/web.module.js';
import { person } from './support/case-rows.js';
import { type PartialApp, startPartialApp } from './support/partial-app.js';

/** So many cases of its own area, and as many elsewhere that it was asked about and has convened, each on a meeting of its own. */
const EACH = 5000;

const obihiro: Actor = person('healthCentre', { healthCentreId: 'obihiro' });
const ebetsu: Actor = person('healthCentre', { healthCentreId: 'ebetsu' });

let partial: PartialApp;
let actor: Actor = obihiro;

beforeAll(async () => {
  partial = await startPartialApp({ rooms: { imports: [WebModule] }, actor: () => actor });
  const { dataSource: db } = partial;
  // Nothing but the VACUUM below says what the tables are like.
  await withClient(partial.database.ownerUrl, (owner) =>
    owner.query(
      ['application', 'hearing', 'council_meeting', 'medical_institution']
        .map((table) => `ALTER TABLE ${table} SET (autovacuum_enabled = false)`)
        .join(';'),
    ),
  );
  await db.query(`INSERT INTO medical_institution (name, kana, search_key, establisher_name, establisher_address, administrator_name, address, planning_area_id, jurisdiction_health_centre_id)
    SELECT '大量病院' || n, 'タイリョウ' || n, '大量病院' || n, '会', '市', '長', '市', CASE n % 2 WHEN 0 THEN 'tokachi' ELSE 'kushiro' END, 'obihiro' FROM generate_series(1, 100) n`);
  await db.query(
    `INSERT INTO application (reference_no, kind, procedure, institution_id, planning_area_id, state, machine_version, submitted_on, state_since, holder, due_on, search_key, created_at, updated_at)
     SELECT 'R8-1-' || lpad(n::text, 5, '0'), 'B', 'new', i.id, i.planning_area_id, 'coordinationCouncil.convened', 1, '2026-11-02', '2026-11-02', 'healthCentre',
       CASE WHEN n % 3 > 0 THEN date '2026-12-01' + (n * 7919) % 2500 END, i.search_key, now(), now()
     FROM generate_series(1, $1::int) n JOIN (SELECT *, row_number() OVER (ORDER BY name) AS turn FROM medical_institution) i ON i.turn = 1 + n % 100`,
    [2 * EACH],
  );
  await db.query(
    `INSERT INTO council_meeting (health_centre_id, planning_area_id, name, method, meets_on, created_by, created_at)
    SELECT 'obihiro', 'kushiro', '第' || n || '回', CASE n % 2 WHEN 0 THEN 'written' ELSE 'inPerson' END, '2026-12-10', '', now() FROM generate_series(1, $1::int) n`,
    [2 * EACH],
  );
  // Elsewhere: convened in person. In its own area every second one, reported.
  await db.query(`INSERT INTO hearing (application_id, council, planning_area_id, health_centre_id, meeting_id, requested_on, due_on, method, meets_on, meeting_name, points, confirmed_on, chair, reported_on, step)
    SELECT a.id, 'coordinationCouncil', 'kushiro', 'obihiro', m.id, '2026-11-20', '2027-01-20', m.method, m.meets_on, m.name,
      CASE m.method WHEN 'written' THEN '{"consistentWithPolicy": true, "longHoursUnavoidable": true}'::jsonb END, CASE m.method WHEN 'written' THEN m.meets_on END, '長', CASE m.method WHEN 'written' THEN m.meets_on END, CASE m.method WHEN 'written' THEN 'reported' ELSE 'toConfirm' END
    FROM (SELECT *, row_number() OVER (PARTITION BY planning_area_id) AS turn FROM application) a
    JOIN (SELECT *, row_number() OVER (PARTITION BY method) AS turn FROM council_meeting) m ON m.turn = a.turn AND m.method = CASE a.planning_area_id WHEN 'kushiro' THEN 'inPerson' ELSE 'written' END`);
  // And twice as many of another centre: where one centre has them all, nothing is quicker than reading all.
  for (const area of ['kamikawa-chubu', 'naka-sorachi']) {
    await db.query(
      `INSERT INTO hearing (application_id, council, planning_area_id, health_centre_id, requested_on, step) SELECT id, 'coordinationCouncil', $1, 'kamikawa', '2026-11-20', 'toConvene' FROM application`,
      [area],
    );
  }
  await vacuum();
}, 120_000);
afterAll(() => partial.close());

/** As often as it takes to know every page as visible to all: a page that somebody writes to disk meanwhile is passed over, and plans depend on how many are. */
async function vacuum(): Promise<void> {
  await withClient(partial.database.ownerUrl, async (owner) => {
    for (let turn = 0; turn < 20; turn += 1) {
      await owner.query('VACUUM ANALYZE');
      const { rows } = await owner.query<{ name: string }>(
        `SELECT relname || ' ' || relallvisible || '/' || relpages AS name FROM pg_class WHERE relname IN ('application', 'hearing', 'council_meeting') AND relallvisible < relpages`,
      );
      if (rows.length === 0) return;
      if (turn === 19) throw new Error(`not every page is visible to all: ${rows.map(({ name }) => name).join(', ')}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  });
}

interface Plan {
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

/** The most rows that one place of a plan has seen. */
const rowsIn = ({ Plans: plans = [], ...node }: Plan): number =>
  Math.max((node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'], ...plans.map(rowsIn));

/** What the statements of a page read at most. */
async function rowsRead(work: () => PromiseLike<unknown>): Promise<number> {
  const { dataSource } = partial;
  const { logger } = dataSource;
  const asked: [sql: string, parameters: unknown[]][] = [];
  dataSource.logger = Object.create(logger, {
    logQuery: { value: (sql: string, parameters: unknown[]) => asked.push([sql, parameters]) },
  }) as typeof logger;
  try {
    await work();
  } finally {
    dataSource.logger = logger;
  }
  const read = await Promise.all(
    asked
      .filter(([sql]) => sql.startsWith('SELECT'))
      .map(async ([sql, parameters]) => {
        const [row] = await dataSource.query<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(
          `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
          parameters,
        );
        return rowsIn(row!['QUERY PLAN'][0]!.Plan);
      }),
  );
  return Math.max(...read);
}

const open = (address: string) => request(partial.url).get(encodeURI(address)).expect(200);

it.each([
  ['/health-centre', 'obihiro', obihiro],
  ['/cases', 'obihiro', obihiro],
  ['/cases?page=3', 'obihiro', obihiro],
  ['/cases?sort=reference', 'obihiro', obihiro],
  ['/cases?text=病院', 'obihiro', obihiro],
  ['/cases?text=大', 'obihiro', obihiro],
  ['/cases?text=大量病院77&sort=name', 'obihiro', obihiro],
  ['/cases?text=どこにもない', 'obihiro', obihiro],
  ['/cases?text=甲乙', 'obihiro', obihiro],
  ['/health-centre', 'ebetsu', ebetsu],
  ['/cases', 'ebetsu', ebetsu],
])('%s of %s reads no set of cases as a whole, however many there are', async (address, _, who) => {
  actor = who;
  expect(await rowsRead(() => open(address))).toBeLessThan(EACH / 2);
});

it('keeps the due date of a case with its hearings, whichever came first', async () => {
  const { dataSource: db } = partial;
  actor = obihiro;
  const [late] = await db.query<{ id: string; reference_no: string }[]>(
    `SELECT id, reference_no FROM application WHERE planning_area_id = 'kushiro' AND due_on IS NULL LIMIT 1`,
  );
  const [unasked] = await db.query<{ id: string; reference_no: string }[]>(
    `INSERT INTO application (reference_no, kind, procedure, institution_id, planning_area_id, state, machine_version, submitted_on, state_since, holder, due_on, search_key, created_at, updated_at)
     SELECT 'R8-2-00001', kind, procedure, institution_id, planning_area_id, state, machine_version, submitted_on, state_since, holder, '2026-01-02', search_key, now(), now()
     FROM application WHERE id = $1 RETURNING id, reference_no`,
    [late!.id],
  );
  const places = async () => {
    const { text } = await open('/cases');
    return [late!, unasked!].map(({ reference_no }) =>
      [...text.matchAll(/R8-\d-\d{5}/g)].findIndex(([number]) => number === reference_no),
    );
  };
  expect(await places()).toEqual([-1, -1]);
  await db.query(`UPDATE application SET due_on = '2026-01-01' WHERE id = $1`, [late!.id]);
  await db.query(
    `INSERT INTO hearing (application_id, council, planning_area_id, health_centre_id, requested_on) VALUES ($1, 'coordinationCouncil', 'kushiro', 'obihiro', '2026-11-20')`,
    [unasked!.id],
  );
  expect(await places()).toEqual([0, 1]);
  await db.query(`UPDATE application SET due_on = '2026-01-03' WHERE id = $1`, [late!.id]);
  expect(await places()).toEqual([1, 0]);
  await db.query(`UPDATE application SET due_on = NULL WHERE id = $1`, [late!.id]);
  expect(await places()).toEqual([-1, 0]);
});

it('lists each case once and in the order of due dates, also one of its own area and one that was put to it many times', async () => {
  const { dataSource: db } = partial;
  actor = obihiro;
  const again = (area: string, times: number) =>
    db.query(
      `INSERT INTO hearing (application_id, council, planning_area_id, health_centre_id, requested_on, voided)
       SELECT id, 'coordinationCouncil', $1, 'obihiro', '2026-11-20', true FROM (SELECT id FROM application WHERE planning_area_id = $1 AND due_on IS NOT NULL ORDER BY due_on, id LIMIT 1) a, generate_series(1, $2::int)`,
      [area, times],
    );
  await again('tokachi', 2);
  await again('kushiro', 150);
  const { where, params } = caseScope(obihiro, 'a');
  const expected = await db
    .createQueryBuilder()
    .select('a.reference_no', 'number')
    .from('application', 'a')
    .where(where, params)
    .orderBy('a.due_on')
    .addOrderBy('a.id')
    .limit(100)
    .getRawMany<{ number: string }>();
  const pages = [await open('/cases'), await open('/cases?page=2')];
  expect(pages.flatMap(({ text }) => [...text.matchAll(/R8-\d-\d{5}/g)].map(([number]) => ({ number })))).toEqual(
    expected,
  );
});

it('lists the cases of one kind by number, those of its own area and those elsewhere', async () => {
  const { dataSource: db } = partial;
  actor = obihiro;
  // A kind is given once, and the hearing takes it from its case when it is put to the centre.
  const [{ number } = { number: '' }] = await db.query<{ number: string }[]>(
    `INSERT INTO application (reference_no, kind, procedure, institution_id, planning_area_id, state, machine_version, submitted_on, state_since, holder, search_key, created_at, updated_at)
     SELECT 'R7-1-00009', 'C2', procedure, institution_id, planning_area_id, state, machine_version, submitted_on, state_since, holder, search_key, now(), now()
     FROM application WHERE planning_area_id = 'kushiro' LIMIT 1 RETURNING reference_no AS number`,
  );
  await db.query(
    `INSERT INTO hearing (application_id, council, planning_area_id, health_centre_id, requested_on) SELECT id, 'coordinationCouncil', 'kushiro', 'obihiro', '2026-11-20' FROM application WHERE reference_no = $1`,
    [number],
  );
  const numbers = async (address: string) =>
    [...(await open(address)).text.matchAll(/R[78]-\d-\d{5}/g)].map(([found]) => found);
  expect(await numbers('/cases?kind=C2')).toEqual([number]);
  expect(await numbers('/cases?kind=C2&sort=reference')).toEqual([number]);
  const all = await numbers('/cases?sort=reference');
  expect(all).toHaveLength(50);
  expect(all).toEqual([...all].sort());
  expect(all[0]).toBe(number);
});

it('tells the meetings in writing that wait for an answer, and no others', async () => {
  const { dataSource: db } = partial;
  const meetings = partial.app.get(CouncilMeetings);
  expect(await meetings.awaitingAnswers(obihiro)).toMatchObject({ total: 0 });
  await db.query(
    `UPDATE hearing SET method = 'written', meeting_id = (SELECT id FROM council_meeting WHERE method = 'written' LIMIT 1) WHERE id = (SELECT id FROM hearing WHERE step = 'toConfirm' LIMIT 1)`,
  );
  expect(await meetings.awaitingAnswers(obihiro)).toMatchObject({ total: 1 });
  await db.query(`UPDATE hearing SET voided = true WHERE method = 'written' AND step = 'toConfirm'`);
  expect(await meetings.awaitingAnswers(obihiro)).toMatchObject({ total: 0 });
});
