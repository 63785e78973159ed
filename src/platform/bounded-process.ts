import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromProcess } from './bounded-work.js';

/** What a process may use, enforced by the operating system and by V8. */
export interface ProcessBounds {
  /** Module that calls `answerTasks`; compiled JavaScript. */
  module: URL;
  /**
   * Memory for data of every kind, in MiB (RLIMIT_DATA; Linux counts every private writable mapping). A heap limit alone does not
   * bound buffers, and RLIMIT_AS counts the addresses that V8 only reserves.
   */
  dataMb: number;
  /** Memory for JavaScript objects, part of the former, in MiB. */
  heapMb: number;
  /** The process is replaced after so many tasks. */
  mostTasks: number;
  /** An idle process ends after so long, in milliseconds. */
  idleMs: number;
}

/** The task needed more memory or time than it may have; its process was replaced and nothing else was hurt. */
export class OutOfBounds extends Error {
  override readonly name = 'OutOfBounds';
}

export interface RunOptions {
  /** Longest time for the task, in milliseconds; without it a task may take as long as it needs. */
  limitMs?: number;
  /** Called with whatever the work reports. */
  onProgress?: (progress: unknown) => void;
  /** Gives the task up and ends its process. */
  signal?: AbortSignal;
}

/** Sets limits that no descendant can raise again, writes no core, and becomes the program. A limit that is tighter already stays. */
const WITH_LIMITS = 'ulimit -c 0; ulimit -d "$0" 2>/dev/null; exec "$@"';
/** MiB that V8 reserves for code when it starts and hardly uses; since Node 24 they are mapped in a way that Linux counts as data. */
const RESERVED_MB = Number(process.versions.node.split('.')[0]) >= 24 ? 512 : 0;
const STDERR_KEPT = 2000;

/**
 * Does work on what strangers sent in a process of its own: whatever a file makes its reader do ends at the bounds. One process is
 * kept, because a start costs a quarter of a second; it knows nothing of the environment of the program and ends with it.
 */
export class BoundedProcess<Task, Answer> {
  private child: ChildProcess | null = null;
  private left = 0;
  private idle: NodeJS.Timeout | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly bounds: ProcessBounds) {}

  /** Process number, for measuring; undefined when none runs. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /**
   * Does one task; tasks wait for each other.
   * @throws OutOfBounds; the signal's reason when the task was given up; the error of the work itself
   */
  run(task: Task, options: RunOptions = {}): Promise<Answer> {
    const answer = this.last.then(() => this.begin(task, options));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  /** Ends the process, also in the midst of a task. */
  async close(): Promise<void> {
    this.end();
    await this.last;
  }

  private async begin(task: Task, { limitMs, onProgress, signal }: RunOptions): Promise<Answer> {
    signal?.throwIfAborted();
    clearTimeout(this.idle);
    const child = this.child ?? (await this.start());
    signal?.throwIfAborted(); // given up while the process started
    child.ref();
    child.channel?.ref();
    let timer: NodeJS.Timeout | undefined;
    const giveUp = () => this.end();
    let ended: () => void = giveUp;
    try {
      return await new Promise<Answer>((resolve, reject) => {
        child.on('message', (message: FromProcess<Answer>) => {
          if ('progress' in message) onProgress?.(message.progress);
          else if ('answer' in message) resolve(message.answer);
          else if ('error' in message)
            reject(
              Object.assign(new Error(message.error), {
                stack: message.stack,
                ...(message.code !== undefined && { code: message.code }),
              }),
            );
        });
        ended = () =>
          reject(
            (signal?.reason as Error | undefined) ?? new OutOfBounds('the process ended in the midst of its task'),
          );
        child.once('exit', ended);
        signal?.addEventListener('abort', giveUp);
        if (limitMs !== undefined) timer = setTimeout(giveUp, limitMs);
        child.send(task as object, (error) => error && reject(new OutOfBounds('the process took no task')));
      });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      child.off('exit', ended).removeAllListeners('message');
      child.unref();
      child.channel?.unref();
      this.left -= 1;
      if (this.left <= 0) this.end();
      else this.idle = setTimeout(() => this.end(), this.bounds.idleMs).unref();
    }
  }

  /** @throws Error when the process cannot be started at all, which is no fault of a task */
  private async start(): Promise<ChildProcess> {
    const { module, dataMb, heapMb, mostTasks } = this.bounds;
    const node = [
      process.execPath,
      `--max-old-space-size=${heapMb}`,
      '--max-semi-space-size=8',
      '--v8-pool-size=1',
      '--expose-gc',
      fileURLToPath(module),
    ];
    const child = spawn('/bin/sh', ['-c', WITH_LIMITS, String((dataMb + RESERVED_MB) * 1024), ...node], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
      // the stacks of threads count as data; nothing of the program's own environment is handed on
      env: { UV_THREADPOOL_SIZE: '1', ...(process.env['TZ'] !== undefined && { TZ: process.env['TZ'] }) },
    });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-STDERR_KEPT)));
    child.on('exit', () => {
      if (this.child === child) this.child = null;
    });
    this.child = child;
    this.left = mostTasks;
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve()); // it says first that it is there
      child.once('error', reject);
      child.once('exit', (code, by) => reject(new Error(`${module.pathname} did not start (${by ?? code}): ${said}`)));
    });
    child.removeAllListeners('error').on('error', () => {}); // a message that is not taken any more; the end itself is heard of by 'exit'
    return child;
  }

  private end(): void {
    clearTimeout(this.idle);
    this.child?.kill('SIGKILL');
    this.child = null;
  }
}
