import pdfmake from 'pdfmake';
import type { Content, Node, NodeQueries, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { HEADING_LEVEL, ruledLines } from './elements.js';
import { useOpenedFonts } from './font-cache.js';
import { BODY_FONT } from './font-files.js';
import { withFontRuns } from './font-runs.js';
import { withoutLastMargin } from './last-margin.js';
import { installOverflowGuard } from './overflow-guard.js';

useOpenedFonts();
installOverflowGuard();
// Nothing outside the fonts given above may be read: neither an address nor a file.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);
pdfmake.setTableLayouts({ ruled: ruledLines });

/** What the engine draws: an A4 document. */
export interface PdfDocument {
  content: Content;
  /** Title in the file's properties. */
  title: string;
  /** Who issues the document, in the file's properties. */
  author?: string;
  /** The moment the record was issued; it is the only time in the file, so the same record gives the same bytes. */
  createdAt: Date;
  /** Large grey word across every page, such as 案. */
  watermark?: string;
  /** Prints 「－ 1 / 3 －」 at the foot when there is more than one page. */
  pageNumbers?: boolean;
}

const MILLIMETRE = 72 / 25.4;

/** Left and right margin in points. */
const SIDE_MARGIN = 20 * MILLIMETRE;

function definitionOf(document: PdfDocument): TDocumentDefinitions {
  const { title, author, createdAt, watermark, pageNumbers } = document;
  return {
    pageSize: 'A4',
    pageMargins: [SIDE_MARGIN, 22 * MILLIMETRE, SIDE_MARGIN, 20 * MILLIMETRE],
    language: 'ja-JP',
    version: '1.7',
    info: { title, ...(author && { author }), creationDate: createdAt, modDate: createdAt },
    defaultStyle: { font: BODY_FONT, fontSize: 10.5, lineHeight: 1.35 },
    content: withFontRuns(withoutLastMargin(document.content), BODY_FONT),
    pageBreakBefore: (node, nodes) => node.headlineLevel === HEADING_LEVEL && nothingBelow(node, nodes),
    ...(watermark && { watermark: { text: watermark, font: 'Gothic', color: 'gray', opacity: 0.15, fontSize: 240, angle: -30 } }),
    ...(pageNumbers && {
      footer: (page: number, pages: number) =>
        pages > 1 ? { text: `－ ${page} / ${pages} －`, alignment: 'center', fontSize: 9, margin: [0, 20, 0, 0] } : '',
    }),
  };
}

/**
 * Whether nothing stands below a heading on its page. pdfmake gives the blocks of later pages that are unbreakable
 * a place at the top of the first page, so the place decides and not the list of following nodes.
 */
function nothingBelow(heading: Node, nodes: NodeQueries): boolean {
  const { pageNumber, top } = heading.startPosition;
  return !nodes
    .getFollowingNodesOnPage()
    .some(({ startPosition }) => startPosition.pageNumber === pageNumber && startPosition.top > top);
}

/**
 * Draws a document in this thread. Rendering holds the thread for 25 ms (one page) to some seconds (packs), so
 * the application calls it through a {@link PdfRenderer}.
 * @throws BlockTooTallError where content would be lost
 */
export async function renderPdf(document: PdfDocument): Promise<Uint8Array> {
  return pdfmake.createPdf(definitionOf(document)).getBuffer();
}
