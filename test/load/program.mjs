/** The built program as a child process with data of its own, and the people who use it. Requests go to 127.0.0.1 only. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { hashPassword } from '../../dist/src/identity/password.js';

const MAIN = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const WITHOUT_LAST_DEFENCE = new URL('./without-last-defence.mjs', import.meta.url).href;
const PASSWORD = 'みどりの丘に 風車がまわる';
/** So much of what the program says is kept, in characters. */
const LOG_KEPT = 2_000_000;
/** On a busy machine; the first start makes the database. */
const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 60_000;

/** A program that is started again, with the same data, whenever it has ended. */
export class Program {
  /** How often it ended although nobody stopped it. */
  ends = 0;
  url = '';
  institutionId = '';
  institutionIds = [];
  #child;
  #stopping = false;
  #said = '';

  constructor(dataDir) {
    this.dataDir = dataDir;
  }

  static async start() {
    const program = new Program(await mkdtemp(join(tmpdir(), 'shitei-load-')));
    await program.ensureRunning();
    try {
      await program.#addPeople();
      return program;
    } catch (error) {
      await program.stop();
      throw error;
    }
  }

  /** Ten hospitals with one login each (`hospital`, `hospital2` …) and an officer of the prefecture (login `officer`). */
  async #addPeople() {
    const socket = this.#postmasterFile()[4];
    const client = new pg.Client({ host: socket, user: 'shitei_owner', database: 'shitei' });
    await client.connect();
    try {
      const { rows } = await client.query(
        `INSERT INTO medical_institution (name, kana, search_key, establisher_name, establisher_address, administrator_name, address, planning_area_id, jurisdiction_health_centre_id)
         SELECT '試験総合病院' || n, 'しけんそうごうびょういん', '試験総合病院' || n, '試験会', '帯広市', '院長 四郎', '帯広市', 'tokachi', 'obihiro'
         FROM generate_series(1, 10) n RETURNING id`,
      );
      this.institutionIds = rows.map(({ id }) => id);
      this.institutionId = this.institutionIds[0];
      const clerks = this.institutionIds.map((id, index) => [
        index === 0 ? 'hospital' : `hospital${index + 1}`,
        'hospital',
        id,
      ]);
      const people = [...clerks, ['officer', 'prefectureOfficer', null]];
      const hash = await hashPassword(PASSWORD);
      for (const [login, role, institution] of people) {
        await client.query(
          `INSERT INTO account (login, password_hash, name, role, office_name, institution_id) VALUES ($1, $2, '試験 花子', $3, '試験課', $4)`,
          [login, hash, role, institution],
        );
      }
    } finally {
      await client.end();
    }
  }

  /** Process, folder, start, port, folder of the socket. */
  #postmasterFile() {
    return readFileSync(join(this.dataDir, 'postgres', 'current', 'postmaster.pid'), 'utf8').split('\n');
  }

  /** Starts it if it does not run. */
  async ensureRunning() {
    if (this.#child && this.#child.exitCode === null && this.#child.signalCode === null) return;
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      DATA_DIR: this.dataDir,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      SEED_DEMO: 'false',
      DATABASE_URL: '',
    };
    const child = spawn(process.execPath, ['--enable-source-maps', '--import', WITHOUT_LAST_DEFENCE, MAIN], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#said = '';
    const hear = (chunk) => (this.#said = (this.#said + chunk).slice(-LOG_KEPT));
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('close', (code, signal) => {
      if (this.#stopping) return;
      this.ends += 1;
      process.stdout.write(
        `load: the program ended (${signal ?? code}). It said at last:\n${this.#said.slice(-3_000)}\n`,
      );
    });
    for (let waited = 0; waited < START_LIMIT_MS; waited += 100) {
      this.url = /http:\/\/127\.0\.0\.1:\d+/.exec(this.#said)?.[0] ?? '';
      if (this.url) return;
      if (child.exitCode !== null) break;
      await pause(100);
    }
    throw new Error(`the program did not start:\n${this.#said}`);
  }

  /** What the log tells of a request. */
  logOf({ headers }) {
    const id = headers.get('x-request-id');
    return this.#said
      .split('\n')
      .filter((line) => id && line.includes(id))
      .join('\n');
  }

  /** Whether it runs now. */
  get runs() {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Resident memory in MB. */
  get residentMb() {
    return Math.round(residentKb(this.#child.pid) / 1024);
  }

  /** Resident memory in MB of the processes that check files and bind packs. */
  get helpersMb() {
    const helpers = readdirSync('/proc').filter(
      (name) => /^\d+$/.test(name) && parentOf(name) === this.#child.pid && /-worker\.js/.test(commandOf(name)),
    );
    return Math.round(helpers.reduce((sum, pid) => sum + residentKb(pid), 0) / 1024);
  }

  /** Process ids of the embedded PostgreSQL, its postmaster first. */
  postgres() {
    const postmaster = Number(this.#postmasterFile()[0]);
    const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster);
    return [postmaster, ...children.map(Number)];
  }

  /** Stops it in order and removes its data. */
  async stop() {
    this.#stopping = true;
    if (this.runs) {
      this.#child.kill('SIGTERM');
      await Promise.race([once(this.#child, 'exit'), pause(STOP_LIMIT_MS, undefined, { ref: false })]);
      if (this.runs) throw new Error('the program did not stop');
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** @returns the cookie of a new session */
  async signIn(login) {
    const answer = await send(`${this.url}/api/session`, { method: 'POST', json: { login, password: PASSWORD } });
    if (answer.status !== 200) throw new Error(`${login} could not sign in: ${answer.status} ${answer.text}`);
    return /\bsid=[^;]*/.exec(answer.headers.get('set-cookie'))[0];
  }

  /** Until the program says that its database is there. @returns whether it was within the time, in milliseconds */
  async ready(limitMs) {
    for (const begun = performance.now(); performance.now() - begun < limitMs; await pause(100)) {
      if ((await send(`${this.url}/readyz`)).status === 200) return true;
    }
    return false;
  }
}

function residentKb(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function parentOf(pid) {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

/**
 * One request.
 * @returns its answer; status 0 and what happened as text when there was none within the limit
 */
export async function send(url, { method = 'GET', cookie, json, body, limitMs = 60_000 } = {}) {
  const headers = { ...(cookie && { cookie }), ...(json !== undefined && { 'content-type': 'application/json' }) };
  const begun = performance.now();
  try {
    const answer = await fetch(url, {
      method,
      headers,
      body: json === undefined ? body : JSON.stringify(json),
      redirect: 'manual',
      signal: AbortSignal.timeout(limitMs),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text(), ms: performance.now() - begun };
  } catch (error) {
    return { status: 0, headers: new Headers(), text: String(error.cause ?? error), ms: performance.now() - begun };
  }
}

/** Answers by class: 503 says that the database was not there, any other 5xx is a defect; `login` sends the signed-in to the login. */
export class Tally {
  classes = { '2xx': 0, '3xx': 0, login: 0, '4xx': 0, 503: 0, 'other 5xx': 0, none: 0 };
  slowestMs = 0;
  defects = [];

  add(answer) {
    const { status, ms, headers } = answer;
    const toLogin = status === 401 || headers.get('location')?.startsWith('/login');
    const name =
      status === 0
        ? 'none'
        : toLogin
          ? 'login'
          : status === 503
            ? '503'
            : status >= 500
              ? 'other 5xx'
              : `${Math.floor(status / 100)}xx`;
    this.classes[name] += 1;
    this.slowestMs = Math.max(this.slowestMs, ms);
    if (name === 'other 5xx') this.defects.push(answer);
  }

  /** Prints what the program says of its defects. */
  tellDefects(program) {
    for (const answer of this.defects) process.stdout.write(`load: ${answer.status} ${program.logOf(answer)}\n`);
  }

  toString() {
    const counted = Object.entries(this.classes).map(([name, count]) => `${name} ${count}`);
    return `${counted.join(', ')}, slowest ${(this.slowestMs / 1000).toFixed(1)} s`;
  }
}
