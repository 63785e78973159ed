import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock } from './clock.js';
import { Config } from './config.js';

const DAY_MS = 86_400_000;

/** Tells this process from an earlier one of the same number, as in a container that was started anew. */
const PROCESS = randomUUID();

/** What a system answers that has no room (on the disk, in the quota, for files or processes), or whose folder is gone, closed to us or only read. */
const NO_ROOM = [
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EIO',
  'EROFS',
  'EACCES',
  'EPERM',
  'ENOENT',
  'ENOTDIR',
  'ELOOP',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'EAGAIN',
  'ENODEV',
  'ENXIO',
  'ESTALE',
];

/** A temporary file could not be made, written or read: a matter for the administrator of the machine, and for a later time. */
export class NoTemporaryRoom extends Error {
  override readonly name = 'NoTemporaryRoom';
  readonly code: string;

  /** @param code what the system answered, e.g. 'ENOSPC' */
  constructor(code: string, cause: unknown) {
    super(
      `temporary files under DATA_DIR cannot be used (${code}): look at the room, the quota and the rights of its disk, and at the limit of open files`,
      { cause },
    );
    this.code = code;
  }
}

/** An error of work on temporary files: NoTemporaryRoom when the system refused, itself when it is of another kind. */
export function asNoRoom(error: unknown): unknown {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'string' && NO_ROOM.includes(code) && !(error instanceof NoTemporaryRoom)
    ? new NoTemporaryRoom(code, error)
    : error;
}

/**
 * Files that live as long as the request or the job they belong to: a folder of this process under DATA_DIR, which is on a disk where
 * the temporary folder of the system may be memory. What a killed process left is removed at the next start.
 */
@Injectable()
export class TemporaryFiles implements OnModuleInit, OnApplicationShutdown {
  private readonly root: string;
  private readonly own: string;

  constructor(
    { dataDir }: Config,
    private readonly clock: Clock,
  ) {
    this.root = join(dataDir, 'tmp');
    this.own = [hostname(), process.pid, PROCESS, randomUUID()].join('+');
  }

  async onModuleInit(): Promise<void> {
    for (const name of await readdir(this.root).catch(() => [])) {
      if (name !== this.own && (await this.isAbandoned(name)))
        await rm(join(this.root, name), { recursive: true, force: true });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await rm(join(this.root, this.own), { recursive: true, force: true });
  }

  /** The path of a file that does not exist yet. @throws NoTemporaryRoom */
  async newPath(): Promise<string> {
    const folder = join(this.root, this.own);
    await made(folder);
    return join(folder, randomUUID());
  }

  /** A new empty folder, for work that needs several files. @throws NoTemporaryRoom */
  async newFolder(): Promise<string> {
    const path = await this.newPath();
    await made(path);
    return path;
  }

  /** Removes a file or a folder with all that is in it, if it is there. */
  async remove(path: string): Promise<void> {
    await rm(path, { recursive: true, force: true });
  }

  /** Of a process of this machine that runs no more; of another machine (a shared disk) when nothing was put into it for a day. */
  private async isAbandoned(name: string): Promise<boolean> {
    const [host, pid, program] = name.split('+');
    if (host === hostname()) return Number(pid) === process.pid ? program !== PROCESS : !isAlive(Number(pid));
    const { mtimeMs } = await stat(join(this.root, name));
    return mtimeMs < this.clock.now().getTime() - DAY_MS;
  }
}

async function made(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw asNoRoom(error);
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
