import fc from 'fast-check';
import { MeasuredText, type BrokenLine, type PlainStyle } from './measured-text.js';
import {
  StockLayoutBuilder,
  StockTextInlines,
  type DocumentFont,
  type Inline,
  type KitDocument,
  type LaidOutNode,
  type StyleStack,
} from './pdfmake-parts.js';

const SIZE = 10;

/** A font whose characters are one em wide, Latin ones half of it. */
const font = {
  ascender: 880,
  widthOfString: (text: string, size: number) =>
    [...text].reduce((sum, letter) => sum + (letter < '\u{100}' ? 0.5 : 1) * size, 0),
  lineHeight: (size: number) => size,
} as unknown as DocumentFont;

const widthOf = (text: string) => font.widthOfString(text, SIZE);

const document = { provideFont: () => font } as unknown as KitDocument;

/** What pdfmake itself makes of a text: its words, and where they stand line by line. */
function stockLines(text: string, width: number, style: Record<string, unknown>) {
  const inlines = new StockTextInlines(document).buildInlines(text, stackOf({ font: 'Any', fontSize: SIZE, ...style }));
  const items = inlines.items as Inline[];
  const words = items.map(({ text: word, lineEnd }) => ({ text: word, lineEnd }));
  const builder = new StockLayoutBuilder(
    { width: 0, height: 0, orientation: 'portrait' },
    { left: 0, top: 0, right: 0, bottom: 0 },
    undefined,
  );
  builder.writer = { context: () => ({ availableWidth: width }) } as unknown as typeof builder.writer;
  const node: LaidOutNode = { _inlines: items };
  const lines: BrokenLine[] = [];
  for (let line = builder.buildNextLine(node); line; line = builder.buildNextLine(node)) {
    lines.push({ words: line.inlines.map(({ text: word, x }) => ({ text: word, x })), width: line.getWidth() });
  }
  return { words, lines, minWidth: inlines.minWidth, maxWidth: inlines.maxWidth };
}

function stackOf(style: Record<string, unknown>): StyleStack {
  const stack = {
    styleOverrides: [],
    defaultStyle: style,
    getProperty: (name: string) => style[name],
    clone: () => stackOf(style),
    push: () => {},
    auto: (_: unknown, then: () => void) => then(),
  };
  return stack;
}

const styleOf = (style: Partial<PlainStyle>): PlainStyle => ({
  family: 'Any',
  bold: false,
  italics: false,
  fontSize: SIZE,
  color: 'black',
  alignment: 'left',
  noWrap: false,
  height: SIZE,
  leadingIndent: 0,
  ...style,
});

const texts = fc.string({
  unit: fc.constantFrom('医', '療', '、', '。', '「', '」', 'a', 'b', '1', '.', ' ', '　', '\n', 'ー'),
  maxLength: 40,
});
const widths = fc.integer({ min: 1, max: 120 });

test.each([{}, { leadingIndent: SIZE }, { noWrap: true }])('lines are broken as pdfmake breaks them (%o)', (style) => {
  fc.assert(
    fc.property(texts, widths, (text, width) => {
      const { words, lines } = stockLines(text, width, style);
      // pdfmake forgets the indent where it cuts a word: see 'a word wider than an indented line'
      const indent = 'leadingIndent' in style ? SIZE : 0;
      fc.pre(indent === 0 || words.every((word) => widthOf(word.text) <= width - indent));
      expect(new MeasuredText(words, styleOf(style), widthOf).linesIn(width, widthOf)).toEqual(lines);
    }),
    { numRuns: 500 },
  );
});

test.each([{}, { leadingIndent: SIZE }, { noWrap: true }])(
  'the widest word and the widest line are as pdfmake finds them (%o)',
  (style) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { words, minWidth, maxWidth } = stockLines(text, 100, style);
        const own = new MeasuredText(words, styleOf(style), widthOf);
        expect({ minWidth: own.minWidth, maxWidth: own.maxWidth }).toEqual({ minWidth, maxWidth });
      }),
    );
  },
);

test('a spread line ends at the right edge, the last line and one with a line end do not', () => {
  const words = ['医', '療', '機', '関', '名'].map((text, index) => ({ text, lineEnd: index === 3 }));
  const lines = new MeasuredText(words, styleOf({ alignment: 'justify' }), widthOf).linesIn(25, widthOf);
  // 25 = 10 + 10 + 5 between; 機関 ends with a line end, 名 ends the text
  expect(lines.map((line) => line.words.map(({ x }) => x))).toEqual([[0, 15], [0, 10], [0]]);
});

test('a line that ends early before what is never parted is not torn apart', () => {
  const lineOf = (letters: number, next: string, width: number) => {
    const words = [...Array.from({ length: letters }, () => ({ text: '医' })), { text: next }];
    return new MeasuredText(words, styleOf({ alignment: 'justify' }), widthOf).linesIn(width, widthOf)[0]?.words.at(-1)
      ?.x;
  };
  // 7 ems in 10: 3 ems over 6 gaps would be half an em each; the last 医 stays at 6 ems
  expect(lineOf(7, 'https://example', 100)).toBe(60);
  // 9 ems in 10 leave room for one character: it is spread, 9 ems being the place of the last one
  expect(lineOf(9, 'https://example', 100)).toBe(90);
  // 38 ems in 41: 3 ems over 37 gaps are 0.081 em (under 1/12 = 0.083) each; in 42 the 4 ems are 0.108 em
  expect(lineOf(38, 'https://example', 410)).toBeCloseTo(400);
  expect(lineOf(38, 'https://example', 420)).toBe(370);
});

test('a word wider than an indented line is cut inside it, and only its first line is moved in', () => {
  const text = new MeasuredText([{ text: 'abcdefghij' }], styleOf({ leadingIndent: SIZE }), widthOf);
  // 5 a letter: 10 + 3 * 5 = 25, then 5 * 5 = 25, then the rest
  expect(text.linesIn(25, widthOf)).toEqual([
    { words: [{ text: 'abc', x: 10 }], width: 25 },
    { words: [{ text: 'defgh', x: 0 }], width: 25 },
    { words: [{ text: 'ij', x: 0 }], width: 10 },
  ]);
});
