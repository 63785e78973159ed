import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { findPostgresPrograms, type PostgresPrograms } from './postgres-binaries.js';
import { StartupError } from './startup-error.js';

/** What may differ between the product's cluster and a throwaway one. */
export interface ClusterOptions {
  /** postgresql.conf settings by name. */
  settings?: Record<string, string>;
  /** Skip fsync while the cluster is made; only for data nobody will miss. */
  throwaway?: boolean;
}

/** A PostgreSQL that answers on a unix socket which only this user (and root) may open. */
export interface RunningPostgres {
  /** Connection URL for a database and login role; the first superuser is `postgres`. */
  url(database: string, role?: string): string;
}

const SUPERUSER = 'postgres';
/** Every process that uses the cluster holds this advisory lock shared; who can take it exclusively is the last one. */
const USERS_LOCK = 0x53484954;
const START_LIMIT_MS = 60_000;
const RETRY_LIMIT_MS = 20_000;
/** A server that takes so long to answer is frozen. */
const ANSWER_LIMIT_MS = 10_000;
/** A connection that broke has ended by then. */
const LOSS_SHOWS_MS = 500;
/** Between attempts to start a server again that would not start: its disk may have room by then. */
const RESTART_PAUSE_MS = 5_000;
/** A unix socket path has room for 107 bytes, of which PostgreSQL takes 17 for '/.s.PGSQL.5432.lock'. */
const SOCKET_FOLDER_LIMIT = 88;

/**
 * A cluster of our own in a folder: started when it is not running, joined when it is (for instance after a kill -9 of
 * Node alone), restarted when it dies below us, and stopped by the last process that leaves it.
 */
export class EmbeddedPostgres implements RunningPostgres {
  private leaving = false;

  private constructor(
    private readonly folder: string,
    private readonly options: ClusterOptions,
    private readonly report: (message: string, error?: unknown) => void,
    private server: RunningPostgres,
    private membership: Membership,
  ) {
    this.watch();
  }

  /**
   * Starts or joins the cluster in `folder` (made when absent).
   * @param report told when the server died and was started again, or could not be
   * @throws StartupError when PostgreSQL cannot be started here
   */
  static async start(
    folder: string,
    options: ClusterOptions = {},
    report: (message: string, error?: unknown) => void = () => {},
  ): Promise<EmbeddedPostgres> {
    const { server, membership } = await enter(folder, options);
    return new EmbeddedPostgres(folder, options, report, server, membership);
  }

  url(database: string, role?: string): string {
    return this.server.url(database, role);
  }

  /** Leaves the cluster; when no other process uses it, stops it cleanly and waits until it is gone. */
  async stop(): Promise<void> {
    this.leaving = true;
    this.membership.socket.ref(); // from here on the program must wait for the answers
    const alone = await this.isLastUser();
    // The exclusive lock is kept until the server is gone, so a newcomer waits here and then starts it anew.
    if (alone) await stopPostgres(this.folder);
    await this.membership.client.end().catch(() => {});
  }

  private async isLastUser(): Promise<boolean> {
    try {
      await this.membership.client.query(`SELECT pg_advisory_unlock_shared(${USERS_LOCK})`);
      const { rows } = await this.membership.client.query<{ alone: boolean }>(
        `SELECT pg_try_advisory_lock(${USERS_LOCK}) AS alone`,
      );
      return rows[0]?.alone === true;
    } catch {
      // Lost: the server is dying or dead, and stopping is safe to repeat. Still there but silent: a frozen server cannot be
      // stopped in order, and the next start joins it.
      return await Promise.race([this.membership.ended.then(() => true), sleep(LOSS_SHOWS_MS).then(() => false)]);
    }
  }

  private watch(): void {
    void this.membership.ended.then(() => this.rejoin());
  }

  /** Never rejects, and never gives up: whatever keeps the server from starting may be mended while the program waits. */
  private async rejoin(): Promise<void> {
    while (!this.leaving) {
      try {
        const { server, membership } = await enter(this.folder, this.options);
        this.server = server;
        this.membership = membership;
        if (this.leaving) return await this.stop();
        this.report('embedded PostgreSQL had stopped and was started again');
        return this.watch();
      } catch (error) {
        this.report('embedded PostgreSQL stopped and could not be started again', error);
        await sleep(RESTART_PAUSE_MS, undefined, { ref: false });
      }
    }
  }
}

/** The connection that holds {@link USERS_LOCK}. Its socket is unreferenced: it alone does not keep a program alive. */
interface Membership {
  client: pg.Client;
  socket: Socket;
  /** Resolves when the connection is lost, also when that was before anybody asked. */
  ended: Promise<void>;
}

/** Starts the server when needed and registers this process as one of its users. */
async function enter(
  folder: string,
  options: ClusterOptions,
): Promise<{ server: RunningPostgres; membership: Membership }> {
  const begun = performance.now();
  for (;;) {
    const server = await ensurePostgres(folder, options);
    const socket = new Socket();
    const client = new pg.Client({
      connectionString: server.url('postgres'),
      stream: () => socket,
      connectionTimeoutMillis: ANSWER_LIMIT_MS,
      query_timeout: ANSWER_LIMIT_MS,
    });
    client.on('error', () => {}); // a lost connection also ends, and the end is what we act on
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    try {
      await client.connect();
      await client.query(`SELECT pg_advisory_lock_shared(${USERS_LOCK})`);
      socket.unref();
      return { server, membership: { client, socket, ended } };
    } catch (error) {
      await client.end().catch(() => {});
      // its last user was stopping the server just now
      if (performance.now() - begun > RETRY_LIMIT_MS) throw error;
      await sleep(50);
    }
  }
}

/**
 * Makes the cluster in `folder` when there is none, and starts it when it does not answer. Nobody is registered as its
 * user: for a caller that does not stop it, or stops it with {@link stopPostgres}.
 */
export async function ensurePostgres(folder: string, options: ClusterOptions = {}): Promise<RunningPostgres> {
  if (process.platform === 'win32') {
    throw new StartupError(
      'Windows では内蔵の PostgreSQL を使えません。WSL で起動するか、DATABASE_URL で PostgreSQL サーバーを指定してください。',
    );
  }
  const programs = findPostgresPrograms();
  const home = resolve(folder);
  mkdirSync(home, { recursive: true });
  if (programs.ids) chownSync(home, programs.ids.uid, programs.ids.gid);
  if (!clusterFolder(home)) await createCluster(home, programs, options);
  return await launch(home, programs, options);
}

/** Stops the cluster in `folder`, whoever started it, and waits until it is gone. Open transactions are rolled back. */
export async function stopPostgres(folder: string): Promise<void> {
  const lock = readLock(folder);
  if (!lock || !isPostgresOf(folder, lock.pid)) return;
  process.kill(lock.pid, 'SIGINT');
  while (readLock(folder)?.pid === lock.pid && isPostgresOf(folder, lock.pid)) await sleep(10);
  if (lock.socket && !lock.socket.startsWith(resolve(folder))) rmSync(lock.socket, { recursive: true, force: true });
}

/**
 * The cluster's folder has a name of its own (`cluster-<random>`), and the link `current` leads to it: a forgotten server
 * whose data was deleted below it cannot write into the next cluster (PostgreSQL writes pg_control by its absolute path).
 */
function clusterFolder(folder: string): string | undefined {
  const link = join(folder, 'current');
  return existsSync(link) ? realpathSync(link) : undefined;
}

/** initdb works in a draft folder that is renamed when complete: an interrupted first start leaves nothing half-made in use. */
async function createCluster(home: string, programs: PostgresPrograms, options: ClusterOptions): Promise<void> {
  const complete = readdirSync(home).filter((name) => name.startsWith('cluster-'));
  if (complete.length > 1) {
    throw new StartupError(
      `${home} にデータ領域が ${complete.length} 個あり、使うものを示すリンク current がありません。使うフォルダへのリンクを current という名前で作ってください。`,
    );
  }
  makeCurrent(home, complete[0] ?? (await runInitdb(home, programs, options)));
}

/** @returns the name of the complete cluster's folder in `home` */
async function runInitdb(home: string, programs: PostgresPrograms, options: ClusterOptions): Promise<string> {
  removeAbandonedDrafts(home);
  const draft = join(home, `initdb-${process.pid}`);
  let reason = '';
  // pg_trgm asks libc what a letter is: with the plain C locale it makes no trigram of Japanese text.
  for (const ctype of ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'ja_JP.UTF-8']) {
    const { file, args } = programs.command('initdb', [
      `--pgdata=${draft}`,
      `--username=${SUPERUSER}`,
      '--auth-local=trust',
      '--auth-host=reject',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--lc-ctype=${ctype}`,
      ...(options.throwaway ? ['--no-sync'] : []),
    ]);
    try {
      await promisify(execFile)(file, args, { ...programs.ids, env: postgresEnvironment(), cwd: '/' });
    } catch (error) {
      const { stderr, message } = error as Error & { stderr?: string };
      reason = stderr || message;
      rmSync(draft, { recursive: true, force: true });
      continue;
    }
    const name = `cluster-${randomBytes(4).toString('hex')}`;
    renameSync(draft, join(home, name));
    return name;
  }
  throw new StartupError(
    `内蔵 PostgreSQL のデータ領域を ${home} に作れませんでした。空き容量と書き込み権限を確かめてください。\n${reason}`,
  );
}

/** When another process was first, its cluster is as good as ours. */
function makeCurrent(home: string, name: string): void {
  try {
    symlinkSync(name, join(home, 'current'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (clusterFolder(home) !== realpathSync(join(home, name)))
      rmSync(join(home, name), { recursive: true, force: true });
  }
}

/** Left by an initdb that was killed together with its maker. */
function removeAbandonedDrafts(home: string): void {
  for (const name of readdirSync(home)) {
    const maker = /^initdb-(\d+)$/.exec(name)?.[1];
    if (maker && !isAlive(Number(maker))) rmSync(join(home, name), { recursive: true, force: true });
  }
}

async function launch(home: string, programs: PostgresPrograms, options: ClusterOptions): Promise<RunningPostgres> {
  const begun = performance.now();
  let child: ChildProcess | undefined;
  let socket = runningSocket(home);
  let ownSocket: string | undefined;
  for (;;) {
    if (socket && (await answers(serverAt(socket)))) return serverAt(socket);
    const waited = performance.now() - begun;
    const ended = child === undefined || child.exitCode !== null || child.signalCode !== null;
    if (waited > START_LIMIT_MS || (ended && waited > RETRY_LIMIT_MS)) {
      throw new StartupError(
        `内蔵の PostgreSQL が起動しません。記録 ${join(home, 'postgres.log')} の末尾を確かめてください。`,
      );
    }
    if (ended) {
      // A refusal is retried: after a crash the old postmaster may still be a zombie, its children may hold the shared
      // memory for a moment, its pid may belong to a stranger by now, or another process may be starting the server.
      if (child) await sleep(200);
      removeStaleLock(home);
      socket = runningSocket(home);
      if (!socket) {
        socket = ownSocket ??= socketFolder(home, programs);
        child = spawnPostgres(home, socket, programs, options);
      }
    }
    await sleep(15);
  }
}

function spawnPostgres(
  home: string,
  socket: string,
  programs: PostgresPrograms,
  options: ClusterOptions,
): ChildProcess {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    max_connections: '60',
    ...options.settings,
  };
  const { file, args } = programs.command('postgres', [
    '-D',
    clusterFolder(home)!,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const log = openSync(join(home, 'postgres.log'), 'a');
  // A process group of its own: Ctrl-C reaches Node alone, which then stops the server in order.
  const child = spawn(file, args, {
    ...programs.ids,
    env: postgresEnvironment(),
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.once('error', () => {});
  child.unref();
  return child;
}

function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

/** Beside the cluster, or in a fresh private folder when that path would be too long for a socket. */
function socketFolder(home: string, programs: PostgresPrograms): string {
  let folder = join(home, 'socket');
  if (Buffer.byteLength(folder) > SOCKET_FOLDER_LIMIT) folder = mkdtempSync(join(tmpdir(), 'shitei-'));
  else mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  if (programs.ids) chownSync(folder, programs.ids.uid, programs.ids.gid);
  return folder;
}

function serverAt(socket: string): RunningPostgres {
  return {
    url: (database, role = SUPERUSER) => `postgres://${role}@localhost/${database}?host=${encodeURIComponent(socket)}`,
  };
}

async function answers(server: RunningPostgres): Promise<boolean> {
  const client = new pg.Client({ connectionString: server.url('postgres'), connectionTimeoutMillis: ANSWER_LIMIT_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** First and fifth line of postmaster.pid: the server's process and the folder of its socket (absent early in its start). */
function readLock(folder: string): { pid: number; socket: string | undefined } | undefined {
  try {
    const lines = readFileSync(join(folder, 'current', 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, socket: lines[4]?.trim() || undefined } : undefined;
  } catch {
    return undefined;
  }
}

function runningSocket(folder: string): string | undefined {
  const lock = readLock(folder);
  return lock && isPostgresOf(folder, lock.pid) ? lock.socket : undefined;
}

function removeStaleLock(folder: string): void {
  const lock = readLock(folder);
  if (lock && !isPostgresOf(folder, lock.pid)) rmSync(join(folder, 'current', 'postmaster.pid'), { force: true });
}

/** Whether the process is a living postmaster of this very cluster: a pid is given to a stranger sooner or later. */
function isPostgresOf(folder: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true; // no /proc to ask: PostgreSQL's own check of its lock decides
  const cluster = clusterFolder(folder);
  try {
    return cluster !== undefined && readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
