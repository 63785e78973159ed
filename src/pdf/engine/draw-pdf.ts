import { PdfWriter, type Document } from './pdf-writer.js';

/**
 * Draws a file of one part. With `PDF_ENGINE=stock` in the environment pdfmake alone draws it, through what it documents: a way out, and
 * a rival to compare with, when an upgrade breaks our corrections. Those of fonts (`fontkit.ts`) and the guard against lost content
 * (`overflow-guard.ts`) hold for both, and the pages look the same (`stock-document.spec.ts`). What pdfmake alone cannot do:
 * - tell what is to be read aloud: the file has no structure (ADR 0016);
 * - draw part after part into one file: packs are drawn by `PdfWriter` either way (ADR 0013);
 * - know where a text in an unbreakable block stands: a heading may part from what follows it (様式7 with very long texts);
 * - keep a number, a date or a name on one line, and a word that fonts change in inside its column;
 * - break the page inside a kept block: 時短計画 and a very long 変更計画の提出書 are refused;
 * - fill a last page that hardly anything stands on;
 * - be quick: it mostly takes 1.5 to 6 times as long.
 * @throws BlockTooTallError where content would be lost
 */
export async function drawPdf(document: Document): Promise<Uint8Array> {
  if (process.env['PDF_ENGINE'] === 'stock') return (await import('./stock-document.js')).drawnByStock(document);
  const writer = new PdfWriter(document.properties);
  writer.add(document.content, document.furniture);
  return writer.finish();
}
