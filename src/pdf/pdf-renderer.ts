import type { TransferListItem } from 'node:worker_threads';
import { Piscina } from 'piscina';

/** How a pool of rendering threads is set up. */
export interface PdfRendererOptions {
  /** Module whose default export takes a job and returns its result; compiled JavaScript. */
  workerFile: URL;
  /** Jobs done at once, each in a thread of its own; one unless told. More than two never helped (docs/adr/0003-pdf-engine.md). */
  threads?: 1 | 2;
  /** Memory for JavaScript objects of each thread, in MiB; a job that needs more ends its thread (ERR_WORKER_OUT_OF_MEMORY) and nothing else. */
  heapMb?: number;
}

/** A second thread that had no job for so long ends, in milliseconds. */
const IDLE_MS = 60_000;
/** Several times what the longest form takes that the pages let anybody type. */
const HEAP_MB = 768;

/**
 * Runs rendering jobs in worker threads, so that the event loop stays free for pages. The threads begin with the first job: a
 * program that ends at once (the port is taken, a command) would abort while they load. One of them stays
 * alive, because the first document of a thread costs 0.3–0.8 s of font parsing.
 */
export class PdfRenderer<Job, Result> {
  private threads: Piscina<Job, Result> | undefined;

  constructor(private readonly options: PdfRendererOptions) {}

  private get pool(): Piscina<Job, Result> {
    const { workerFile, threads = 1, heapMb = HEAP_MB } = this.options;
    this.threads ??= new Piscina({
      filename: workerFile.href,
      minThreads: 1,
      maxThreads: threads,
      idleTimeout: IDLE_MS,
      // a thread that waits in Atomics.wait never comes to what its streams left to do, and keeps every document it ever drew for it
      atomics: 'disabled',
      // a drawing makes much that is soon forgotten; with less room for it a thread needs tens of MB less and is no slower
      resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: heapMb },
    }).on('error', () => {}); // a thread that ended without a job: the pool begins another; a job's own error rejects its run()
    return this.threads;
  }

  /**
   * Runs one job; rejects with the error the worker threw. What is in `transfer` moves to the thread instead of being copied.
   * @param signal gives the job up: it rejects at once, and a thread in the midst of it ends
   */
  run(job: Job, transfer: readonly TransferListItem[] = [], signal?: AbortSignal): Promise<Result> {
    return this.pool.run(job, { transferList: [...transfer], ...(signal && { signal }) });
  }

  /** Waits for running jobs and ends the threads. */
  async close(): Promise<void> {
    await this.threads?.close();
  }
}
