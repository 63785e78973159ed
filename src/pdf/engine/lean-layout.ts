import type { Content } from 'pdfmake/interfaces.js';
import { BODY_STYLE } from './document-shape.js';
import { PlainLine, type DocumentLine } from './document-lines.js';
import { isWorthSpreading, takeLine } from './line-breaking.js';
import {
  StockLayoutBuilder,
  type Inline,
  type LaidOutNode,
  type LaidOutPage,
  type LaidOutTable,
  type MeasuredColumn,
  type Layout,
  type Line,
  type PageMargins,
  type PageSize,
} from './pdfmake-parts.js';
import { linesForPage, WHOLE_LINES } from './paragraphs.js';
import { TextReading, type QuickInlines } from './quick-inlines.js';
import { RowKeeper } from './whole-rows.js';

/** Height of a line of the body, in points. */
const LINE = BODY_STYLE.fontSize * BODY_STYLE.lineHeight;

/** A text of several styles under way. */
interface MixedText {
  /** Words that are on no line yet, the next one last. */
  rest: Inline[];
  /** What pdfmake has: the words of one line, which it takes out. */
  given: Inline[];
}

/**
 * pdfmake's layout with seven additions: a line knows its text, the lines of a known text are known, the texts of unbreakable
 * blocks know where they stand, a text of several styles is broken by our own rules line by line (pdfmake's cost for each word all that
 * are left, and run over the margin where fonts change within a word), no table runs over the right margin, a row goes on a next page only
 * where it must, and no page begins or ends with a single line of a paragraph.
 */
export class LeanLayout extends StockLayoutBuilder {
  private lines = 0;
  private readonly mixedTexts = new WeakMap<LaidOutNode, MixedText>();
  /** Heights of rows that turned out to be high, in points. */
  private readonly highRows = new Map<LaidOutNode[], number>();

  constructor(
    size: PageSize,
    margins: PageMargins,
    private readonly inlines: QuickInlines,
  ) {
    super(size, margins, undefined);
  }

  override tryLayoutDocument(content: Content, ...more: unknown[]): Layout {
    const result = this.laidOut(content, ...more);
    if (result.pages.length === 1) return { ...result, linearNodeList: [] }; // nothing to ask about page breaks
    correctPositions(result.pages);
    return result;
  }

  /** How high a row is shows only when it is laid out: with what was learnt, all is laid out once more. */
  private laidOut(content: Content, ...more: unknown[]): Layout {
    this.docMeasure.textInlines = this.inlines;
    const known = this.highRows.size;
    const result = super.tryLayoutDocument(content, ...more);
    if (this.highRows.size === known) return result;
    for (const node of result.linearNodeList) node.resetXY?.();
    return this.laidOut(content, ...more);
  }

  /** What is in an unbreakable block moves with it; a page break inside would lose all that follows it. */
  override processNode(node: LaidOutNode, ...more: unknown[]): void {
    if (this.writer.transactionLevel > 0) node.pageBreakCalculated = true;
    keepInsideMargin(node.table?.widths ?? node.columns ?? []);
    const { pageBreak } = node;
    if (pageBreak === 'before' && this.isNewPage()) delete node.pageBreak; // what stood above it had no room for its margin
    super.processNode(node, ...more);
    if (pageBreak !== undefined) node.pageBreak = pageBreak;
  }

  override processTable(node: LaidOutTable): void {
    if (node.table.wholeRows !== true) return super.processTable(node);
    this.nestedLevel += 1;
    const rows = new RowKeeper(node, this.highRows);
    const { body, widths } = node.table;
    rows.beginTable(this.writer);
    for (const [index, cells] of body.entries()) {
      forgetEnds(node, cells);
      rows.beginRow(index, this.writer);
      const { positions, pageBreaks } = this.processRow({
        marginX: node._margin ? [node._margin[0], node._margin[2]] : [0, 0],
        dontBreakRows: rows.dontBreakRows,
        rowsWithoutPageBreak: rows.rowsWithoutPageBreak,
        cells,
        widths,
        gaps: node._offsets.offsets,
        tableBody: body,
        tableNode: node,
        rowIndex: index,
      });
      node.positions?.push(...positions);
      rows.endRow(index, this.writer, pageBreaks);
    }
    rows.endTable(this.writer);
    this.nestedLevel -= 1;
    if (this.nestedLevel === 0) this.writer.context().resetMarginXTopParent();
  }

  /** A mark such as (1) goes with the first lines of its item. */
  override processColumns(node: LaidOutNode): void {
    const { availableWidth, availableHeight } = this.writer.context();
    const width = (node.columns ?? []).reduce((sum, { _maxWidth = 0 }) => sum + _maxWidth, 0);
    if (availableHeight < (width > availableWidth ? WHOLE_LINES : 1) * LINE) this.writer.moveToNextPage();
    super.processColumns(node);
  }

  override processLeaf(node: LaidOutNode): void {
    const lines: DocumentLine[] = [];
    for (let line = this.buildNextLine(node); line; line = this.buildNextLine(node)) lines.push(line);
    let isNewPage = false;
    for (let rest = lines; rest.length > 0;) {
      const count = linesForPage(
        rest.map((line) => line.getHeight()),
        this.writer.context().availableHeight,
      );
      if (count === 0 && !isNewPage) this.writer.moveToNextPage();
      isNewPage = count === 0 && !isNewPage;
      if (isNewPage) continue;
      // what even a new page has no room for is told by pdfmake's writer
      for (const line of rest.slice(0, Math.max(1, count))) node.positions?.push(this.writer.addLine(line));
      rest = rest.slice(Math.max(1, count));
    }
  }

  private isNewPage(): boolean {
    return this.writer.transactionLevel === 0 && this.writer.context().getCurrentPage().items.length === 0;
  }

  override buildNextLine(node: LaidOutNode): DocumentLine | null {
    const reading = node._inlines;
    if (reading instanceof TextReading) {
      const broken = reading.nextLine(this.writer.context().availableWidth);
      return broken ? new PlainLine(broken, reading.text.style, reading.font, node, ++this.lines) : null;
    }
    if (!Array.isArray(reading)) return super.buildNextLine(node) as DocumentLine | null;
    const text = this.mixedText(node, reading as Inline[]);
    const line = this.nextMixedLine(node, text) as DocumentLine | null;
    return (
      line &&
      Object.assign(line, {
        text: node,
        serial: ++this.lines,
        lastLineInParagraph:
          text.rest.length === 0 ||
          !isWorthSpreading(
            line.inlines.length,
            this.writer.context().availableWidth - line.getWidth(),
            line.inlines[0]?.fontSize ?? 0,
          ),
      })
    );
  }

  private mixedText(node: LaidOutNode, words: Inline[]): MixedText {
    const known = this.mixedTexts.get(node);
    if (known?.given === words) return known;
    const text = { rest: words.toReversed(), given: words };
    this.mixedTexts.set(node, text);
    return text;
  }

  /** pdfmake has only the words that fit on its line; what it leaves all the same, comes on the next one. */
  private nextMixedLine(node: LaidOutNode, text: MixedText): Line | null {
    const { availableWidth } = this.writer.context();
    const { words } = takeLine(text.rest, availableWidth, {
      widthOf: (piece, word) => this.inlines.widthOfText(piece, word),
      pieceOf: (word, piece) => ({ ...word, text: piece, width: this.inlines.widthOfText(piece, word) }),
    });
    text.given = words.map((word) => ({ ...word, noNewLine: undefined }));
    node._inlines = text.given;
    const line = super.buildNextLine(node);
    text.rest.push(...text.given.toReversed());
    text.given.length = 0;
    return line;
  }
}

/** pdfmake would take where a row ended when all was laid out before, or within its own block, for where it ends now. */
function forgetEnds(table: LaidOutTable, cells: readonly LaidOutNode[]): void {
  delete table._bottomByPage;
  for (const cell of cells) {
    delete cell._willBreak;
    delete cell._bottomY;
  }
}

/** pdfmake makes a `*` column as wide as its longest word, over the margin if need be; narrower, the word is broken as in any other column. */
function keepInsideMargin(columns: readonly MeasuredColumn[]): void {
  for (const column of columns) if (column.width === '*') column._minWidth = 0;
}

/**
 * pdfmake lays out an unbreakable block (also each row of a table with `dontBreakRows`) before it knows its place, and leaves its texts
 * in the belief that they stand at the top of the first page. Page breaks are decided by these places.
 */
function correctPositions(pages: readonly LaidOutPage[]): void {
  const seen = new Set<number>();
  const placed = new Map<LaidOutNode, number>();
  for (const [index, { items }] of pages.entries()) {
    for (const { type, item } of items) {
      if (type !== 'line') continue;
      const { text, serial, x, y } = item as DocumentLine;
      if (!text || serial === undefined || seen.has(serial)) continue; // the heading of a table counts where it stands first
      seen.add(serial);
      const number = placed.get(text) ?? 0;
      placed.set(text, number + 1);
      Object.assign(text.positions?.[number] ?? {}, { pageNumber: index + 1, left: x, top: y });
    }
  }
}
