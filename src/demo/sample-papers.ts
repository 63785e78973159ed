import { existsSync } from 'node:fs';
import { PdfRenderer } from '../pdf/pdf-renderer.js';
import { samplePaper } from './sample-paper.js';

const WORKER = new URL('./sample-paper.js', import.meta.url);

/** Pages that stand for the files of hospitals, drawn in a thread where the program is compiled. */
export class SamplePapers {
  private readonly thread = existsSync(WORKER)
    ? new PdfRenderer<string, Uint8Array>({ workerFile: WORKER })
    : undefined;

  /** @param documentName as in the prefecture's list, e.g. 医師労働時間短縮計画（案） */
  async of(documentName: string): Promise<Buffer> {
    return Buffer.from(await (this.thread ? this.thread.run(documentName) : samplePaper(documentName)));
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.thread?.close();
  }
}
