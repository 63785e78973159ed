import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { readForeignPdf, UnreadablePdfError } from '../pdf/merge-pdf.js';

/** Why a PDF cannot be taken. `tooHeavy`: reading it takes more time or memory than a file within the limit has reason to. */
export type PdfFault = 'encrypted' | 'broken' | 'tooHeavy';

export interface PdfCheckOptions {
  /** Module that posts the fault of the bytes it is given; compiled JavaScript. */
  workerFile: URL;
  /** Milliseconds; a sound PDF of 50 MB takes about one second. */
  limitMs: number;
}

const WORKER = new URL('./pdf-check-worker.js', import.meta.url);
const LIMIT_MS = 20_000;
const MEMORY_MB = 512;

/**
 * Reads uploaded PDFs as packs will, each in a thread of its own that ends with the check: a file made to keep a reader busy
 * or to fill its memory stops nobody else. Where there is no compiled worker beside this file (Jest runs the TypeScript
 * source) PDFs are read in this thread, by the same function.
 */
export class PdfCheck {
  private readonly workerFile: URL;
  private readonly limitMs: number;

  constructor({ workerFile = WORKER, limitMs = LIMIT_MS }: Partial<PdfCheckOptions> = {}) {
    this.workerFile = workerFile;
    this.limitMs = limitMs;
  }

  /** @returns null for a PDF whose every page can be taken over */
  async faultOf(bytes: Uint8Array): Promise<PdfFault | null> {
    return existsSync(this.workerFile) ? this.inThread(bytes) : pdfFaultOf(bytes);
  }

  private async inThread(bytes: Uint8Array): Promise<PdfFault | null> {
    const thread = new Worker(this.workerFile, { workerData: bytes, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<PdfFault | null>((resolve, reject) => {
        timer = setTimeout(() => resolve('tooHeavy'), this.limitMs);
        thread.once('message', resolve);
        thread.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve('tooHeavy') : reject(error)));
        thread.once('exit', () => reject(new Error('the thread that reads a PDF ended without an answer')));
      });
    } finally {
      clearTimeout(timer);
      await thread.terminate();
    }
  }
}

/** Reads a PDF in this thread. */
export async function pdfFaultOf(bytes: Uint8Array): Promise<PdfFault | null> {
  try {
    await readForeignPdf(bytes);
    return null;
  } catch (error) {
    if (error instanceof UnreadablePdfError) return error.reason;
    throw error;
  }
}
