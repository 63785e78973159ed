import { Piscina } from 'piscina';

/** How a pool of rendering threads is set up. */
export interface PdfRendererOptions {
  /** Module whose default export takes a job and returns its result; compiled JavaScript. */
  workerFile: URL;
  /** Threads kept alive; more than two never helped (docs/adr/0003-pdf-engine.md). */
  threads?: 1 | 2;
  /** Extra node flags for the threads. */
  execArgv?: string[];
}

/**
 * Runs rendering jobs in worker threads, so that the event loop stays free for pages. The threads stay alive,
 * because the first document of a thread costs 0.3–0.8 s of font parsing.
 */
export class PdfRenderer<Job, Result> {
  private readonly pool: Piscina<Job, Result>;

  constructor({ workerFile, threads = 1, execArgv }: PdfRendererOptions) {
    this.pool = new Piscina({
      filename: workerFile.href,
      minThreads: threads,
      maxThreads: threads,
      ...(execArgv && { execArgv }),
    });
  }

  /** Runs one job; rejects with the error the worker threw. */
  run(job: Job): Promise<Result> {
    return this.pool.run(job);
  }

  /** Waits for running jobs and ends the threads. */
  async close(): Promise<void> {
    await this.pool.close();
  }
}
