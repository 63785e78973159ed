import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopPostgres } from '../src/platform/embedded-postgres.js';
import { postgresPid } from './support/postgres-pid.js';
import { projectRoot } from '../src/platform/project-root.js';
import { withClient } from '../src/platform/database-roles.js';
import { startTestApp, type TestApp } from './support/app.js';

const program = join(projectRoot(), 'dist/src/main.js');

describe('health', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('answers on both addresses, with a strict content security policy', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const answer = await fetch(test.url + path);
      expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
      expect(answer.headers.get('content-security-policy')).not.toMatch(/unsafe/);
      expect(answer.headers.get('x-powered-by')).toBeNull();
    }
  });

  it('is not ready while a migration is missing, and tells nothing about it', async () => {
    await withClient(test.database.ownerUrl, (owner) => owner.query(`UPDATE migrations SET name = name || 'x'`));
    expect((await fetch(test.url + '/readyz')).status).toBe(503);
    expect((await fetch(test.url + '/healthz')).status).toBe(200);
    await withClient(test.database.ownerUrl, (owner) => owner.query(`UPDATE migrations SET name = rtrim(name, 'x')`));
    expect((await fetch(test.url + '/readyz')).status).toBe(200);
  });
});

describe('the program', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'shitei-program-'));
  const postgres = join(dataDir, 'postgres');
  const running = new Set<ChildProcess>();

  beforeAll(() => {
    if (!existsSync(program)) throw new Error('npm run build first');
  });

  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await stopPostgres(postgres);
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** Starts the built program with nothing in its environment but PATH and `env`: LANG is unset. */
  function run(env: Record<string, string>) {
    const child = spawn(process.execPath, [program], {
      env: { PATH: process.env['PATH'], DATA_DIR: dataDir, SEED_DEMO: 'false', PORT: '0', ...env },
    });
    running.add(child);
    const output = { text: '' };
    const ended = new Promise<number | string | null>((resolve) =>
      child.once('exit', (code, signal) => {
        running.delete(child);
        resolve(code ?? signal);
      }),
    );
    const address = new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output.text += chunk.toString();
        const found = /http:\/\/\S+/.exec(output.text)?.[0];
        if (found) resolve(found);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      void ended.then(() => reject(new Error(`the program ended: ${output.text}`)));
    });
    address.catch(() => {}); // some tests only wait for the end
    return { child, output, ended, address };
  }

  it('starts on a fresh folder, and SIGTERM stops it and its PostgreSQL', async () => {
    const { child, ended, address } = run({});
    expect((await fetch((await address) + '/readyz')).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(postgresPid(postgres)).toBeUndefined();
  }, 60_000);

  it('takes over the PostgreSQL of a killed program, and stops it in the end', async () => {
    const killed = run({});
    await killed.address;
    killed.child.kill('SIGKILL');
    await killed.ended;
    const pid = postgresPid(postgres);
    expect(pid).toBeDefined();
    const successor = run({});
    expect((await fetch((await successor.address) + '/readyz')).status).toBe(200);
    expect(postgresPid(postgres)).toBe(pid);
    successor.child.kill('SIGTERM');
    expect(await successor.ended).toBe(0);
    expect(postgresPid(postgres)).toBeUndefined();
  }, 60_000);

  it('tells wrong settings in Japanese, without a stack trace, and ends with 1', async () => {
    const { ended, output } = run({ PORT: 'http' });
    expect(await ended).toBe(1);
    expect(output.text).toMatch(/PORT: 「http」は使えません/);
    expect(output.text).not.toMatch(/\n\s+at /);
  });

  it('tells that the database cannot be read, and ends with 1', async () => {
    const { ended, output } = run({
      DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x',
      SESSION_SECRET: 's'.repeat(32),
    });
    expect(await ended).toBe(1);
    expect(output.text).toMatch(/データベースを読めないため起動できません/);
    expect(output.text).not.toMatch(/hunter2|\n\s+at /);
  });

  it('tells that the port is taken, ends with 1, and leaves no PostgreSQL behind', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { ended, output } = run({ PORT: String(port) });
    expect(await ended).toBe(1);
    expect(output.text).toMatch(new RegExp(`ポート ${port} は別のプログラムが使っています`));
    expect(postgresPid(postgres)).toBeUndefined();
    await new Promise((resolve) => other.close(resolve));
  }, 60_000);
});
