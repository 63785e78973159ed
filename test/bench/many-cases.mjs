import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadDemo } from '../../dist/src/demo/load-demo.js';
import { SystemClock } from '../../dist/src/platform/clock.js';
import { loadConfig } from '../../dist/src/platform/config.js';
import { createDatabaseWithRoles, withClient } from '../../dist/src/platform/database-roles.js';
import { EmbeddedPostgres } from '../../dist/src/platform/embedded-postgres.js';
import { createLogger } from '../../dist/src/platform/logging.js';
import { prepareDatabase } from '../../dist/src/platform/prepare-database.js';

/** Copies of each demo hospital: 18 become 504. */
const HOSPITAL_COPIES = 27;
const DESIGNATIONS = 5000;
const LONG_LOGS = [200, 2000];

/**
 * How a row of the demo becomes the row of copy `n` (an integer in SQL). Tables not named here are shared by all copies; columns not named
 * are taken as they stand, but for ids and references: those are mapped by `copyOf`.
 */
const COPIED = {
  application: {
    reference_no: `t.reference_no || '-' || n`,
    search_key: `t.search_key || ' ' || n`,
    due_on: `t.due_on + n % 28`,
    updated_at: `t.updated_at - n * interval '1 minute'`,
  },
  council_meeting: { name: `t.name || ' ' || n` },
  stored_file: {},
  examination_check: {},
  correction: {},
  correction_item: {},
  hearing: { case_due_on: `t.case_due_on + n % 28`, case_reference_no: `t.case_reference_no || '-' || n` },
  draft_decision: {},
  approval: {},
  deadline: { due_on: `t.due_on + n % 28` },
  clock_stop: {},
  shortening_plan: {},
  evaluation: {},
  renewal: {},
  working_section: {},
  submission: {},
  event_attempt: {},
  outbox: {
    recipient_id: `CASE t.recipient_kind WHEN 'institution' THEN ${hospitalOf('t.recipient_id::uuid')}::text ELSE t.recipient_id END`,
  },
  record_entry: {
    position: `(SELECT max(position) FROM record_entry) + row_number() OVER (ORDER BY n, t.position)`,
    subject_id: copyOf('t.subject_id'),
    idempotency_key: `t.idempotency_key || '-' || n`,
  },
};

/** Id of the copy `n` of the row with this id: a digest in the shape of a random UUID, for the program looks for no other. */
function copyOf(id, n = 'n') {
  return `overlay(overlay(md5(${id} || ':' || (${n})) placing '4' from 13) placing 'a' from 17)::uuid`;
}

/** The hospital of copy `n`: one of the copies of the demo hospital, or itself. */
function hospitalOf(id) {
  return `CASE n % ${HOSPITAL_COPIES + 1} WHEN 0 THEN ${id} ELSE ${copyOf(id, `n % ${HOSPITAL_COPIES + 1}`)} END`;
}

/** A PostgreSQL of its own with the settings of the product and a database `demo`, from which others are copied. */
export async function startDemoServer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'shitei-bench-'));
  const logger = createLogger('silent');
  const server = await EmbeddedPostgres.start(join(dataDir, 'postgres'), {
    settings: { shared_buffers: '512MB', max_wal_size: '4GB' },
  });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const demo = await createDatabaseWithRoles(server, 'demo');
    const databaseUrl = await prepareDatabase(demo.ownerUrl, demo.appUrl, logger);
    const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', SEED_DEMO: 'true', LOG_LEVEL: 'silent' });
    await loadDemo({ config, clock: new SystemClock(), logger, databaseUrl }, () => {});
    return { server, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A database like `demo`, changed by `work` with the rights of a superuser. @returns the address of the program's role, and what `work` returned */
export async function copyOfDemo(server, name, work) {
  const { appUrl } = await createDatabaseWithRoles(server, name, 'demo');
  return { url: appUrl, result: await withClient(server.url(name), work) };
}

/**
 * Databases with many cases: the demo's cases, which were played through the procedure in every state of every kind, copied by SQL with all that
 * belongs to them. 504 hospitals and 5,000 designations whatever the number of cases. Copied log entries keep the hashes of their originals, so
 * the chain of these databases does not verify, and copied files have no content.
 * @param sizes how many cases each database has, about
 * @returns for each size the address of the program's role and the ids of two cases with 200 and 2,000 log entries
 */
export async function startManyCases(sizes) {
  const { server, stop } = await startDemoServer();
  try {
    const databases = [];
    for (const size of sizes) {
      const { url, result } = await copyOfDemo(server, `cases_${size}`, (client) => fill(client, size));
      databases.push({ size, url, longLogs: result });
    }
    return { databases, server, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param client a superuser's: it leaves out the checks of references, which the copies keep by construction */
async function fill(client, size) {
  const [{ cases, designations }] = (
    await client.query(
      'SELECT (SELECT count(*) FROM application)::int AS cases, (SELECT count(*) FROM designation)::int AS designations',
    )
  ).rows;
  const copies = Math.max(1, Math.round(size / cases) - 1);
  const designationCopies = Math.floor(DESIGNATIONS / designations) - 1;
  const references = await referencesOf(client);
  await client.query(
    `SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'`,
  );
  await client.query('BEGIN');
  await copyRows(client, 'medical_institution', HOSPITAL_COPIES, references, {
    code: 'NULL',
    name: `t.name || '第' || n`,
    search_key: `t.search_key || '第' || n`,
  });
  // A renewal's designation must exist in the smaller database too, so each copy of a case refers to one of those that all have.
  const designationOf = (id) => copyOf(id, `1 + (n - 1) % ${designationCopies}`);
  for (const [table, columns] of Object.entries(COPIED)) {
    await copyRows(client, table, copies, references, {
      ...columns,
      ...(table === 'application' && { current_designation_id: designationOf('t.current_designation_id') }),
      ...(table === 'renewal' && { designation_id: designationOf('t.designation_id') }),
    });
  }
  await copyRows(client, 'designation', designationCopies, references, {
    application_id: `CASE WHEN n <= ${copies} THEN ${copyOf('t.application_id')} END`,
    notice_file_id: `CASE WHEN n <= ${copies} THEN ${copyOf('t.notice_file_id')} END`,
  });
  const longLogs = await lengthenLogs(client);
  await client.query(
    'UPDATE chain_head SET (position, hash) = (SELECT position, hash FROM record_entry ORDER BY position DESC LIMIT 1)',
  );
  await client.query('COMMIT');
  await client.query('VACUUM ANALYZE');
  return longLogs;
}

/** Uuid columns by table: the table each refers to, its own for its id, or null where it names nothing that is copied. */
async function referencesOf(client) {
  const { rows } = await client.query(
    `SELECT c.conrelid::regclass::text AS "table", a.attname AS "column", c.confrelid::regclass::text AS target
     FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] WHERE c.contype = 'f'`,
  );
  return new Map(rows.map(({ table, column, target }) => [`${table}.${column}`, target]));
}

async function copyRows(client, table, copies, references, columns) {
  const { rows } = await client.query(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_identity = 'NO' AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  const value = ({ name, type }) => columns[name] ?? (type === 'uuid' ? mapped(table, name, references) : `t.${name}`);
  await client.query(
    `INSERT INTO ${table} (${rows.map(({ name }) => name).join(', ')})
     SELECT ${rows.map((column) => value(column)).join(', ')} FROM ${table} t, generate_series(1, ${copies}) n ORDER BY n`,
  );
}

function mapped(table, column, references) {
  const target = references.get(`${table}.${column}`) ?? (column === 'id' ? table : null);
  if (target === 'medical_institution' && column !== 'id') return hospitalOf(`t.${column}`);
  const isCopied =
    target !== null && (target in COPIED || target === 'designation' || target === 'medical_institution');
  return isCopied ? copyOf(`t.${column}`) : `t.${column}`;
}

/** Says the evaluation of a case again until its log has the wished length. */
async function lengthenLogs(client) {
  const { rows } = await client.query(
    `SELECT a.id, max(e.position) AS edit FROM record_entry e JOIN application a ON a.id::text = e.subject_id
     WHERE a.state = 'preparing' AND e.event_type = 'RECORD_EVALUATION' GROUP BY a.id ORDER BY a.id LIMIT ${LONG_LOGS.length}`,
  );
  const ids = {};
  for (const [index, length] of LONG_LOGS.entries()) {
    const { id, edit } = rows[index];
    await client.query(
      `INSERT INTO record_entry
       SELECT (jsonb_populate_record(e, jsonb_build_object('position', (SELECT max(position) FROM record_entry) + n, 'seq', a.lock_version + n,
         'from_state', a.state, 'to_state', a.state, 'idempotency_key', 'long-' || a.id || '-' || n))).*
       FROM record_entry e, application a, generate_series(1, $3 - a.lock_version) n WHERE e.position = $2 AND a.id = $1`,
      [id, edit, length],
    );
    await client.query('UPDATE application SET lock_version = $2 WHERE id = $1', [id, length]);
    ids[length] = id;
  }
  return ids;
}

// `node test/bench/many-cases.mjs 10000 100000` keeps the databases and prints their addresses until it is stopped.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { databases, stop } = await startManyCases(process.argv.slice(2).map(Number));
  process.stdout.write(`${JSON.stringify(databases, null, 2)}\n`);
  const alive = setInterval(() => {}, 60_000); // a signal handler keeps no process alive
  await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  clearInterval(alive);
  await stop();
}
