/** A word of a text (for Japanese: mostly one character) as lines take it. Lengths in points. */
export interface Breakable {
  text: string;
  width: number;
  /** How much white space at its ends counts for nothing where it begins or ends a line. A negative one indents. */
  leadingCut: number;
  trailingCut: number;
  /** A line end follows it. */
  lineEnd?: boolean | undefined;
  /** It is never cut. */
  noWrap?: unknown;
  /** How much it belongs to the word after it; none for not at all. */
  join?: Join | undefined;
}

/**
 * 1 keeps the part of a name together that stands between spaces, 2 a date, a corporation's own name or what is marked so, 3 the year or the day of a date, 4 a number: in a column
 * that is too narrow for one of them the lower gives way first.
 */
export type Join = 1 | 2 | 3 | 4;

/** The beginning of a word, or the rest of it, measured anew. */
export type PieceOf<Word> = (word: Word, text: string) => Word;

/** Letters of one word that surely do not all fit on a line: it is cut without measuring all of it again for every line. */
const MORE_THAN_A_LINE = 1000;

/**
 * Takes the words of one line from the rest of a text, its next word last. Words that belong together stay on one line where the column
 * has room for them; a word that no line has room for is cut.
 * @param widthOf measures a piece of the word, in points
 */
export function takeLine<Word extends Breakable>(
  rest: Word[],
  width: number,
  { widthOf, pieceOf }: { widthOf: (text: string, word: Word) => number; pieceOf: PieceOf<Word> },
): LineUnderWay<Word> {
  const line = new LineUnderWay<Word>(width);
  const next = (): number => nextUnit(rest, width, line.words.at(-1)?.join ?? 0);
  for (let unit = next(); unit > 0 && line.hasRoomFor(rest, unit) && !beginsAnew(line, rest); unit = next()) {
    if (unit > 1) {
      for (let taken = 0; taken < unit; taken += 1) line.add(rest.pop() as Word);
      continue;
    }
    const word = rest.pop() as Word;
    const room = line.roomFor(word);
    const fitting =
      word.noWrap || word.text.length < 2 || word.width <= room
        ? word.text.length
        : fittingLength(word.text.slice(0, MORE_THAN_A_LINE), room, (text) => widthOf(text, word));
    if (fitting < word.text.length) {
      const remainder = pieceOf(word, word.text.slice(fitting));
      rest.push({ ...remainder, leadingCut: Math.max(0, remainder.leadingCut) }); // only the first line is moved in
      line.add({ ...pieceOf(word, word.text.slice(0, fitting)), join: undefined });
    } else line.add(word);
  }
  return line;
}

/** A part of a name that no line has room for begins on a line of its own, so that the space before it is where the name breaks first. */
function beginsAnew<Word extends Breakable>({ words, maxWidth }: LineUnderWay<Word>, rest: readonly Word[]): boolean {
  const last = words.at(-1);
  return last?.join === undefined && last?.text.endsWith('　') === true && joinedWords(rest, 1, maxWidth) === 0;
}

/**
 * How many of the next words go on a line only together; 0 at the end of the text.
 * @param parted how much the word before belongs to them: what no column has room for is parted already
 */
function nextUnit(rest: readonly Breakable[], width: number, parted: number): number {
  if (rest.length === 0) return 0;
  for (const strength of [1, 2, 3, 4].filter((each) => each > parted)) {
    const count = joinedWords(rest, strength, width);
    if (count > 0) return count;
  }
  return 1;
}

/** How many of the next words are joined so strongly; 0 where they do not fit in the column. */
function joinedWords(rest: readonly Breakable[], strength: number, width: number): number {
  let total = 0;
  for (let count = 1; ; count += 1) {
    const word = rest.at(-count) as Breakable;
    total += word.width;
    const first = rest.at(-1) as Breakable;
    if (total - first.leadingCut - word.trailingCut > width) return 0;
    if ((word.join ?? 0) < strength || count === rest.length) return count;
  }
}

/** How far words may be moved apart where more than one more character would have had room, in ems. */
const WIDEST_GAP = 1 / 12;

/**
 * Whether a line of spread text is moved to the right edge. One that ends early, because what comes next is never parted (a number, an address), would be
 * torn apart.
 * @param left width that is left, and the font size, in points
 */
export function isWorthSpreading(words: number, left: number, fontSize: number): boolean {
  return words > 1 && (left <= fontSize || left / (words - 1) <= fontSize * WIDEST_GAP);
}

/** The words of a line so far. */
export class LineUnderWay<Word extends Breakable> {
  readonly words: Word[] = [];
  private total = 0;

  constructor(readonly maxWidth: number) {}

  /** How wide a word can be, all its white space counted. */
  roomFor({ leadingCut }: Word): number {
    return this.words.length === 0 ? this.maxWidth + Math.min(0, leadingCut) : this.maxWidth - this.width;
  }

  /** A line has room for its first words in any case. */
  hasRoomFor(rest: readonly Word[], count: number): boolean {
    const [first] = this.words;
    if (!first) return true;
    if (this.words.at(-1)?.lineEnd) return false;
    let total = this.total;
    for (let index = 1; index <= count; index += 1) total += (rest.at(-index) as Word).width;
    return total - first.leadingCut - (rest.at(-count) as Word).trailingCut <= this.maxWidth;
  }

  add(word: Word): void {
    this.words.push(word);
    this.total += word.width;
  }

  get width(): number {
    return this.total - (this.words[0]?.leadingCut ?? 0) - (this.words.at(-1)?.trailingCut ?? 0);
  }
}

/** How many letters of a word fit into the width; at least one, and never half a character. */
function fittingLength(text: string, width: number, widthOf: (text: string) => number): number {
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
  return wholeCharacters(text, fits);
}

const SECOND_HALF = /^[\uDC00-\uDFFF]/;
const MARK = /^(?:[\uDC00-\uDFFF]|\uDB40|\p{M})/u;

/** The last place up to `length` at which no character is parted from its other half or its selector; the next one where there is none. */
function wholeCharacters(text: string, length: number): number {
  const parts = (at: number): boolean => SECOND_HALF.test(text.slice(at, at + 1)) || MARK.test(text.slice(at, at + 2));
  let end = length;
  while (end > 0 && end < text.length && parts(end)) end -= 1;
  if (end > 0) return end;
  end = length;
  while (end < text.length && parts(end)) end += 1;
  return end;
}
