import type { Content } from 'pdfmake/interfaces.js';
import { isWorthSpreading, takeLine } from './line-breaking.js';
import type { BrokenLine, PlainStyle } from './measured-text.js';
import {
  StockLayoutBuilder,
  type DocumentFont,
  type Inline,
  type LaidOutNode,
  type LaidOutPage,
  type MeasuredColumn,
  type Layout,
  type Line,
  type PageMargins,
  type PageSize,
} from './pdfmake-parts.js';
import { TextReading, type QuickInlines } from './quick-inlines.js';

/** A line that knows what it was laid out from. */
export interface DocumentLine extends Line {
  /** The text the line belongs to; none for what pdfmake adds, such as the marks of a list. */
  text?: LaidOutNode;
  /** One number for each line. A line drawn again (the heading of a table on its next page) keeps it. */
  serial?: number;
  /** Place on its page in points, from the left and from the top. */
  x?: number | undefined;
  y?: number | undefined;
}

/**
 * A line of a text of one plain style, which nothing refers to (documents have no links). pdfmake moves it as it moves its own lines, but sees only one word, which tells it where to
 * align the line; its words are shared with all lines that say the same.
 */
export class PlainLine implements DocumentLine {
  inlines: Inline[];
  x: number | undefined;
  y: number | undefined;

  constructor(
    readonly broken: BrokenLine,
    readonly style: PlainStyle,
    readonly font: DocumentFont,
    readonly text?: LaidOutNode,
    readonly serial?: number,
  ) {
    this.inlines = [style as unknown as Inline];
  }

  getHeight(): number {
    return this.style.height;
  }

  getAscenderHeight(): number {
    return (this.font.ascender / 1000) * this.style.fontSize;
  }

  getWidth(): number {
    return this.broken.width;
  }

  clone(): PlainLine {
    const copy = new PlainLine(this.broken, this.style, this.font, this.text, this.serial);
    copy.x = this.x;
    copy.y = this.y;
    return copy;
  }

  /** The same line as pdfmake itself would have it, word by word. */
  spelledOut(): Line {
    const { broken, font, style } = this;
    const inlines = broken.words.map(({ text, x }): Inline => ({
      ...style,
      text,
      x,
      font,
      width: font.widthOfString(text, style.fontSize),
      leadingCut: 0,
      trailingCut: 0,
      opacity: 1,
    }));
    return {
      inlines,
      getHeight: () => this.getHeight(),
      getAscenderHeight: () => this.getAscenderHeight(),
      getWidth: () => this.getWidth(),
    };
  }
}

/** A text of several styles under way. */
interface MixedText {
  /** Words that are on no line yet, the next one last. */
  rest: Inline[];
  /** What pdfmake has: the words of one line, which it takes out. */
  given: Inline[];
}

/**
 * pdfmake's layout with five additions: a line knows its text, the lines of a known text are known, the texts of unbreakable
 * blocks know where they stand, a text of several styles is broken by our own rules line by line (pdfmake's cost for each word all that
 * are left, and run over the margin where fonts change within a word), and no table runs over the right margin.
 */
export class LeanLayout extends StockLayoutBuilder {
  private lines = 0;
  private readonly mixedTexts = new WeakMap<LaidOutNode, MixedText>();

  constructor(
    size: PageSize,
    margins: PageMargins,
    private readonly inlines: QuickInlines,
  ) {
    super(size, margins, undefined);
  }

  override tryLayoutDocument(content: Content, ...more: unknown[]): Layout {
    this.docMeasure.textInlines = this.inlines;
    const result = super.tryLayoutDocument(content, ...more);
    if (result.pages.length === 1) return { ...result, linearNodeList: [] }; // nothing to ask about page breaks
    correctPositions(result.pages);
    return result;
  }

  /** What is in an unbreakable block moves with it; a page break inside would lose all that follows it. */
  override processNode(node: LaidOutNode, ...more: unknown[]): void {
    if (this.writer.transactionLevel > 0) node.pageBreakCalculated = true;
    keepInsideMargin(node.table?.widths ?? node.columns ?? []);
    super.processNode(node, ...more);
  }

  override buildNextLine(node: LaidOutNode): DocumentLine | null {
    const reading = node._inlines;
    if (reading instanceof TextReading) {
      const broken = reading.nextLine(this.writer.context().availableWidth);
      return broken ? new PlainLine(broken, reading.text.style, reading.font, node, ++this.lines) : null;
    }
    if (!Array.isArray(reading)) return super.buildNextLine(node);
    const text = this.mixedText(node, reading as Inline[]);
    const line: DocumentLine | null = this.nextMixedLine(node, text);
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
