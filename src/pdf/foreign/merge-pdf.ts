import {
  EncryptedPDFError,
  ParseSpeeds,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFObjectCopier,
  PDFPage,
  type PDFPageLeaf,
} from '@cantoo/pdf-lib';
import { refusedDecodings } from './decode-limit.js';
import { embeddedFiles, isPortfolio } from './embedded-files.js';
import { drawFieldsOnPages, type FormFault, formFault } from './form-fields.js';
import { keepLayers } from './layers.js';

/** A PDF from elsewhere, read and ready to be put into another. */
export interface ForeignPdf {
  readonly pages: number;
  readonly document: PDFDocument;
  /** Names of the files inside it, which do not come along with its pages. */
  readonly embedded: readonly string[];
}

/**
 * Why a PDF cannot be taken over. `tooHeavy`: reading it takes more time or memory than a file within the limit has reason to;
 * `portfolio`: what matters in it are files of any kind; otherwise its pages would not show what a reader shows of them.
 */
export type PdfFault = 'encrypted' | 'broken' | 'tooHeavy' | 'portfolio' | FormFault;

/** A PDF from elsewhere cannot be read, or would not look the same, so none of its pages can be taken over. */
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
    const fault = isPortfolio(document) ? 'portfolio' : formFault(document);
    if (fault !== null) throw new UnreadablePdfError(fault);
    const embedded = embeddedFiles(document);
    drawFieldsOnPages(document);
    const trial = await PDFDocument.create();
    await trial.copyPages(document, document.getPageIndices());
    if (refusedDecodings() > before) throw new UnreadablePdfError('tooHeavy');
    return { pages, document, embedded };
  } catch (error) {
    if (refusedDecodings() > before) throw new UnreadablePdfError('tooHeavy');
    if (error instanceof UnreadablePdfError) throw error;
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
    const copies = await takenOver(pdf.document, file);
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

/** The pages of a file for another one, as `PDFDocument.copyPages` copies them, with its layers hidden as they were. */
async function takenOver(from: PDFDocument, to: PDFDocument): Promise<PDFPage[]> {
  await from.flush();
  const copier = PDFObjectCopier.for(from.context, to.context);
  const pages = from.getPages().map(({ node }) => {
    const copy: PDFPageLeaf = copier.copy(node);
    return PDFPage.of(copy, to.context.register(copy), to);
  });
  keepLayers(from, to, copier);
  return pages;
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
