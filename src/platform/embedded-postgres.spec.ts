import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedPostgres, ensurePostgres, stopPostgres, type RunningPostgres } from './embedded-postgres.js';
import { postgresPid } from '../../test/support/postgres-pid.js';

async function query<T extends pg.QueryResultRow>(server: RunningPostgres, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await condition()) return;
    await sleep(50);
  }
  throw new Error('waited 20 s in vain');
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('embedded PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-'));
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    server = await EmbeddedPostgres.start(folder);
  }, 60_000);

  afterAll(async () => {
    await server.stop();
    expect(postgresPid(folder)).toBeUndefined();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('stores UTF-8 and finds Japanese text by trigrams, whatever LANG says', async () => {
    await query(server, 'CREATE EXTENSION IF NOT EXISTS pg_trgm');
    const [row] = await query<{ encoding: string; trigrams: string[] }>(
      server,
      `SELECT current_setting('server_encoding') AS encoding, show_trgm('旭川髙橋病院') AS trigrams`,
    );
    expect(row?.encoding).toBe('UTF8');
    expect(row?.trigrams.length).toBeGreaterThan(3);
  });

  it('listens on a private unix socket only', async () => {
    const [row] = await query<{ tcp: string; socket: string }>(
      server,
      `SELECT current_setting('listen_addresses') AS tcp, current_setting('unix_socket_directories') AS socket`,
    );
    expect(row?.tcp).toBe('');
    expect(statSync(join(row!.socket, '.s.PGSQL.5432')).mode & 0o777).toBe(0o700);
  });

  it('comes back by itself when the server is killed, and has lost nothing that was acknowledged', async () => {
    await query(server, 'CREATE TABLE kept (n integer)');
    await query(server, 'INSERT INTO kept SELECT generate_series(1, 1000)');
    const killed = kill(folder);
    await until(() => ![undefined, killed].includes(postgresPid(folder)));
    await until(async () => (await query(server, 'SELECT 1 AS one').catch(() => [])).length === 1);
    expect(await query(server, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
  }, 60_000);

  it('is stopped by the last process that leaves, not by the first', async () => {
    const second = await EmbeddedPostgres.start(folder);
    await second.stop();
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a cluster left behind by a killed program', () => {
  it('is joined, and stopped by the program that joined it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'left-behind-'));
    await ensurePostgres(folder, { throwaway: true }); // running, and nobody is registered as its user: as after kill -9 of Node
    const pid = postgresPid(folder);
    const successor = await EmbeddedPostgres.start(folder);
    expect(postgresPid(folder)).toBe(pid);
    await successor.stop();
    expect(postgresPid(folder)).toBeUndefined();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('starts at once after a kill -9 of everything, and has lost nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'killed-'));
    const server = await ensurePostgres(folder);
    await query(server, 'CREATE TABLE kept (n integer)');
    await query(server, 'INSERT INTO kept VALUES (7)');
    kill(folder);
    const again = await EmbeddedPostgres.start(folder);
    expect(await query(again, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    await again.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('starts although its lock names a pid that now belongs to a stranger', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stranger-'));
    await ensurePostgres(folder, { throwaway: true });
    await stopPostgres(folder);
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    writeFileSync(
      join(folder, 'current', 'postmaster.pid'),
      `${stranger.pid}\n${join(folder, 'current')}\n1700000000\n5432\n${join(folder, 'socket')}\n\n`,
    );
    const server = await EmbeddedPostgres.start(folder);
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(stranger.exitCode).toBeNull();
    await server.stop();
    stranger.kill();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('cannot spoil the cluster made after its data was deleted below it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deleted-'));
    const forgotten = await ensurePostgres(folder, { throwaway: true });
    const forgottenPid = postgresPid(folder)!;
    const client = new pg.Client({ connectionString: forgotten.url('postgres') });
    client.on('error', () => {});
    await client.connect();
    rmSync(folder, { recursive: true, force: true });
    await (await EmbeddedPostgres.start(folder, { throwaway: true })).stop();
    await client.query('CHECKPOINT').catch(() => {});
    await client.end().catch(() => {});
    process.kill(forgottenPid, 'SIGINT'); // its shutdown writes pg_control, too, and removes the socket of its folder
    await until(() => !lives(forgottenPid));
    const server = await EmbeddedPostgres.start(folder);
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('is found again when a copy of the folder lost the link to it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'linkless-'));
    const server = await EmbeddedPostgres.start(folder, { throwaway: true });
    await query(server, 'CREATE TABLE kept (n integer)');
    await server.stop();
    rmSync(join(folder, 'current'));
    const again = await EmbeddedPostgres.start(folder, { throwaway: true });
    expect(await query(again, 'SELECT n FROM kept')).toEqual([]);
    await again.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('makes a fresh cluster when the first start was interrupted, and works below a very long path', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'long-')), 'x'.repeat(100));
    mkdirSync(join(folder, 'initdb-4194999'), { recursive: true });
    const server = await EmbeddedPostgres.start(folder, { throwaway: true });
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(readdirSync(folder)).not.toContain('initdb-4194999');
    await server.stop();
    rmSync(join(folder, '..'), { recursive: true, force: true });
  }, 60_000);
});

function kill(folder: string): number {
  const pid = postgresPid(folder)!;
  process.kill(pid, 'SIGKILL');
  return pid;
}
