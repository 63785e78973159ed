import { isWorthSpreading, takeLine, type Breakable, type LineUnderWay } from './line-breaking.js';

/** A word of a text, measured. */
export type Word = Readonly<Breakable>;

/** A style in which words are drawn by their glyphs alone. Lengths in points. */
export interface PlainStyle {
  readonly family: string;
  readonly bold: boolean;
  readonly italics: boolean;
  readonly fontSize: number;
  readonly color: string;
  readonly alignment: string;
  readonly noWrap: boolean;
  /** Of a line. */
  readonly height: number;
  /** By how much the first line is moved in. */
  readonly leadingIndent: number;
}

/** Measures a piece of text, in points. */
export type WidthOf = (text: string) => number;

/** A line of a text, for every place where the text is laid out in the same width. Lengths in points. */
export interface BrokenLine {
  readonly words: readonly { readonly text: string; readonly x: number }[];
  readonly width: number;
}

/** Widths for which the lines of a text are kept; a text stands in few columns. */
const WIDTHS_KEPT = 8;

/**
 * A text of one style with the widths of its words. It belongs to no document: whatever text comes again, in the same pack or
 * in another, need not be measured or broken into lines again.
 */
export class MeasuredText {
  readonly words: readonly Word[];
  /** Width in points of the widest word. */
  readonly minWidth: number;
  /** Width in points of the widest line that is not broken. */
  readonly maxWidth: number;
  private readonly broken = new Map<number, readonly BrokenLine[]>();

  constructor(
    words: readonly Pick<Word, 'text' | 'lineEnd' | 'join'>[],
    readonly style: PlainStyle,
    widthOf: WidthOf,
  ) {
    this.words = words.map((word, index) => measured(word, index === 0 ? style.leadingIndent : 0, widthOf));
    this.maxWidth = widestLine(this.words);
    this.minWidth = style.noWrap
      ? this.maxWidth
      : Math.max(0, ...this.words.map(({ width, leadingCut, trailingCut }) => width - leadingCut - trailingCut));
  }

  /**
   * Lines of the text, spread as pdfmake does it, and broken so too where no words belong together.
   * @param width in points
   * @param widthOf measures a piece of a word that is longer than its line
   */
  linesIn(width: number, widthOf: WidthOf): readonly BrokenLine[] {
    const known = this.broken.get(width);
    if (known) return known;
    const lines = brokenLines(this, width, widthOf);
    if (this.broken.size >= WIDTHS_KEPT) this.broken.clear();
    this.broken.set(width, lines);
    return lines;
  }
}

function measured(
  { text, lineEnd, join }: Pick<Word, 'text' | 'lineEnd' | 'join'>,
  indent: number,
  widthOf: WidthOf,
): Word {
  const space = (white: string): number => (white === '' ? 0 : widthOf(white));
  const leading = text.slice(0, text.length - text.trimStart().length);
  const trailing = text.slice(text.trimEnd().length);
  return {
    text,
    width: widthOf(text),
    leadingCut: space(leading) - indent,
    trailingCut: space(trailing),
    lineEnd,
    join,
  };
}

function widestLine(words: readonly Word[]): number {
  let widest = 0;
  let [width, cut] = [0, 0];
  let begins = true;
  for (const word of words) {
    if (begins) [width, cut] = [0, word.leadingCut];
    width += word.width;
    widest = Math.max(widest, width - cut - word.trailingCut);
    begins = word.lineEnd === true;
  }
  return widest;
}

function brokenLines({ words, style }: MeasuredText, width: number, widthOf: WidthOf): BrokenLine[] {
  const rest = (style.noWrap ? words.map((word) => ({ ...word, noWrap: true })) : [...words]).reverse();
  const lines: BrokenLine[] = [];
  const pieceOf = (word: Word, text: string): Word => ({ ...word, text, width: pieceWidth(text, widthOf) });
  while (rest.length > 0) {
    const line = takeLine<Word>(rest, width, { widthOf, pieceOf });
    lines.push(placed(line, style.alignment === 'justify' && rest.length > 0 ? style.fontSize : 0));
  }
  return lines;
}

/** Letters of one word that surely do not all fit on a line need not be measured. */
const MORE_THAN_A_LINE = 1000;

function pieceWidth(text: string, widthOf: WidthOf): number {
  return text.length > MORE_THAN_A_LINE ? Infinity : widthOf(text);
}

/** @param fontSize of a text that is spread; 0 for a line that is not */
function placed({ words, width, maxWidth }: LineUnderWay<Word>, fontSize: number): BrokenLine {
  const isSpread = !words.at(-1)?.lineEnd && isWorthSpreading(words.length, maxWidth - width, fontSize);
  const gap = isSpread ? (maxWidth - width) / (words.length - 1) : 0;
  const cut = words[0]?.leadingCut ?? 0;
  let before = 0;
  const places = words.map((word, index) => {
    const place = { text: word.text, x: before - cut + index * gap };
    before += word.width;
    return place;
  });
  return { words: places, width };
}
