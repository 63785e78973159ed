/** Each table has one room that reads and writes it; other rooms ask that room, or put its fragments into their statements. */
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../src/platform/project-root.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';
import { undeclaredColumns, namedTables, readSources, sourceOf, tablesInSql } from './support/table-names.js';

/** The tables of each room under `src`. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  platform: ['migrations'],
  record: ['chain_head', 'creation', 'outbox', 'record_entry', 'used_key'],
  jobs: ['job', 'job_result_part'],
  identity: ['account', 'login_attempt', 'session', 'unsent_form'],
  registry: [
    'closed_day',
    'health_centre',
    'intake_round',
    'medical_institution',
    'office_contact',
    'paper_setting',
    'planning_area',
  ],
  documents: ['document_download', 'stored_file', 'stored_file_part', 'withdrawn_file'],
  plans: ['shortening_plan'],
  evaluations: ['evaluation'],
  register: ['designation', 'renewal'],
  applications: [
    'application',
    'approval',
    'clock_stop',
    'correction',
    'correction_item',
    'deadline',
    'draft_decision',
    'event_attempt',
    'examination_check',
    'hearing',
    'kept_form',
    'reference_counter',
    'submission',
    'turn_to_reckon',
    'working_section',
  ],
  councils: ['council_meeting'],
};

/**
 * Triggers that reach into the table of another room. A case is found by the names of its institution, which the search of
 * cases has in a column of their own: whoever renames an institution writes it there too, in the same transaction. And a number
 * that is used twice is refused with the number of the case whose notice bears it.
 */
const REACHING: readonly string[] = [
  'application: take_institution_name names medical_institution',
  'medical_institution: tell_cases_new_name names application',
  'stored_file: refuse_used_number names application',
];

const sources = readSources(join(projectRoot(), 'src'));
const tables = Object.values(TABLES).flat();
const ownerOf = (table: string) => Object.keys(TABLES).find((room) => TABLES[room]?.includes(table));
const roomOf = (file: string) => file.split('/')[0];
const foreign = (sources: Parameters<typeof namedTables>[0]) =>
  namedTables(sources, tables)
    .filter(({ file, table }) => roomOf(file) !== ownerOf(table))
    .map(({ file, table }) => `${file}: ${table}`);

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

it('every table has an owner', async () => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );
  expect([...tables].sort()).toEqual(rows.map(({ name }) => name));
});

it('no trigger reaches into the table of another room, but for those named above', async () => {
  const { rows } = await client.query<{ table: string; name: string; text: string }>(
    `SELECT DISTINCT relation.relname AS table, function.proname AS name, function.prosrc AS text
     FROM pg_trigger JOIN pg_class relation ON relation.oid = tgrelid JOIN pg_proc function ON function.oid = tgfoid
     WHERE NOT tgisinternal`,
  );
  const reaching = rows.flatMap(({ table, name, text }) =>
    tablesInSql(text, tables)
      .filter((other) => ownerOf(other) !== ownerOf(table))
      .map((other) => `${table}: ${name} names ${other}`),
  );
  expect(reaching.sort()).toEqual(REACHING);
});

it('no room names the table of another, in SQL or by the class of its rows', () => {
  expect(foreign(sources)).toEqual([]);
});

it('a fragment of SQL takes the column of a case from whoever puts it into a statement: `a` is the row of `application`', () => {
  const others = sources.filter(({ file }) => roomOf(file) !== ownerOf('application'));
  expect(others.flatMap((source) => undeclaredColumns('a', source))).toEqual([]);
  const fragment = sourceOf(
    'plans/some.ts',
    'const PLAN = `(SELECT ${facts} FROM shortening_plan p WHERE p.id = a.id)`',
  );
  expect(undeclaredColumns('a', fragment)).toEqual(['plans/some.ts: a.id']);
});

it.each([
  ['a statement', 'await tx.query(`SELECT 1 FROM hearing h WHERE h.id = $1`)'],
  ['a join', 'const SQL = `SELECT 1 FROM (SELECT 2) x\n  LEFT JOIN hearing ON true`'],
  ['one of several', "const SQL = 'SELECT 1 FROM council_meeting m, hearing h'"],
  ['a change', 'await tx.query("UPDATE hearing SET step = NULL")'],
  ['a part of a statement', "const from = 'hearing h WHERE h.application_id = a.id'"],
  ['after a gap', 'const SQL = `EXISTS (SELECT ${columns} FROM hearing WHERE ${where})`'],
  ['a lock', "await tx.query('LOCK hearing IN SHARE MODE')"],
  ['a constant in a statement', "const T = 'hearing' as const;\nconst SQL = `SELECT ${x} FROM ${T} WHERE ${y}`"],
  ['the property of a constant', "const T = { rows: 'hearing' };\nconst SQL = `SELECT 1 FROM x JOIN ${T.rows} h`"],
  ['a constant after a statement', "const T = 'hearing';\nconst SQL = 'SELECT 1 FROM ' + T + ' h'"],
  ['a constant of TypeORM', "const T = 'hearing';\nawait tx.delete(T, { id })"],
  [
    'a constant of another file',
    "import { T as name } from '../applications/names.js';\nconst SQL = `DELETE FROM ${name}`",
  ],
  ['a query builder', "query.innerJoin('hearing', 'h', 'h.id = a.id')"],
  ['a query builder of a manager', "tx.createQueryBuilder('hearing', 'h')"],
  ['a new row', "await tx.insert('hearing', { id })"],
  ['a row that goes', "await tx.delete('hearing', { id })"],
  ['a row that is looked for', "await tx.find('hearing')"],
  ['a repository', "database.getRepository('hearing')"],
  ['the file of the rows', "import * as rows from '../applications/entities/hearing.js';"],
  ['rows that are handed on', "export { Hearing } from '../applications/entities/hearing.js';"],
  ['the class of the rows', "import { type HearingId, Hearing } from '../applications/entities/hearing.js';"],
])('finds %s', (_, text) => {
  const entity = sourceOf(
    'applications/entities/hearing.ts',
    "@Entity({ name: 'hearing' })\nexport class Hearing {}\nexport type HearingId = string;",
  );
  const names = sourceOf('applications/names.ts', "export const T = 'hearing';");
  expect(foreign([entity, names, sourceOf('councils/some.ts', text)])).toEqual(['councils/some.ts: hearing']);
});

it.each([
  ['a comment', '/* reads FROM hearing */ // JOIN hearing'],
  ['a word of the screen', "const label = 'hearing'; const other = call('hearing');"],
  ['a type', "import type { Hearing } from '../applications/entities/hearing.js';"],
])('is content with %s', (_, text) => {
  const entity = sourceOf('applications/entities/hearing.ts', "@Entity({ name: 'hearing' })\nexport class Hearing {}");
  expect(foreign([entity, sourceOf('councils/some.ts', text)])).toEqual([]);
});
