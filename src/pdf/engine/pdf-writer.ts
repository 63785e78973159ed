import type { Content } from 'pdfmake/interfaces.js';
import { ruledLines } from '../elements/elements.js';
import { ARCHIVE_SUBSET, UNIVERSAL_ACCESS_MARK } from './conformance.js';
import { openedFonts } from './font-cache.js';
import { BODY_FONT } from '../elements/font-files.js';
import { withFontRuns } from './font-runs.js';
import { withoutLastMargin } from './last-margin.js';
import { splitByFont } from './glyphs.js';
import { withFullerLastPage } from './last-page.js';
import { BlockTooTallError, installOverflowGuard } from './overflow-guard.js';
import { LeanDocument } from './lean-document.js';
import { PlainLine } from './document-lines.js';
import { LeanLayout } from './lean-layout.js';
import { LeanRenderer } from './lean-renderer.js';
import {
  A4,
  acrossThePage,
  BODY_STYLE,
  FOOT_DISTANCE,
  FOOT_STYLE,
  HEAD_TOP,
  RUNNING_LINE,
  RUNNING_TOP,
  isLonelyHeading,
  MARGINS,
} from './document-shape.js';
import { stockTableLayouts, type LaidOutNode, type LaidOutPage } from './pdfmake-parts.js';
import { QuickInlines } from './quick-inlines.js';
import { StructureTree } from './structure-tree.js';

const { fonts, virtualFiles } = openedFonts();
installOverflowGuard();

/** What stands in the properties of a file. */
export interface PdfProperties {
  title: string;
  /** Who issues the document. */
  author?: string;
  /** The moment the record was issued; it is the only time in the file, so the same record gives the same bytes. */
  createdAt: Date;
  /** Set where pages of files from elsewhere are to be put in: whether those conform nobody knows, so the file makes no claim. */
  takesForeignPages?: boolean;
}

/** What stands on the pages of a part besides its content. */
export interface PageFurniture {
  /** Large grey word across every page, such as 案. */
  watermark?: string;
  /** What is printed in the upper right corner of every page, beside what the document itself says. */
  head?: string;
  /**
   * What is printed at the upper left of every page of the part but the first: whose pages they are. One line, or two, of at most MARGIN_LINE
   * characters.
   */
  running?: string;
  /** What is printed at the foot of a page of the part (its pages count from 1); '' for nothing. */
  foot?: (page: number, pages: number) => string;
}

/** A file of one part. */
export interface Document {
  content: Content;
  furniture: PageFurniture;
  properties: PdfProperties;
}

/** A part's nodes, and its pages. */
interface LaidOut {
  root: LaidOutNode;
  pages: LaidOutPage[];
}

/**
 * One PDF file that grows part by part. Each part is laid out and drawn on its own and then forgotten, but all share the
 * file's fonts: a pack of a thousand forms is one document, takes a thousand times as long as one form, and needs the
 * memory of one form and of the file itself.
 */
export class PdfWriter {
  private readonly document: LeanDocument;
  private readonly structure: StructureTree;
  private readonly renderer: LeanRenderer;
  private readonly inlines: QuickInlines;

  constructor({ title, author, createdAt, takesForeignPages = false }: PdfProperties) {
    const info = {
      Producer: 'pdfmake',
      Creator: 'pdfmake',
      Title: title,
      ...(author && { Author: author }),
      CreationDate: createdAt,
      ModDate: createdAt,
    };
    const options = {
      pdfVersion: '1.7',
      ...(!takesForeignPages && { subset: ARCHIVE_SUBSET }),
      lang: 'ja-JP',
      tagged: true,
      displayTitle: true,
      info,
      autoFirstPage: false,
      font: null,
    };
    // Nothing outside the fonts given above may be read: neither an address nor a file.
    this.document = new LeanDocument(fonts, {}, {}, {}, options, virtualFiles, () => false);
    if (!takesForeignPages) this.document.appendXML(UNIVERSAL_ACCESS_MARK);
    this.structure = new StructureTree(this.document);
    this.renderer = new LeanRenderer(this.document, this.structure);
    this.inlines = new QuickInlines(this.document);
  }

  /** How many pages are drawn. */
  get pages(): number {
    return this.pageList.length;
  }

  /**
   * Draws a part on pages of its own.
   * @returns how many
   * @throws BlockTooTallError where content would be lost; the file is as it was before
   */
  add(content: Content, furniture: PageFurniture = {}): number {
    return this.draw(content, furniture, 'next');
  }

  /** How many pages a part would take. */
  measure(content: Content): number {
    return this.laidOut(content, {}).pages.length;
  }

  /** Keeps the first place for a part that can only be drawn when all else is, such as the contents. */
  reserveFront(): void {
    this.structure.reserve();
  }

  /** Draws the part that {@link reserveFront} kept the place for. */
  addInFront(content: Content, furniture: PageFurniture = {}): void {
    const pages = this.pageList;
    const drawn = this.draw(content, furniture, 'reserved');
    pages.unshift(...pages.splice(pages.length - drawn));
  }

  /** Adds a bookmark, below those that are there. Pages count from 0. */
  addBookmark(title: string, page: number): void {
    const width = this.pageList[page]?.data.MediaBox[2] ?? 0;
    this.document.outline.addItem(title, { pageNumber: page, left: width }); // pdfkit counts `left` from the right edge
  }

  /** Ends the file. At least one part must have been added. */
  finish(): Uint8Array {
    return this.document.bytes();
  }

  private get pageList() {
    return this.document._root.data.Pages.data.Kids;
  }

  private draw(content: Content, furniture: PageFurniture, where: 'next' | 'reserved'): number {
    const asItIs = this.laidOut(content, furniture);
    // the pages of what is drawn in front are counted already
    const { root, pages } =
      where === 'reserved'
        ? asItIs
        : withFullerLastPage((lift) => this.laidOutIfItFits(content, furniture, lift), asItIs);
    for (const [index, { items }] of pages.entries())
      items.push(
        ...this.head(furniture.head ?? ''),
        ...(index === 0 ? [] : this.running(furniture.running ?? '')),
        ...this.foot(furniture.foot?.(index + 1, pages.length) ?? ''),
      );
    this.structure.part(root, () => this.renderer.renderPages(pages), where);
    return pages.length;
  }

  /** What stands at the foot of a page, in its middle. pdfmake would lay out a document of its own for it. */
  private foot(text: string): LaidOutPage['items'] {
    return this.beside(text, (width) => (A4.width - width) / 2, A4.height - MARGINS.bottom + FOOT_DISTANCE);
  }

  private head(text: string): LaidOutPage['items'] {
    return this.beside(text, (width) => A4.width - MARGINS.right - width, HEAD_TOP);
  }

  private running(text: string): LaidOutPage['items'] {
    const lines = text.split('\n');
    const top = RUNNING_TOP - (lines.length - 1) * RUNNING_LINE;
    return lines.flatMap((line, index) => this.beside(line, () => MARGINS.left, top + index * RUNNING_LINE));
  }

  private beside(text: string, left: (width: number) => number, top: number): LaidOutPage['items'] {
    if (text === '') return [];
    const runs = splitByFont(text, BODY_FONT).map(({ text: run, font: family }) => {
      const font = this.document.provideFont(family, false, false);
      return { run, family, font, width: font.widthOfString(run, FOOT_STYLE.fontSize) };
    });
    let x = left(runs.reduce((sum, { width }) => sum + width, 0));
    return runs.map(({ run, family, font, width }) => {
      const line = new PlainLine({ words: [{ text: run, x: 0 }], width }, { ...FOOT_STYLE, family }, font);
      line.x = x;
      line.y = top;
      x += width;
      return { type: 'line', item: line };
    });
  }

  private laidOutIfItFits(content: Content, furniture: PageFurniture, lift: number): LaidOut | null {
    try {
      return this.laidOut(content, furniture, lift);
    } catch (error) {
      if (error instanceof BlockTooTallError) return null;
      throw error;
    }
  }

  /**
   * Lays out a copy of the content, whose nodes pdfmake completes in place.
   * @param lift by how much the text ends higher on each page, in points
   */
  private laidOut(content: Content, { watermark }: PageFurniture, lift = 0): LaidOut {
    const root = { stack: [withFontRuns(withoutLastMargin(content), BODY_FONT)] };
    const layout = new LeanLayout(A4, { ...MARGINS, bottom: MARGINS.bottom + lift }, this.inlines);
    layout.registerTableLayouts({ ...stockTableLayouts, ruled: ruledLines });
    const pages = layout.layoutDocument(
      root,
      this.document,
      {},
      BODY_STYLE,
      undefined,
      undefined,
      undefined,
      watermark ? acrossThePage(watermark) : undefined,
      isLonelyHeading,
    );
    return { root: root as LaidOutNode, pages };
  }
}
