/** Each table has one room that reads and writes it; other rooms ask that room, or put its fragments into their statements. */
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../src/platform/project-root.js';
import { createTestDatabase } from './support/database.js';
import { namedTables, readSources, sourceOf } from './support/table-names.js';

/** The tables of each room under `src`. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  platform: ['migrations'],
  record: ['chain_head', 'creation', 'outbox', 'record_entry', 'used_key'],
  jobs: ['job', 'job_result_part'],
  identity: ['account', 'login_attempt', 'session'],
  registry: ['closed_day', 'health_centre', 'intake_round', 'medical_institution', 'planning_area'],
  documents: ['document_download', 'stored_file', 'stored_file_part'],
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
    'reference_counter',
    'submission',
    'working_section',
  ],
  councils: ['council_meeting'],
};

/** Left while the record and the jobs move to rooms of their own. */
const NOT_YET: readonly string[] = [];

const tables = Object.values(TABLES).flat();
const ownerOf = (table: string) => Object.keys(TABLES).find((room) => TABLES[room]?.includes(table));
const roomOf = (file: string) => file.split('/')[0];
const foreign = (sources: Parameters<typeof namedTables>[0]) =>
  namedTables(sources, tables)
    .filter(({ file, table }) => roomOf(file) !== ownerOf(table))
    .map(({ file, table }) => `${file}: ${table}`);

it('every table has an owner', async () => {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );
  await client.end();
  await database.drop();
  expect([...tables].sort()).toEqual(rows.map(({ name }) => name));
});

it('no room names the table of another, in SQL or by the class of its rows', () => {
  expect(foreign(readSources(join(projectRoot(), 'src'))).sort()).toEqual([...NOT_YET].sort());
});

it.each([
  ['a statement', 'await tx.query(`SELECT 1 FROM hearing h WHERE h.id = $1`)'],
  ['a join', 'const SQL = `SELECT 1 FROM (SELECT 2) x\n  LEFT JOIN hearing ON true`'],
  ['one of several', "const SQL = 'SELECT 1 FROM council_meeting m, hearing h'"],
  ['a change', 'await tx.query("UPDATE hearing SET step = NULL")'],
  ['a part of a statement', "const from = 'hearing h WHERE h.application_id = a.id'"],
  ['after a gap', 'const SQL = `EXISTS (SELECT ${columns} FROM hearing WHERE ${where})`'],
  ['a query builder', "query.innerJoin('hearing', 'h', 'h.id = a.id')"],
  ['the class of the rows', "import { type HearingId, Hearing } from '../applications/entities/hearing.js';"],
])('finds %s', (_, text) => {
  const entity = sourceOf(
    'applications/entities/hearing.ts',
    "@Entity({ name: 'hearing' })\nexport class Hearing {}\nexport type HearingId = string;",
  );
  expect(foreign([entity, sourceOf('councils/some.ts', text)])).toEqual(['councils/some.ts: hearing']);
});

it.each([
  ['a comment', '/* reads FROM hearing */ // JOIN hearing'],
  ['a word of the screen', "const label = 'hearing'; const other = call('hearing');"],
  ['a type', "import type { Hearing } from '../applications/entities/hearing.js';"],
])('is content with %s', (_, text) => {
  const entity = sourceOf('applications/entities/hearing.ts', "@Entity({ name: 'hearing' })\nexport class Hearing {}");
  expect(foreign([entity, sourceOf('councils/some.ts', text)])).toEqual([]);
});
