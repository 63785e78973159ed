import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createApp } from '../../dist/src/app/app.js';
import { SystemClock } from '../../dist/src/platform/clock.js';
import { loadConfig } from '../../dist/src/platform/config.js';
import { createLogger } from '../../dist/src/platform/logging.js';
import { Visitor } from '../../dist/src/scenario/visitor.js';
import { percentile, report, timed } from './measure.mjs';

const TURNS = 12;

/** The people of the demo whose pages are opened. */
const PEOPLE = {
  officer: 'ken-yamada',
  approver: 'ken-kessai',
  hospital: 'h-tokachi',
  centre: 'hc-kamikawa',
  support: 'kinkai-mori',
  administrator: 'kanri',
};

/** Every kind of page by its name: who opens it and where; `ids` are rows of the database. */
const PAGES = {
  'list of cases': ['officer', () => '/cases'],
  'list of cases by name': ['officer', () => '/cases?sort=name'],
  'list of cases, page 20': ['officer', () => '/cases?page=20'],
  'list of cases by name, page 20': ['officer', () => '/cases?sort=name&page=20'],
  'list of cases, overdue': ['officer', () => '/cases?bucket=overdue'],
  'list of cases to draft': ['officer', () => '/cases?bucket=toDraft'],
  'list of cases, one stage': ['officer', () => '/cases?stage=decision'],
  'list of cases, one procedure': ['officer', () => '/cases?procedure=change'],
  'list of cases, one stage by number': ['officer', () => '/cases?stage=submission&sort=reference'],
  'list of cases, one area by number': ['officer', () => '/cases?planningAreaId=shiribeshi&sort=reference'],
  'list of cases, overdue by number': ['officer', () => '/cases?overdue=true&sort=reference'],
  'list of cases at the councils': ['officer', () => '/cases?bucket=councils'],
  'search of a name': ['officer', () => '/cases?text=緑陽総合病院第3'],
  'search of two letters': ['officer', () => '/cases?text=帯広'],
  'search of two letters that are everywhere': ['officer', () => '/cases?text=病院'],
  'search of what is nowhere': ['officer', () => '/cases?text=甲乙丙丁'],
  'printed list': ['officer', () => '/cases?view=print'],
  case: ['officer', ({ caseId }) => `/cases/${caseId}`],
  'case with 200 log entries': ['officer', ({ longLogs }) => `/cases/${longLogs[200]}?tab=history`],
  'case with 2,000 log entries': ['officer', ({ longLogs }) => `/cases/${longLogs[2000]}?tab=history`],
  'documents of a case': ['officer', ({ caseId }) => `/cases/${caseId}?tab=documents`],
  'home of the prefecture': ['officer', () => '/prefecture'],
  'home of the approver': ['approver', () => '/prefecture'],
  'notices of the prefecture': ['officer', () => '/notices'],
  'notices, page 30': ['officer', () => '/notices?page=30'],
  register: ['officer', () => '/designations'],
  'register of what ended': ['officer', () => '/designations?standing=expired'],
  'public register': [null, () => '/public/designations'],
  'choice for council documents': ['officer', () => '/jobs/council-documents'],
  institutions: ['officer', () => '/settings/institutions'],
  accounts: ['administrator', () => '/settings/accounts'],
  'home of a hospital': ['hospital', () => '/hospital'],
  'notices of a hospital': ['hospital', () => '/notices'],
  'preparation of a case': ['hospital', ({ hospitalCaseId }) => `/cases/${hospitalCaseId}`],
  'home of a health centre': ['centre', () => '/health-centre'],
  'requests of a health centre': ['centre', () => '/health-centre/requests'],
  'meetings of a health centre': ['centre', () => '/health-centre/meetings'],
  'reports of a health centre': ['centre', () => '/health-centre/reports'],
  'letter of a health centre': ['centre', () => '/health-centre/reports/letter'],
  'institutions of a health centre': ['centre', () => '/health-centre/institutions'],
  'list of a health centre': ['centre', () => '/cases'],
  'list of a health centre by number': ['centre', () => '/cases?sort=reference'],
  'list of a health centre, one kind': ['centre', () => '/cases?kind=C1'],
  'search of a health centre': ['centre', () => '/cases?text=病院'],
  'list of the support centre': ['support', () => '/cases'],
  'REST list of cases': ['officer', () => '/api/cases'],
  'REST register': ['officer', () => '/api/designations?past=true'],
  'REST case': ['officer', ({ caseId }) => `/api/cases/${caseId}`],
};

/** A page behind the login without a list and without a case: what every page costs. */
const EMPTY = ['officer', () => '/help'];

/**
 * Every page on a database of 100,000 cases against the same on one of 10,000, and the list against an empty page.
 * @param databases as `startManyCases` gives them, the smaller first
 */
export async function measurePages(databases) {
  const programs = [];
  try {
    for (const database of databases) programs.push(await startProgram(database));
    const times = programs.map(() => ({}));
    // Both programs open each page in turn, so that a slow moment of the machine meets both; the first turns compile and fill caches.
    for (let turn = -2; turn < TURNS; turn += 1) {
      for (const name of ['empty page', ...Object.keys(PAGES)]) {
        const [who, address] = name === 'empty page' ? EMPTY : PAGES[name];
        for (const [place, { open, ids }] of programs.entries()) {
          const time = await timed(() => open(who, address(ids)));
          if (turn >= 0) (times[place][name] ??= []).push(time);
        }
      }
    }
    const [small, large] = times;
    const [least, middle] = [(values) => Math.min(...values), (values) => percentile(values, 50)];
    for (const name of Object.keys(PAGES)) {
      report(
        `${name}, 100,000 cases against 10,000 (minimum; medians ${(middle(large[name]) / middle(small[name])).toFixed(2)}; ${least(small[name]).toFixed(1)} ms)`,
        least(large[name]) / least(small[name]),
        '<= 1.3',
      );
    }
    for (const [place, { size }] of databases.entries())
      report(
        `list of cases against an empty page, ${size.toLocaleString('en')} cases`,
        least(times[place]['list of cases']) / least(times[place]['empty page']),
        '<= 4',
      );
  } finally {
    for (const { close } of programs) await close();
  }
}

/** The whole program on a database, with its people signed in. */
export async function startProgram({ url, longLogs }) {
  const dataDir = mkdtempSync(join(tmpdir(), 'shitei-bench-'));
  const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', SEED_DEMO: 'false', LOG_LEVEL: 'silent' });
  const app = await createApp({ config, clock: new SystemClock(), logger: createLogger('silent'), databaseUrl: url });
  await app.listen(config.port, config.host);
  const address = await app.getUrl();
  const visitors = Object.fromEntries(Object.entries(PEOPLE).map(([who, login]) => [who, new Visitor(address, login)]));
  for (const visitor of Object.values(visitors)) await visitor.signIn();
  const stranger = new Visitor(address, '');
  const close = async () => {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    address,
    visitors,
    open: (who, path) => (who === null ? stranger : visitors[who]).open(path),
    ids: { ...(await idsIn(url)), longLogs },
    close,
  };
}

async function idsIn(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const one = async (sql) => (await client.query(sql)).rows[0]?.id;
    return {
      caseId: await one(
        `SELECT id FROM application WHERE state = 'medicalCouncil' AND reference_no LIKE '%-7' ORDER BY reference_no LIMIT 1`,
      ),
      hospitalCaseId: await one(
        `SELECT a.id FROM application a JOIN account ON account.institution_id = a.institution_id WHERE account.login = '${PEOPLE.hospital}' ORDER BY a.reference_no LIMIT 1`,
      ),
    };
  } finally {
    await client.end();
  }
}
