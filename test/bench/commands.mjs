import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { AppModule } from '../../dist/src/app/app.module.js';
import { CaseCommands } from '../../dist/src/applications/commands/case-commands.js';
import { SystemClock } from '../../dist/src/platform/clock.js';
import { loadConfig } from '../../dist/src/platform/config.js';
import { createLogger, NestLog } from '../../dist/src/platform/logging.js';
import { statementsOf, watchStatements } from '../support/statements.js';
import { report } from './measure.mjs';

const CONNECTIONS = [1, 4, 10, 20];
const TURNS = 6;
const TURN_MS = 700;
/** Cases that are edited in turn: more than there are connections, so that nobody waits for the lock of a case. */
const CASES = 200;

/** How often a second `once` ends when so many do it at the same time. */
async function rate(connections, once) {
  const start = performance.now();
  let done = 0;
  const one = async (place) => {
    for (let turn = 0; performance.now() - start < TURN_MS; turn += 1, done += 1)
      await once(place + turn * connections);
  };
  await Promise.all(Array.from({ length: connections }, (_, place) => one(place)));
  return (done / (performance.now() - start)) * 1000;
}

/** The best of several turns of each contestant; they take turns, so that a slow moment of the machine meets all. */
async function bestRates(connections, contestants) {
  const best = Object.fromEntries(Object.keys(contestants).map((name) => [name, 0]));
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [name, once] of Object.entries(contestants))
      best[name] = Math.max(best[name], await rate(connections, once));
  }
  return best;
}

/** Transactions by hand, in the same process and on a pool of their own. */
function byHand(pool, ids) {
  const transaction = (statements) => async (turn) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      for (const [text, values] of statements(turn)) await client.query(text, values);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  };
  const insert = [`INSERT INTO login_attempt (login_digest, succeeded, attempted_at) VALUES ('bench', true, now())`];
  return {
    bare: transaction((turn) => [
      ['UPDATE application SET updated_at = now() WHERE id = $1', [ids[turn % ids.length]]],
      insert,
    ]),
    lock: transaction(() => [
      ['SELECT position, hash FROM chain_head FOR UPDATE'],
      insert,
      ['UPDATE chain_head SET hash = hash'],
    ]),
  };
}

/** Edits by their hospitals, each with the whole content of its case, as a page saves it. */
async function editing(app, client) {
  const { rows: cases } = await client.query(
    `SELECT id, institution_id AS "institutionId", lock_version AS version FROM application
     WHERE state = 'preparing' AND lock_version < 100 ORDER BY md5(id::text) LIMIT ${CASES}`,
  );
  const commands = app.get(CaseCommands);
  const edit = async (turn) => {
    const one = cases[turn % cases.length];
    const actor = {
      accountId: 'bench',
      name: 'ベンチ',
      role: 'hospital',
      officeName: 'ベンチ',
      institutionId: one.institutionId,
      healthCentreId: null,
    };
    const event = { type: 'ATTACH_DOCUMENT', requirementId: 'D20' }; // which by itself writes the entry alone
    const { lockVersion } = await commands.execute(actor, {
      caseId: one.id,
      lockVersion: one.version,
      idempotencyKey: randomUUID(),
      event,
    });
    one.version = lockVersion;
  };
  return { edit, ids: cases.map(({ id }) => id) };
}

/**
 * Commands a second against a bare transaction of two statements, and against the chain's lock alone, which every command must
 * take one after the other whatever the rest costs; and how many statements one command sends.
 * @param databases as `startManyCases` gives them; all numbers of connections are tried on the first one
 */
export async function measureCommands(databases) {
  watchStatements();
  const atFour = [];
  for (const [place, { size, url }] of databases.entries()) {
    await withProgram(url, async (app, pool) => {
      const { edit, ids } = await editing(app, pool);
      await rate(4, edit); // compiled code, planned statements
      if (place === 0)
        report(
          'statements of a command that edits, with those that begin and end it',
          (await statementsOf(() => edit(0))).statements.length,
          '<= 12',
        );
      for (const connections of place === 0 ? CONNECTIONS : [4]) {
        const { edits, bare, lock } = await bestRates(connections, { edits: edit, ...byHand(pool, ids) });
        const where = `${connections} connections, ${size.toLocaleString('en')} cases`;
        report(
          `commands a second against a bare transaction, ${where}`,
          edits / bare,
          connections === 4 ? '>= 0.3, or the next line' : '-',
        );
        report(
          `commands a second against the chain's lock alone, ${where}`,
          edits / lock,
          connections === 4 ? '>= 0.6' : '-',
        );
        if (connections === 4) atFour.push(edits / bare);
      }
    });
  }
  if (atFour.length > 1)
    report(
      'commands a second against a bare transaction, 100,000 cases against 10,000',
      atFour[1] / atFour[0],
      '>= 0.77',
    );
}

/** The program on a database, without its pages, and a pool for transactions by hand. */
async function withProgram(url, work) {
  const dataDir = mkdtempSync(join(tmpdir(), 'shitei-bench-'));
  const logger = createLogger('silent');
  const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', SEED_DEMO: 'false', LOG_LEVEL: 'silent' });
  const app = await NestFactory.createApplicationContext(
    AppModule.register({ config, clock: new SystemClock(), logger, databaseUrl: url }),
    { logger: new NestLog(logger) },
  );
  const pool = new pg.Pool({ connectionString: url, max: Math.max(...CONNECTIONS) });
  try {
    await work(app, pool);
  } finally {
    await pool.end();
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
