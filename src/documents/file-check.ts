import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { BoundedProcess, OutOfBounds, type ProcessBounds } from '../platform/bounded-process.js';
import { checkUpload, type UploadCheck } from './file-checks.js';

/** A received file on disk. */
export interface FileToCheck {
  path: string;
  /** As its sender named it. */
  fileName: string;
  /** Limit in bytes. */
  maxBytes: number;
}

const WORKER = new URL('./file-check-worker.js', import.meta.url);

const MEBIBYTE = 1024 * 1024;
/** A sound PDF takes about one second, whether it has 50 MB or twenty thousand objects; on a busy machine several. */
const LIMIT_MS = 6_000;
const LIMIT_MS_PER_MEBIBYTE = 100;
/** What the program of the process and the objects of a sound file need beside the file itself, in MiB. */
const BASE_MB = 270;
const HEAP_MB = 180;
const MOST_FILES = 200;
const IDLE_MS = 10 * 60_000;

const TOO_HEAVY =
  'ファイルの作りが複雑すぎるため、確かめられません。作成元のソフトでファイルを作り直すか、ファイルを分けて、選び直してください。';

/**
 * Checks uploads in a process of their own with bounds of memory and time: a file made to keep a reader busy or to fill its memory
 * stops nobody else. Where there is no compiled worker beside this file (Jest runs the TypeScript source) they are checked in this
 * process, by the same function.
 */
export class FileCheck {
  private readonly process: BoundedProcess<FileToCheck, UploadCheck> | undefined;
  private readonly limitMs: number;

  /** @param maxBytes of the largest file that is taken */
  constructor(
    maxBytes: number,
    { module = WORKER, limitMs = LIMIT_MS, ...bounds }: Partial<ProcessBounds> & { limitMs?: number } = {},
  ) {
    this.limitMs = limitMs;
    const dataMb = BASE_MB + Math.ceil(maxBytes / MEBIBYTE);
    this.process = existsSync(module)
      ? new BoundedProcess({ module, dataMb, heapMb: HEAP_MB, mostTasks: MOST_FILES, idleMs: IDLE_MS, ...bounds })
      : undefined;
  }

  /** Number of the process, for measuring; undefined while none runs. */
  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** Judges a file; one that takes more memory or time than it has reason to is refused. */
  async check(file: FileToCheck): Promise<UploadCheck> {
    if (!this.process) return checkFile(file);
    try {
      const { size } = await stat(file.path);
      return await this.process.run(file, { limitMs: this.limitMs + LIMIT_MS_PER_MEBIBYTE * (size / MEBIBYTE) });
    } catch (error) {
      if (error instanceof OutOfBounds) return { ok: false, message: TOO_HEAVY };
      throw error;
    }
  }

  /** Called by Nest when the program stops. */
  async onModuleDestroy(): Promise<void> {
    await this.close();
  }

  /** Ends the process. */
  async close(): Promise<void> {
    await this.process?.close();
  }
}

/** Reads and checks a file in this process. */
export async function checkFile({ path, fileName, maxBytes }: FileToCheck): Promise<UploadCheck> {
  return checkUpload({ fileName, bytes: await readFile(path) }, maxBytes);
}
