import type { BrokenLine, PlainStyle } from './measured-text.js';
import type { DocumentFont, Inline, LaidOutNode, Line } from './pdfmake-parts.js';

/** A line that knows what it was laid out from. */
export interface DocumentLine extends Line {
  /** The text the line belongs to; none for what pdfmake adds, such as the marks of a list. */
  text?: LaidOutNode;
  /** One number for each line. A line drawn again (the heading of a table on its next page) keeps it. */
  serial?: number;
  /** Place on its page in points, from the left and from the top. */
  x?: number | undefined;
  y?: number | undefined;
  clone(): DocumentLine;
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
