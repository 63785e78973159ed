/** Rows of a table that stand on one page, and what a row that cannot says where it goes on. */
import { PlainLine, type DocumentLine } from './document-lines.js';
import { FOOT_STYLE } from './document-shape.js';
import type { PlainStyle } from './measured-text.js';
import {
  StockTableProcessor,
  type LaidOutNode,
  type LaidOutTable,
  type PageBreak,
  type PageWriter,
  type WritingContext,
} from './pdfmake-parts.js';

/** What stands below the first cell of a row where the row goes on; the shorter one is for a narrow column. */
const GOES_ON = ['（続き）', '続き'];
const GOES_ON_SIZE = 9;

/** A row that goes on begins only where so much room is left, in points: some five lines. */
const ROOM_TO_BEGIN = 80;

/** How much of a page may stay empty because a row that fits on the next page is kept whole: some quarter of it, in points. */
const MOST_LEFT_EMPTY = 200;

/** pdfmake's table, row by row: each row stands on one page, unless a page does not hold it or too much of a page would stay empty. */
export class RowKeeper extends StockTableProcessor {
  private readonly rows: LaidOutNode[][];

  /** @param heights in points, of the high rows that are known; where one is added that did not fit where it was, all is to be laid out again */
  constructor(
    private readonly node: LaidOutTable,
    private readonly heights: Map<LaidOutNode[], number>,
  ) {
    super(node);
    this.rows = node.table.body;
  }

  override beginTable(writer: PageWriter): void {
    const { table } = this.node;
    table.dontBreakRows = (table.headerRows ?? 0) > 0 || this.isKept(0, writer);
    super.beginTable(writer);
    delete table.dontBreakRows;
  }

  override beginRow(index: number, writer: PageWriter): void {
    if (index > 0 || this.headerRows > 0) this.dontBreakRows = this.isKept(index, writer);
    if (!this.dontBreakRows && writer.context().availableHeight < ROOM_TO_BEGIN) {
      writer.moveToNextPage();
      if (index > 0 && this.headerRows === 0) this.drawHorizontalLine(index, writer);
    }
    super.beginRow(index, writer);
  }

  override endRow(index: number, writer: PageWriter, breaks: readonly PageBreak[]): void {
    if (this.dontBreakRows && index >= this.headerRows && this.isNewlyHigh(index, writer)) {
      writer.removeListener('pageChanged', this.rowCallback);
      writer.transactionLevel -= 1;
      writer.popContext();
      return;
    }
    const from = breaks[0]?.prevPage ?? 0;
    for (const { prevPage, y } of breaks) this.repeatFirstCell(index, writer, { page: prevPage + 1, from, y });
    super.endRow(index, writer, breaks);
  }

  private isKept(index: number, writer: PageWriter): boolean {
    const height = this.heights.get(this.rows[index] as LaidOutNode[]);
    if (height === undefined || writer.transactionLevel > 0) return true;
    const { availableHeight } = writer.context();
    return (
      height <= availableHeight || (availableHeight < MOST_LEFT_EMPTY && height <= roomOfPage(writer, writer.context()))
    );
  }

  /** Whether a row does not fit where it is and is too high to be moved unasked. Within a block of more than the row, it is the block that is too high. */
  private isNewlyHigh(index: number, writer: PageWriter): boolean {
    const page = writer.contextStack.at(-1);
    const row = this.rows[index] as LaidOutNode[];
    if (writer.transactionLevel !== 1 || !page || this.heights.has(row)) return false;
    const height = writer.context().y + this.rowPaddingBottom + this.bottomLineWidth;
    const isHigh = height > page.availableHeight && (height > MOST_LEFT_EMPTY || height > roomOfPage(writer, page));
    if (isHigh) this.heights.set(row, height);
    return isHigh;
  }

  /** Draws the first cell of a row again where the row goes on, unless it goes on itself. */
  private repeatFirstCell(
    index: number,
    writer: PageWriter,
    { page, from, y }: { page: number; from: number; y: number },
  ): void {
    const context = writer.context();
    const texts = new Set(textsOf(this.rows[index]?.[0]));
    const linesOn = (number: number): DocumentLine[] =>
      (context.pages[number]?.items ?? [])
        .filter(({ type }) => type === 'line')
        .map(({ item }) => item as DocumentLine)
        .filter(({ text }) => text !== undefined && texts.has(text));
    const lines = linesOn(from);
    const [first] = lines;
    if (!first || linesOn(page).length > 0) return;
    const below = y + this.rowPaddingTop + (this.headerRows === 0 ? this.topLineWidth : 0) - (first.y ?? 0);
    const again = lines.map((line) => Object.assign(line.clone(), { y: (line.y ?? 0) + below }));
    const last = again.at(-1) as DocumentLine;
    const note = this.goesOn(last);
    const drawn = [...again, ...(note ? [note] : [])];
    context.pages[page]?.items.push(...drawn.map((item) => ({ type: 'line', item })));
    const end = Math.max(...drawn.map((line) => (line.y ?? 0) + line.getHeight()));
    if (page === context.page && context.y < end) context.moveDown(end - context.y);
  }

  /** The line that says so, below the last one of the cell. */
  private goesOn(last: DocumentLine): DocumentLine | undefined {
    const [word] = last.inlines;
    const { font, style } = last instanceof PlainLine ? last : { font: word?.font, style: undefined };
    const fontSize = Math.min(GOES_ON_SIZE, word?.fontSize ?? GOES_ON_SIZE);
    const width = this.node.table.widths[0]?._calcWidth ?? 0;
    const text = GOES_ON.find((each) => [...each].length * fontSize <= width);
    if (!font || text === undefined) return undefined;
    const line = new PlainLine(
      { words: [{ text, x: 0 }], width: [...text].length * fontSize },
      { ...(style ?? PLAIN), fontSize, height: fontSize * 1.35, leadingIndent: 0 },
      font,
    );
    const isCentred = word?.alignment === 'center';
    line.x = (last.x ?? 0) + (isCentred ? (last.getWidth() - line.getWidth()) / 2 : 0);
    line.y = (last.y ?? 0) + last.getHeight();
    return line;
  }
}

const PLAIN: PlainStyle = { ...FOOT_STYLE, alignment: 'left' };

/** Height of a page below what is drawn again on each, in points. */
function roomOfPage({ repeatables }: PageWriter, page: WritingContext): number {
  const { top, bottom } = page.pageMargins;
  const repeated = repeatables.reduce((sum, { height }) => sum + height, 0);
  return page.getCurrentPage().pageSize.height - top - bottom - repeated;
}

/** The texts of a cell. */
function textsOf(node: LaidOutNode | undefined): LaidOutNode[] {
  if (!node) return [];
  const inner = node.stack ?? node.columns;
  return inner ? inner.flatMap(textsOf) : [node];
}
