import type { Content } from 'pdfmake/interfaces.js';
import { drawPdf, type PdfProperties } from './engine/index.js';

/** What the engine draws: an A4 document. */
export interface PdfDocument extends PdfProperties {
  content: Content;
  /** Large grey word across every page, such as 案. */
  watermark?: string;
  /** Small, in the upper right corner of every page: what the document is, beside what it says. */
  head?: string;
  /** Small, in the upper left corner of every page but the first: whose pages they are; one line or two. */
  running?: string;
  /** Prints 「－ 1 / 3 －」 at the foot when there is more than one page. */
  pageNumbers?: boolean;
}

/**
 * Draws a document in this thread. Rendering holds the thread for 25 ms (one page) to some seconds (packs), so
 * the application calls it through a {@link PdfRenderer}.
 * @throws BlockTooTallError where content would be lost
 */
export async function renderPdf({
  content,
  watermark,
  head,
  running,
  pageNumbers,
  ...properties
}: PdfDocument): Promise<Uint8Array> {
  const furniture = {
    ...(watermark && { watermark }),
    ...(head && { head }),
    ...(running && { running }),
    ...(pageNumbers && { foot: pageOfPages }),
  };
  return drawPdf({ content, furniture, properties });
}

function pageOfPages(page: number, pages: number): string {
  return pages > 1 ? `－ ${page} / ${pages} －` : '';
}
