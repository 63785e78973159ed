import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DataSource } from 'typeorm';
import { chainHash } from '../../dist/src/record/hash-chain.js';
import { verifyRecord } from '../../dist/src/record/verify.js';
import { EVIDENCE } from '../../dist/src/verification/evidence.js';
import { dataSourceOptions } from '../../dist/src/platform/database.js';
import { copyOfDemo, startDemoServer } from './many-cases.mjs';
import { report } from './measure.mjs';

const SIZES = [10_000, 100_000];
const BATCH = 2000;
const MB = 1024 * 1024;
/** Of the process that verifies, in MB: in a larger one V8 lets lie what nobody needs any more, the longer it runs, and the most memory says nothing of the verifier. */
const HEAP_MB = 128;

/** Repeats the last recording of an evaluation, each time in its place of the chain, until the log has so many entries. */
async function lengthenChain(client, size) {
  await client.query('SET session_replication_role = replica'); // nobody notes what is written here: it notes itself
  const { rows } = await client.query(
    `SELECT e.* FROM record_entry e JOIN application a ON a.id::text = e.subject_id
     WHERE a.state = 'preparing' AND e.event_type = 'RECORD_EVALUATION' ORDER BY e.position DESC LIMIT 1`,
  );
  const [last] = rows;
  const head = (await client.query('SELECT position::int, hash FROM chain_head')).rows[0];
  const { lock_version: version, state, digest } = await countedOn(client, last.subject_id, size - head.position);
  const repeated = {
    ...last,
    rows: { ...last.rows, [`application:${last.subject_id}`]: digest },
    from_state: state,
    to_state: state,
  };
  let { position, hash } = head;
  let seq = version - (size - position);
  while (position < size) {
    const entries = [];
    for (; entries.length < BATCH && position < size;) {
      const entry = {
        ...repeated,
        position: (position += 1),
        seq: (seq += 1),
        idempotency_key: `long-${position}`,
        prev_hash: hash,
      };
      entry.hash = hash = chainHash(hash, asChained(entry));
      entries.push(entry);
    }
    await client.query('INSERT INTO record_entry SELECT * FROM jsonb_populate_recordset(NULL::record_entry, $1)', [
      JSON.stringify(entries),
    ]);
  }
  await client.query('UPDATE chain_head SET position = $1, hash = $2', [position, hash]);
  await client.query('VACUUM ANALYZE');
}

/** The application as so many more acts leave it, and the digest that its entries give for it. */
async function countedOn(client, id, acts) {
  const { unrecorded = [] } = EVIDENCE.tables.find(({ table }) => table === 'application');
  const { rows } = await client.query(
    `UPDATE application t SET lock_version = lock_version + $2 WHERE id = $1
     RETURNING lock_version, state, digest_of_row(to_jsonb(t) - $3::text[]) AS digest`,
    [id, acts, unrecorded],
  );
  return rows[0];
}

function asChained(row) {
  return {
    position: row.position,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    seq: row.seq,
    eventType: row.event_type,
    payload: row.payload,
    fromState: row.from_state,
    toState: row.to_state,
    machineVersion: row.machine_version,
    actorId: row.actor_id,
    actorName: row.actor_name,
    actorRole: row.actor_role,
    actorOffice: row.actor_office,
    occurredAt: row.occurred_at,
    rows: row.rows,
    idempotencyKey: row.idempotency_key,
    formatVersion: row.format_version,
  };
}

/** The verifier over 100,000 log entries against 10,000: time for each entry, and the most memory of a process of its own. */
export async function benchVerifier() {
  const { server, stop } = await startDemoServer();
  try {
    const runs = {};
    for (const size of SIZES) {
      const { url } = await copyOfDemo(server, `log_${size}`, (client) => lengthenChain(client, size));
      const { stdout } = await promisify(execFile)(process.execPath, [
        `--max-old-space-size=${HEAP_MB}`,
        fileURLToPath(import.meta.url),
        url,
      ]);
      runs[size] = JSON.parse(stdout);
      if (runs[size].problems.length > 0 || runs[size].events !== size)
        throw new Error(`the verifier did not agree with ${size} entries: ${runs[size].problems[0]}`);
    }
    const [few, many] = SIZES.map((size) => runs[size]);
    report(
      'verifier, time for each of 100,000 log entries against 10,000',
      many.ms / many.events / (few.ms / few.events),
      '<= 1.15',
    );
    report('verifier, most memory over 100,000 log entries against 10,000', many.memory / few.memory, '<= 1.2');
    report('verifier, most memory over 100,000 log entries in MB', many.memory / MB, '< 350');
  } finally {
    await stop();
  }
}

/** In a process of its own: what it took to verify the database. */
async function verifyAlone(url) {
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  const start = performance.now();
  const { entries: events, problems } = await verifyRecord(dataSource, EVIDENCE);
  const ms = performance.now() - start;
  await dataSource.destroy();
  process.stdout.write(JSON.stringify({ events, problems, ms, memory: process.resourceUsage().maxRSS * 1024 }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await verifyAlone(process.argv[2]);
