import { createRequire } from 'node:module';

/** An unbreakable block does not fit on one page; pdfmake would have dropped it without a word. */
export class BlockTooTallError extends Error {
  constructor() {
    super('An unbreakable block is taller than the page and would be lost');
    this.name = 'BlockTooTallError';
  }
}

/** The fragment, whether it takes x, whether it takes y, whether the page's own place stays. */
type FragmentPlace = [unknown, unknown, unknown, unknown];

interface PageElementWriter {
  transactionLevel: number;
  context(): { pages: unknown[] };
  addFragment: (this: PageElementWriter, ...args: FragmentPlace) => unknown;
  commitUnbreakableBlock: (this: PageElementWriter, x?: number, y?: number) => unknown;
}

interface AlignmentMark {
  type: string;
  /** Set on both marks of a cell that pdfmake itself knows to run over a page. */
  item: { isCellContentMultiPage?: boolean };
}

interface LaidOutPage {
  items: AlignmentMark[];
}

interface PageRenderer {
  renderPages: (this: PageRenderer, pages: LaidOutPage[]) => unknown;
}

/**
 * A cell that is centred from top to bottom is drawn between a mark that saves the drawing state and one that restores it.
 * pdfmake 0.3.11 leaves the first mark on the page where the row began, even if no line of it fitted there: then the second
 * restores what was never saved on its page, and all below it is lost in most viewers. Marks without their partner on the
 * same page are told to do nothing; such a cell stands at the top of its row.
 */
function keepMarksInPairs({ items }: LaidOutPage): void {
  const open: AlignmentMark[] = [];
  for (const mark of items) {
    if (mark.type === 'beginVerticalAlignment') open.push(mark);
    else if (mark.type === 'endVerticalAlignment' && !open.pop()) mark.item.isCellContentMultiPage = true;
  }
  for (const mark of open) mark.item.isCellContentMultiPage = true;
}

function installAlignmentGuard(): void {
  const require = createRequire(import.meta.url);
  const renderer = (require('pdfmake/js/Renderer') as { default: { prototype: PageRenderer } }).default.prototype;
  const renderPages = renderer.renderPages;
  renderer.renderPages = function (this: PageRenderer, pages) {
    pages.forEach(keepMarksInPairs);
    return renderPages.call(this, pages);
  };
}

/**
 * pdfmake 0.3.11 silently leaves out a block (`unbreakable`, `dontBreakRows`, `keepWithHeaderRows`) that is taller
 * than a page: its writer answers `false` and nobody looks, or takes only the first of its pages. After this call the loss is a {@link BlockTooTallError}, and
 * centred cells at a page's end lose nothing. Call once for each process or worker.
 */
export function installOverflowGuard(): void {
  installAlignmentGuard();
  const require = createRequire(import.meta.url);
  const writer = (require('pdfmake/js/PageElementWriter') as { default: { prototype: PageElementWriter } }).default
    .prototype;
  const addFragment = writer.addFragment;
  writer.addFragment = function (this: PageElementWriter, block, useX, useY, staysInPlace) {
    const placed = addFragment.call(this, block, useX, useY, staysInPlace);
    if (placed === false) throw new BlockTooTallError();
    return placed;
  };
  const commitUnbreakableBlock = writer.commitUnbreakableBlock;
  writer.commitUnbreakableBlock = function (this: PageElementWriter, x, y) {
    const isOfThePage = x === undefined && y === undefined; // and no foot
    if (isOfThePage && this.transactionLevel === 1 && this.context().pages.length > 1) throw new BlockTooTallError(); // only the first would be drawn
    return commitUnbreakableBlock.call(this, x, y);
  };
}
