import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, type IsoDate } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { databaseTrouble } from '../platform/database-trouble.js';
import { asNoRoom, NoTemporaryRoom, TemporaryFiles } from '../platform/temporary-files.js';
import { JobImpossible, JobKinds, JobLost, readInput } from './job-kinds.js';
import { failJob, finishJob, forgetJobs, heartbeat, ownsJob, queueDaily, releaseJobs, takeJob } from './job-queue.js';
import type { Job } from './job.entity.js';

const BEAT_MS = 10_000;
/** Jobs of dead workers in other processes, and daily work whose time has come, are looked for so often. */
const LOOK_MS = 15_000;
/** A program that stops waits so long at most for work that cannot be given up. */
const STOP_LIMIT_MS = 5_000;
const DAY_MS = 86_400_000;

const DEFECT =
  'プログラムの不具合のため作成できませんでした。時間をおいてもう一度行い、直らないときはシステム管理者に連絡してください。';

const NO_ROOM =
  'サーバーの作業用の領域に空きがないか書き込めないため作成できませんでした。時間をおいてもう一度行い、続くときは、サーバーの空き容量を確かめるよう、システム管理者に伝えてください。';

/** Runs jobs, one at a time in each process, and takes up those whose process died. */
@Injectable()
export class JobWorker implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(JobWorker.name);
  private readonly name = randomUUID();
  private working: Promise<void> | null = null;
  private woken = false;
  private readonly stop = new AbortController();
  private looking: NodeJS.Timeout | undefined;
  /** Daily work that this process has put into the queue, with its day. */
  private readonly daily = new Map<string, IsoDate>();

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly kinds: JobKinds,
    private readonly temporary: TemporaryFiles,
  ) {}

  onModuleInit(): void {
    const run = async () => {
      await forgetJobs(this.database, new Date(this.clock.now().getTime() - this.config.jobResultDays * DAY_MS));
      return {};
    };
    this.kinds.addDaily('forget-jobs', { title: '古い作業の結果の削除', at: '02:00', run });
  }

  /** From now on jobs are looked for, and daily work is done. Until then only what this process was asked for is done. */
  start(): void {
    const look = () => {
      this.queueDaily()
        .catch((error: unknown) => this.logger.error(error))
        .finally(() => this.wake());
    };
    look();
    this.looking = setInterval(look, LOOK_MS);
  }

  /** What is not finished is given up and goes back, and the next start or another process takes it up. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.looking);
    this.stop.abort();
    // Without a database nothing can be given back: the job is taken up when its worker counts as dead.
    await releaseJobs(this.database, this.name).catch((error: unknown) => this.logger.error(error));
    await Promise.race([this.working, pause(STOP_LIMIT_MS, undefined, { ref: false })]);
  }

  /** Called when a job was asked for. */
  wake(): void {
    this.woken = true;
    this.working ??= this.work()
      .catch((error: unknown) => this.logger.error(error))
      .finally(() => (this.working = null));
  }

  /** Resolves when nothing waits any more; for tests. */
  async idle(): Promise<void> {
    this.wake();
    await this.working;
  }

  /** Puts the daily work into the queue whose time has come today: also late, when the program did not run then. */
  async queueDaily(): Promise<void> {
    const [now, day] = [this.clock.now(), this.clock.today()];
    for (const [kind, { title, at }] of this.kinds.daily()) {
      if (this.daily.get(kind) === day || now < new Date(`${day}T${at}:00+09:00`)) continue;
      await queueDaily(this.database, { kind, title, day, now });
      this.daily.set(kind, day);
    }
  }

  private async work(): Promise<void> {
    while (!this.stop.signal.aborted) {
      this.woken = false;
      const job = await takeJob(this.database, this.name, this.clock.now());
      // Taken in the moment in which the program began to stop: it goes back like the others.
      if (job && this.stop.signal.aborted) await releaseJobs(this.database, this.name);
      else if (job) await this.run(job);
      // What was asked for during the look may not have been seen by it.
      else if (!this.woken) return;
    }
  }

  private async run(job: Job): Promise<void> {
    const own = () => ({ id: job.id, worker: this.name, now: this.clock.now() });
    const lost = new AbortController();
    const signal = AbortSignal.any([this.stop.signal, lost.signal]);
    const report = new ProgressReport(async (done, total) => {
      if (!(await heartbeat(this.database, { ...own(), done, total }))) lost.abort();
    });
    const beat = setInterval(() => report.again(), BEAT_MS);
    let folder: string | null = null;
    try {
      const kind = this.kinds.of(job.kind);
      if (!kind) throw new Error(`no room does work of the kind ${job.kind}`);
      folder = await this.temporary.newFolder();
      const outcome = await kind.run({
        askedBy: job.requestedBy,
        input: readInput(kind.input, job.input),
        progress: (done, total) => report.say(done, total),
        checkpoint: async () => {
          if (!(await ownsJob(this.database, own()))) throw new JobLost();
        },
        folder,
        signal,
      });
      await report.settled();
      await finishJob(this.database, own(), outcome);
    } catch (failure) {
      await report.settled();
      const error = asNoRoom(failure);
      if (error instanceof JobLost || signal.aborted) return;
      if (error instanceof JobImpossible) return await failJob(this.database, own(), error.message, error.result);
      this.logger.error(error);
      // No fault of the job: it is left as it is and taken up once more when its worker counts as dead.
      if (databaseTrouble(error)) return;
      await failJob(this.database, own(), error instanceof NoTemporaryRoom ? NO_ROOM : DEFECT, null);
    } finally {
      clearInterval(beat);
      if (folder !== null) await this.temporary.remove(folder);
    }
  }
}

/** So long after a progress was written the next one is: the page of a job looks every two seconds. */
const WRITTEN_EVERY_MS = 1000;

/** Writes the latest progress, never two writes at once nor one for each of a thousand parts. */
class ProgressReport {
  private latest: [number, number] = [0, 0];
  private writtenAt = -Infinity;
  private writing: Promise<void> | null = null;

  constructor(private readonly write: (done: number, total: number) => Promise<void>) {}

  say(done: number, total: number): void {
    this.latest = [done, total];
    if (performance.now() - this.writtenAt >= WRITTEN_EVERY_MS)
      this.writing ??= this.flush().finally(() => (this.writing = null));
  }

  /** Says the same once more, so that everybody knows the worker lives. */
  again(): void {
    this.writtenAt = -Infinity;
    this.say(...this.latest);
  }

  async settled(): Promise<void> {
    await this.writing;
  }

  /** Progress is no reason to give up a job: a write that fails is made up by the next. */
  private async flush(): Promise<void> {
    this.writtenAt = performance.now();
    await this.write(...this.latest).catch(() => {});
  }
}
