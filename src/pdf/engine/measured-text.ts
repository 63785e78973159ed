/** A word of a text (for Japanese: mostly one character). Lengths in points. */
export interface Word {
  readonly text: string;
  readonly width: number;
  /** How much white space at its ends counts for nothing where it begins or ends a line. A negative one indents. */
  readonly leadingCut: number;
  readonly trailingCut: number;
  /** A line end follows it. */
  readonly lineEnd?: boolean | undefined;
}

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

/** Letters of one word that surely do not all fit on a line: it is cut without measuring all of it again for every line. */
const MORE_THAN_A_LINE = 1000;

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
    words: readonly Pick<Word, 'text' | 'lineEnd'>[],
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
   * Lines of the text, broken and spread as pdfmake does it.
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

function measured({ text, lineEnd }: Pick<Word, 'text' | 'lineEnd'>, indent: number, widthOf: WidthOf): Word {
  const space = (white: string): number => (white === '' ? 0 : widthOf(white));
  const leading = text.slice(0, text.length - text.trimStart().length);
  const trailing = text.slice(text.trimEnd().length);
  return { text, width: widthOf(text), leadingCut: space(leading) - indent, trailingCut: space(trailing), lineEnd };
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
  const rest = words.toReversed();
  const lines: BrokenLine[] = [];
  while (rest.length > 0) {
    const line = new LineUnderWay(width);
    for (let word = rest.at(-1); word && line.hasRoomFor(word); word = rest.at(-1)) {
      rest.pop();
      const fitting =
        style.noWrap || word.text.length < 2 || word.width <= line.room
          ? word.text.length
          : fittingLength(word.text.slice(0, MORE_THAN_A_LINE), line.room, widthOf);
      const isCut = fitting < word.text.length;
      if (isCut) rest.push(piece(word, word.text.slice(fitting), widthOf));
      line.add(isCut ? piece(word, word.text.slice(0, fitting), widthOf) : word);
    }
    lines.push(line.ended(style.alignment === 'justify' && rest.length > 0));
  }
  return lines;
}

class LineUnderWay {
  private readonly words: Word[] = [];
  private total = 0;

  constructor(private readonly maxWidth: number) {}

  /** How wide a word can be, all its white space counted. */
  get room(): number {
    return this.maxWidth - this.width;
  }

  /** A line has room for its first word in any case. */
  hasRoomFor({ width, trailingCut }: Word): boolean {
    const [first] = this.words;
    if (!first) return true;
    return !this.words.at(-1)?.lineEnd && this.total + width - first.leadingCut - trailingCut <= this.maxWidth;
  }

  add(word: Word): void {
    this.words.push(word);
    this.total += word.width;
  }

  ended(spread: boolean): BrokenLine {
    const { words, width } = this;
    const isSpread = spread && words.length > 1 && !words.at(-1)?.lineEnd;
    const gap = isSpread ? (this.maxWidth - width) / (words.length - 1) : 0;
    const cut = words[0]?.leadingCut ?? 0;
    let before = 0;
    const placed = words.map((word, index) => {
      const place = { text: word.text, x: before - cut + index * gap };
      before += word.width;
      return place;
    });
    return { words: placed, width };
  }

  private get width(): number {
    return this.total - (this.words[0]?.leadingCut ?? 0) - (this.words.at(-1)?.trailingCut ?? 0);
  }
}

function piece(word: Word, text: string, widthOf: WidthOf): Word {
  return { ...word, text, width: text.length > MORE_THAN_A_LINE ? Infinity : widthOf(text) };
}

/** How many letters of a word fit into the width; at least one. */
function fittingLength(text: string, width: number, widthOf: WidthOf): number {
  let fits = 1;
  for (let low = 1, high = text.length; low <= high;) {
    const middle = Math.floor((low + high) / 2);
    if (widthOf(text.slice(0, middle)) <= width) {
      fits = middle;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return fits;
}
