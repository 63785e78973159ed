import { EncryptedPDFError, ParseSpeeds, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { refusedDecodings } from './decode-limit.js';

/** A PDF from elsewhere, read and ready to be put into another. */
export interface ForeignPdf {
  readonly pages: number;
  readonly document: PDFDocument;
}

/** Why a PDF cannot be taken over. `tooHeavy`: reading it takes more time or memory than a file within the limit has reason to. */
export type PdfFault = 'encrypted' | 'broken' | 'tooHeavy';

/** A PDF from elsewhere cannot be read, so none of its pages can be taken over. */
export class UnreadablePdfError extends Error {
  constructor(readonly reason: PdfFault) {
    super(`The PDF is ${reason}`);
    this.name = 'UnreadablePdfError';
  }
}

/**
 * Reads a PDF far enough to take over its pages: every page and all that it refers to. Of a Buffer nothing is copied: its
 * streams stay where they are.
 * @throws UnreadablePdfError
 */
export async function readForeignPdf(bytes: Buffer): Promise<ForeignPdf> {
  const before = refusedDecodings();
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
    const pages = document.getPageCount();
    if (pages === 0) throw new UnreadablePdfError('broken');
    const trial = await PDFDocument.create();
    await trial.copyPages(document, document.getPageIndices());
    if (refusedDecodings() > before) throw new UnreadablePdfError('tooHeavy');
    return { pages, document };
  } catch (error) {
    if (refusedDecodings() > before) throw new UnreadablePdfError('tooHeavy');
    throw new UnreadablePdfError(error instanceof EncryptedPDFError ? 'encrypted' : 'broken');
  }
}

/** A PDF to be put in, with the place of its first page in the finished file and its bookmark there, both counted from 0. */
export interface Insertion {
  pdf: ForeignPdf;
  page: number;
  bookmark: number;
}

/**
 * Puts the pages of other PDFs, untouched, into a file written by `PdfWriter`, whose bookmarks at these places are led to
 * them. Insertions stand in the order of their pages.
 */
export async function insertPdfs(bytes: Uint8Array, insertions: readonly Insertion[]): Promise<Uint8Array> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  const marks = bookmarks(file);
  for (const { pdf, page, bookmark } of insertions) {
    const copies = await file.copyPages(pdf.document, pdf.document.getPageIndices());
    for (const [index, copy] of copies.entries()) {
      // a number into the structure tree of the file it came from, which stays behind
      copy.node.delete(PDFName.of('StructParents'));
      file.insertPage(page + index, copy);
    }
    const [first] = copies;
    if (first) marks[bookmark]?.set(PDFName.of('Dest'), file.context.obj([first.ref, 'Fit']));
  }
  // Pages from elsewhere are not part of our structure tree, so the file as a whole may not call itself tagged.
  file.catalog.delete(PDFName.of('MarkInfo'));
  return file.save({ updateFieldAppearances: false });
}

function bookmarks(file: PDFDocument): PDFDict[] {
  const found: PDFDict[] = [];
  const outlines = file.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict);
  for (
    let next = outlines?.lookupMaybe(PDFName.of('First'), PDFDict);
    next;
    next = next.lookupMaybe(PDFName.of('Next'), PDFDict)
  )
    found.push(next);
  return found;
}
