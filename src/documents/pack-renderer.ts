import { existsSync } from 'node:fs';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { PdfRenderer, type PdfRendererOptions } from '../pdf/pdf-renderer.js';
import { drawPack, type Pack, type PackJob, type PackProgress } from './pack-drawing.js';
import type { PackTask } from './pack-worker.js';

/** A pack to be made. */
export interface PackOrder extends PackJob {
  /** Called after each part. */
  onProgress?: PackProgress;
  /** Gives the pack up, and ends its thread. */
  signal?: AbortSignal;
}

const WORKER = new URL('./pack-worker.js', import.meta.url);

/** The fonts of a thread take some 100 MB: without packs it ends. Its first pack then takes half a second longer. */
const IDLE_MS = 60_000;

/**
 * Makes packs in a worker thread of their own, so that neither the pages of the app nor single papers wait for a big one.
 * Where there is no compiled worker beside this file (Jest runs the TypeScript source), packs are drawn in this thread,
 * by the same function and to the same bytes.
 */
export class PackRenderer {
  private readonly thread: PdfRenderer<PackTask, Pack> | undefined;

  constructor(options: Partial<PdfRendererOptions> = {}) {
    const workerFile = options.workerFile ?? WORKER;
    this.thread = existsSync(workerFile) ? new PdfRenderer({ idleMs: IDLE_MS, ...options, workerFile }) : undefined;
  }

  /** Draws the parts as one PDF. Parts that cannot be in it are named in `leftOut`; they do not stop the others. */
  async render({ onProgress, signal, ...job }: PackOrder): Promise<Pack> {
    if (!this.thread) return drawPack(job, onProgress);
    const { port1, port2 } = new MessageChannel();
    const report = ([done, total]: [number, number]) => onProgress?.(done, total);
    port1.on('message', report);
    try {
      const pack = await this.thread.run({ job, progress: port2 }, [port2], signal);
      // the result may overtake the last reports, which lie in the channel already
      for (let last = receiveMessageOnPort(port1); last; last = receiveMessageOnPort(port1)) report(last.message as [number, number]);
      return pack;
    } finally {
      port1.close();
    }
  }

  /** Called by Nest when the program stops. */
  async onModuleDestroy(): Promise<void> {
    await this.close();
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.thread?.close();
  }
}
