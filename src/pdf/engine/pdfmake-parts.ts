import { createRequire } from 'node:module';
import type { Content, CustomTableLayout, DynamicContent, Node, NodeQueries, Watermark } from 'pdfmake/interfaces.js';
import type { Join } from './line-breaking.js';

/**
 * The classes of pdfmake 0.3.11 that its own Printer joins. A document of ours is longer than one definition and draws its
 * lines in its own way, so `PdfWriter` joins them itself. They are not documented: see docs/adr/0003-pdf-engine.md.
 */

/** A font of one document (pdfkit's EmbeddedFont). Lengths in 1/1000 of the font size. */
export interface DocumentFont {
  readonly id: string;
  readonly ascender: number;
  /** Glyph numbers as four hexadecimal digits each, and where each glyph goes. */
  encode(text: string): [glyphs: string[], positions: GlyphPosition[]];
  /** fontkit's font, and what is known of its glyphs. */
  readonly font: object;
  layoutCache: FontLayouts;
  /** A word's glyphs; as known, or looked up by `layoutRun`. */
  layoutCached(text: string): FontLayout;
  layoutRun(text: string, features?: unknown): FontLayout;
  /** In points. */
  widthOfString(text: string, size: number): number;
  /** The reference by which a page names the font. */
  ref(): unknown;
}

/** Glyphs of a word. Lengths in 1/1000 of the font size. */
interface FontLayout {
  glyphs: unknown[];
  positions: GlyphPosition[];
  advanceWidth: number;
}

/** Words and their glyphs; nobody changes them. */
export type FontLayouts = Record<string, FontLayout>;

export interface GlyphPosition {
  xAdvance: number;
  xOffset: number;
  yOffset: number;
  /** How far the font itself moves on; `xAdvance` may differ where two glyphs are brought together. */
  advanceWidth: number;
}

/** A word (for Japanese: mostly one character) with its style and its place in its line. Lengths in points. */
export interface Inline {
  text: string;
  x: number;
  width: number;
  height: number;
  font: DocumentFont;
  fontSize: number;
  alignment: string;
  color: string;
  opacity: number;
  noWrap: unknown;
  /** How much white space at its ends counts for nothing where it begins or ends a line. */
  leadingCut: number;
  trailingCut: number;
  lineEnd?: boolean | undefined;
  /** How much it belongs to the word after it (our own: see joined-words.ts). */
  join?: Join | undefined;
  noNewLine?: boolean | undefined;
  decoration?: unknown;
  background?: unknown;
  characterSpacing?: number;
  fontFeatures?: unknown;
  sup?: boolean;
  sub?: boolean;
  link?: unknown;
  linkToPage?: unknown;
  linkToDestination?: unknown;
  _pageNodeRef?: unknown;
}

/** Words of a text, and its widths in points. */
export interface InlinesOf<Items> {
  items: Items;
  minWidth: number;
  maxWidth: number;
}

/** Lengths in points. */
export interface Line {
  inlines: Inline[];
  /** Such a line is not spread. */
  lastLineInParagraph?: boolean;
  getHeight(): number;
  getAscenderHeight(): number;
  getWidth(): number;
}

/** A rule or an area. Lengths in points from the top left of the page. */
export interface Vector {
  type: string;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  x: number;
  y: number;
  w: number;
  h: number;
  lineWidth?: number;
  lineColor?: string;
  color?: string;
}

export interface LaidOutPage {
  items: { type: string; item: unknown }[];
}

/** A column of a table, or a block of `columns`, once its contents are measured. */
export interface MeasuredColumn {
  width?: number | string;
  /** Of the longest word, of the longest line and of the column as it is laid out, in points. */
  _minWidth?: number;
  _maxWidth?: number;
  _calcWidth?: number;
}

/** Page (from 1), and points from its left and top. */
interface TextPosition {
  pageNumber: number;
  left: number;
  top: number;
}

/** A node of the content after it was laid out: pdfmake completes the given nodes in place. */
export interface LaidOutNode {
  stack?: LaidOutNode[];
  columns?: (LaidOutNode & MeasuredColumn)[];
  ul?: LaidOutNode[];
  ol?: LaidOutNode[];
  table?: {
    body: LaidOutNode[][];
    headerRows?: number;
    widths: MeasuredColumn[];
    dontBreakRows?: boolean;
    /** Whether each row is kept on one page (our own: see whole-rows.ts). */
    wholeRows?: boolean;
  };
  text?: unknown;
  /** Where each line of a text stands. Those that hold it share them. */
  positions?: TextPosition[];
  /** Words of a text. */
  _inlines?: unknown;
  /** `before` for a node that begins a page. */
  pageBreak?: string;
  /** Whether it was asked for a page break before it. */
  pageBreakCalculated?: boolean;
  /** Puts it back to where it was before it was laid out. */
  resetXY?(): void;
  /** Marks of what pdfmake refers to from elsewhere. */
  id?: unknown;
  outline?: unknown;
  tocItem?: unknown;
  /** Of a cell: whether it goes on the next page, and where it ends. */
  _willBreak?: boolean;
  _bottomY?: number;
  /** A place that a merged cell covers. */
  _span?: boolean;
  rowSpan?: number;
  colSpan?: number;
}

/** A stretch of marked content on one page, to be given to its element. */
type MarkedContent = object;

/** An element of pdfkit's structure tree. */
export interface StructureElement {
  dictionary: { data: Record<string, unknown> };
  add(child: StructureElement | MarkedContent): unknown;
  /** Writes the element and those below it; nothing can be added any more. */
  end(): void;
}

/** pdfmake's document, which is pdfkit's. */
export interface KitDocument {
  page: { width: number; height: number; fonts: Record<string, unknown>; write(operators: string): unknown } | null;
  provideFont(family: string, bold: boolean, italics: boolean): DocumentFont;
  outline: { addItem(title: string, options: { pageNumber: number; left: number }): unknown };
  /** pdfkit's page tree; the order of `Kids` is the order of the pages. */
  _root: { data: { Pages: { data: { Kids: { data: { MediaBox: number[] } }[] } } } };
  addContent(operators: string): unknown;
  save(): unknown;
  restore(): unknown;
  fillColor(color: string): unknown;
  strokeColor(color: string): unknown;
  lineWidth(points: number): unknown;
  struct(type: string, options?: { title?: string; scope?: 'Row' | 'Column' }): StructureElement;
  addStructure(element: StructureElement): unknown;
  markStructureContent(tag: string): MarkedContent;
  markContent(tag: 'Artifact'): unknown;
  endMarkedContent(): unknown;
  /** Ends what is open on the page, which is about to be written. */
  endPageMarkings(page: NonNullable<KitDocument['page']>): unknown;
  /** Adds a line or a stream to the file. */
  _write(data: string | Buffer): void;
  /** Bytes written. */
  _offset: number;
  /** The file's properties, as they are written into its metadata (XMP) too. */
  info: Record<string, unknown>;
  /** Adds to the metadata (XMP) of the file; what is added must be well-formed. */
  appendXML(xml: string): void;
  /** Writes the properties into the metadata, as pdfkit does: unescaped. */
  _addInfo(): void;
  end(): void;
}

export interface PageSize {
  width: number;
  height: number;
  orientation: 'portrait' | 'landscape';
}

export interface PageMargins {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Words of a text with their styles; `styles` is what the node inherits. */
interface TextInlines {
  buildInlines(text: unknown, styles: StyleStack): InlinesOf<object>;
  measure(words: Inline[], styles: StyleStack): Inline[];
  widthOfText(text: string, inline: Inline): number;
}

export interface StyleStack {
  /** Nodes from the outermost on, and names of styles. */
  styleOverrides: (Record<string, unknown> | string)[];
  defaultStyle: Record<string, unknown>;
  /** The style that holds, null or undefined for none. */
  getProperty(name: string): unknown;
  clone(): StyleStack;
  push(style: object): void;
}

/** Pages, and the nodes that are asked whether a page is to break before them. */
export interface Layout {
  pages: LaidOutPage[];
  linearNodeList: LaidOutNode[];
}

/** Where a column of a row went on: on the page after `prevPage` (from 0), from `y` on, in points from the top. */
export interface PageBreak {
  prevPage: number;
  y: number;
}

/** Where pages are written to. Lengths in points. */
export interface PageWriter {
  /** How many unbreakable blocks are open. */
  transactionLevel: number;
  /** What an unbreakable block is written to while it is open, instead of the pages. */
  contextStack: WritingContext[];
  /** What is drawn again at the top of each page. */
  repeatables: { height: number }[];
  context(): WritingContext;
  popContext(): void;
  moveToNextPage(): void;
  /** @returns where it stands; false where it does not fit */
  addLine(line: Line): TextPosition;
  removeListener(event: 'pageChanged', listener: unknown): void;
}

/** The place that is written to. Lengths in points; those of the page are not known within an unbreakable block. */
export interface WritingContext {
  /** From 0. */
  page: number;
  pages: LaidOutPage[];
  pageMargins: PageMargins;
  y: number;
  /** NaN within an unbreakable block. */
  availableHeight: number;
  availableWidth: number;
  getCurrentPage(): LaidOutPage & { pageSize: PageSize };
  moveDown(points: number): void;
  resetMarginXTopParent(): void;
}

/** A table as it is laid out. */
export type LaidOutTable = LaidOutNode & {
  table: NonNullable<LaidOutNode['table']>;
  _margin?: number[] | null;
  _offsets: { offsets: number[] };
  /** Where columns of its last row end, by page. */
  _bottomByPage?: unknown;
};

/** Draws the rules of a table, row by row. */
interface TableProcessor {
  readonly headerRows: number;
  readonly rowPaddingTop: number;
  readonly rowPaddingBottom: number;
  readonly topLineWidth: number;
  readonly bottomLineWidth: number;
  readonly rowsWithoutPageBreak: number;
  /** Whether each row is an unbreakable block. */
  dontBreakRows: boolean;
  /** What hears of new pages while a row is under way. */
  readonly rowCallback: unknown;
  beginTable(writer: PageWriter): void;
  beginRow(index: number, writer: PageWriter): void;
  endRow(index: number, writer: PageWriter, breaks: readonly PageBreak[]): void;
  endTable(writer: PageWriter): void;
  drawHorizontalLine(index: number, writer: PageWriter): void;
}

interface LayoutBuilder {
  /** There from `layoutDocument` on. */
  docMeasure: { textInlines: TextInlines };
  registerTableLayouts(layouts: Record<string, CustomTableLayout>): void;
  layoutDocument(
    content: Content,
    document: KitDocument,
    styles: object,
    defaultStyle: object,
    background: undefined,
    header: undefined,
    footer: DynamicContent | undefined,
    watermark: Watermark | undefined,
    pageBreakBefore: (node: Node, nodes: NodeQueries) => boolean,
  ): LaidOutPage[];
  /** There while the document is laid out. */
  writer: PageWriter;
  /** Tables within tables. */
  nestedLevel: number;
  processNode(node: LaidOutNode, ...more: unknown[]): void;
  processTable(table: LaidOutTable): void;
  processColumns(node: LaidOutNode): void;
  processRow(row: object): { positions: TextPosition[]; pageBreaks: PageBreak[] };
  /** Adds the lines of a text. */
  processLeaf(text: LaidOutNode): void;
  tryLayoutDocument(content: Content, ...more: unknown[]): Layout;
  /** Takes the words of the text's next line; null when there are none left. */
  buildNextLine(text: LaidOutNode): Line | null;
}

interface Renderer {
  renderPages(pages: LaidOutPage[]): void;
  renderLine(line: Line, x: number, y: number): void;
  renderVector(vector: Vector): void;
  renderWatermark(page: LaidOutPage): void;
  beginVerticalAlignment(item: unknown): void;
  endVerticalAlignment(item: unknown): void;
}

type LayoutBuilderClass = new (size: PageSize, margins: PageMargins, svgMeasure: undefined) => LayoutBuilder;
type TableProcessorClass = new (table: LaidOutTable) => TableProcessor;
type RendererClass = new (document: KitDocument) => Renderer;
type TextInlinesClass = new (document: KitDocument) => TextInlines;
/** Finds where a text may be broken (Unicode Standard Annex 14). */
interface TextBreakerOf {
  getBreaks(text: string, styles: StyleStack): Pick<Inline, 'text' | 'lineEnd'>[];
}
type DocumentClass = new (
  fonts: object,
  images: object,
  patterns: object,
  attachments: object,
  options: object,
  virtualFiles: object,
  localAccessPolicy: () => boolean,
) => KitDocument;

const require = createRequire(import.meta.url);
const part = <Part>(name: string): Part => (require(`pdfmake/js/${name}`) as { default: Part }).default;

export const StockLayoutBuilder = part<LayoutBuilderClass>('LayoutBuilder');
export const StockTableProcessor = part<TableProcessorClass>('TableProcessor');
export const StockRenderer = part<RendererClass>('Renderer');
export const StockTextInlines = part<TextInlinesClass>('TextInlines');
export const TextBreaker = part<new () => TextBreakerOf>('TextBreaker');
export const StockDocument = part<DocumentClass>('PDFDocument');
export const stockTableLayouts = (
  require('pdfmake/js/tableLayouts') as { tableLayouts: Record<string, CustomTableLayout> }
).tableLayouts;
