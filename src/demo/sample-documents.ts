import { existsSync } from 'node:fs';
import { PdfRenderer } from '../pdf/pdf-renderer.js';
import { sampleDocument } from './sample-document.js';

const WORKER = new URL('./sample-document.js', import.meta.url);

/** Pages that stand for the files of hospitals, drawn in a thread where the program is compiled. */
export class SampleDocuments {
  private readonly thread = existsSync(WORKER)
    ? new PdfRenderer<string, Uint8Array>({ workerFile: WORKER })
    : undefined;

  /** @param documentName as in the prefecture's list, e.g. 医師労働時間短縮計画（案） */
  async of(documentName: string): Promise<Buffer> {
    return Buffer.from(await (this.thread ? this.thread.run(documentName) : sampleDocument(documentName)));
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.thread?.close();
  }
}
