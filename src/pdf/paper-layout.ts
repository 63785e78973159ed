import type { Content } from 'pdfmake/interfaces.js';
import { StockLayoutBuilder, type LaidOutNode, type Line, type PageMargins, type PageSize } from './pdfmake-parts.js';
import type { QuickInlines } from './quick-inlines.js';

/** A line that knows what it was laid out from. */
export interface PaperLine extends Line {
  /** The text the line belongs to; none for what pdfmake adds, such as the marks of a list. */
  text?: LaidOutNode;
  /** One number for each line. A line drawn again (the heading of a table on its next page) keeps it. */
  serial?: number;
}

/** pdfmake's layout with two additions: a line knows its text, and words are measured quickly. */
export class PaperLayout extends StockLayoutBuilder {
  private lines = 0;

  constructor(
    size: PageSize,
    margins: PageMargins,
    private readonly inlines: QuickInlines,
  ) {
    super(size, margins, undefined);
  }

  override tryLayoutDocument(content: Content, ...more: unknown[]): unknown {
    this.docMeasure.textInlines = this.inlines;
    return super.tryLayoutDocument(content, ...more);
  }

  override buildNextLine(text: LaidOutNode): PaperLine | null {
    const line: PaperLine | null = super.buildNextLine(text);
    return line && Object.assign(line, { text, serial: ++this.lines });
  }
}
