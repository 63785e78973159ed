/**
 * The drawing of PDFs by pdfmake, pdfkit and fontkit, of which this folder alone knows (docs/adr/0003-pdf-engine.md): it reaches into parts
 * that they do not document, and `members.spec.ts` names each of them.
 */
export { drawPdf } from './draw-pdf.js';
export { checkGlyphs, type GlyphProblem, legible } from './glyphs.js';
export { BlockTooTallError } from './overflow-guard.js';
export { type PageFurniture, type PdfProperties, PdfWriter } from './pdf-writer.js';
