import { existsSync } from 'node:fs';
import { PdfRenderer } from '../pdf/pdf-renderer.js';
import { samplePaper } from './sample-paper.js';

const WORKER = new URL('./sample-paper.js', import.meta.url);

/** Pages that stand for the files of hospitals, each drawn once, in a thread where the program is compiled. */
export class SamplePapers {
  private readonly thread = existsSync(WORKER) ? new PdfRenderer<string, Uint8Array>({ workerFile: WORKER }) : undefined;
  private readonly drawn = new Map<string, Promise<Uint8Array>>();

  /** @param documentName as in the prefecture's list, e.g. 医師労働時間短縮計画（案） */
  async of(documentName: string): Promise<Buffer> {
    const drawing = this.drawn.get(documentName) ?? (this.thread ? this.thread.run(documentName) : samplePaper(documentName));
    this.drawn.set(documentName, drawing);
    return Buffer.from(await drawing);
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.thread?.close();
  }
}
