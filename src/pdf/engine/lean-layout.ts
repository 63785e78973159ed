import type { Content } from 'pdfmake/interfaces.js';
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

/** Words that pdfmake is given of a text at once: more than a line holds. */
const WORDS_AT_ONCE = 1000;

/** A text of several styles, of which pdfmake has the next words. */
interface LongText {
  words: readonly Inline[];
  /** Place of the first word that pdfmake does not have. */
  next: number;
  /** What pdfmake has, and takes from. */
  given: Inline[];
}

/**
 * pdfmake's layout with five additions: a line knows its text, the lines of a known text are known, the texts of unbreakable
 * blocks know where they stand, a long text of several styles takes no longer for each word than a short one, and no table runs over
 * the right margin.
 */
export class LeanLayout extends StockLayoutBuilder {
  private lines = 0;
  private readonly longTexts = new WeakMap<LaidOutNode, LongText>();

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
    if (Array.isArray(reading)) this.giveWords(node, reading as Inline[]);
    const line: DocumentLine | null = super.buildNextLine(node);
    return line && Object.assign(line, { text: node, serial: ++this.lines });
  }

  /** For each word it takes, pdfmake copies all that are left. */
  private giveWords(node: LaidOutNode, words: Inline[]): void {
    const known = this.longTexts.get(node);
    const text = known?.given === words ? known : { words, next: 0, given: [] };
    const few =
      text === known ? words.length < WORDS_AT_ONCE && text.next < text.words.length : words.length > WORDS_AT_ONCE;
    if (!few) return;
    const next = text.next + WORDS_AT_ONCE;
    const given = [...text.given, ...text.words.slice(text.next, next)];
    this.longTexts.set(node, { words: text.words, next, given });
    node._inlines = given;
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
