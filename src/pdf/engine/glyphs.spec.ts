import { heapGrowth } from '../../../test/support/heap.js';
import { FONT_FILES } from '../elements/font-files.js';
import { openFont } from './fontkit.js';
import { checkGlyphs, splitByFont } from './glyphs.js';

const mincho = () => openFont(FONT_FILES.Mincho.normal);
const glyphId = (text: string): number => mincho().glyphsForString(text)[0]?.id ?? 0;

describe('variants of kanji', () => {
  test.each(['辻', '葛', '祇'])('%s with its selector is another glyph than the plain one', (kanji) => {
    expect(glyphId(`${kanji}\u{E0100}`)).not.toBe(glyphId(kanji));
  });
});

describe('splitByFont', () => {
  test('ordinary and rare kanji of BIZ UD stay in one run', () => {
    expect(splitByFont('髙﨑濵德瀨邉邊', 'Mincho')).toEqual([{ text: '髙﨑濵德瀨邉邊', font: 'Mincho' }]);
  });

  test('𠮷 comes from the fallback font and ☐ from the symbol font', () => {
    expect(splitByFont('𠮷田☐', 'Gothic')).toEqual([
      { text: '𠮷', font: 'Fallback' },
      { text: '田', font: 'Gothic' },
      { text: '☐', font: 'Symbols' },
    ]);
  });

  test('a selector is never parted from its kanji', () => {
    expect(splitByFont('𠮷辻\u{E0100}', 'Mincho').map((run) => run.text)).toEqual(['𠮷', '辻\u{E0100}']);
  });

  test('line ends of a browser become one line end, a tab a space', () => {
    expect(splitByFont('一\r\n二\t三', 'Mincho')).toEqual([{ text: '一\n二 三', font: 'Mincho' }]);
  });
});

describe('checkGlyphs', () => {
  test('names the field and the code point of a character that no font has, once for each field', () => {
    const problems = checkGlyphs([
      { field: '医療機関名', text: 'A\u{F0000}\u{F0000}' },
      { field: '座長の氏名', text: '見本' },
    ]);
    expect(problems).toEqual([
      { field: '医療機関名', character: '\u{F0000}', codePoint: 'U+F0000', support: 'missing' },
    ]);
  });

  test('a variant that no font has is reported apart, because its base can still be drawn', () => {
    const problems = checkGlyphs([{ field: '座長の氏名', text: '邉\u{E0101}' }]);
    expect(problems).toEqual([
      { field: '座長の氏名', character: '邉\u{E0101}', codePoint: 'U+9089 U+E0101', support: 'ivs-fallback' },
    ]);
  });

  test('the names the procedure must print are all right', () => {
    expect(
      checkGlyphs([{ field: '氏名', text: '髙﨑𠮷辻\u{E0100}葛\u{E0100}祇\u{E0100}邉邊濵德瀨\u{FA19}\u{FA10}☐☑' }]),
    ).toEqual([]);
  });

  test('a mark typed after its letter is drawn, whether or not a font has the two as one character', () => {
    expect('g\u030C'.normalize('NFC')).toBe('ǧ'); // which no font has
    expect(checkGlyphs([{ field: '氏名', text: 'は\u3099g\u030C' }])).toEqual([]);
    expect(
      splitByFont('は\u3099g\u030C', 'Mincho')
        .map(({ text }) => text)
        .join(''),
    ).toBe('ばg\u030C');
  });

  test('control characters and lone selectors are reported', () => {
    const problems = checkGlyphs([{ field: '役割', text: '\u{E0100}一\u0007' }]);
    expect(problems.map(({ codePoint }) => codePoint)).toEqual(['U+E0100', 'U+0007']);
  });

  test('names the first 25 characters that cannot be drawn, over all fields', () => {
    const text = String.fromCodePoint(...Array.from({ length: 500 }, (_, index) => 0xf0000 + index));
    const problems = checkGlyphs([
      { field: '氏名', text: text.slice(0, 4) },
      { field: '経歴', text },
      { field: '備考', text },
    ]);
    expect(problems.map(({ field }) => field)).toEqual([
      ...Array<string>(2).fill('氏名'),
      ...Array<string>(23).fill('経歴'),
    ]);
    expect(problems[24]?.codePoint).toBe('U+F0016');
  });

  test('finds a character that cannot be drawn behind any number of variants', () => {
    const variants = Array.from({ length: 50 }, (_, index) => `${String.fromCodePoint(0x3042 + index)}\u{E01EF}`).join(
      '',
    );
    const problems = checkGlyphs([
      { field: '氏名', text: `${variants}\u{F0000}` },
      { field: '経歴', text: `${variants}\u{F0001}` },
    ]);
    expect(problems.map(({ field, support }) => `${field} ${support}`)).toEqual([
      ...Array<string>(25).fill('氏名 ivs-fallback'),
      '氏名 missing',
      '経歴 missing',
    ]);
  });

  test('names a character under a heap of marks by its beginning', () => {
    const [problem] = checkGlyphs([{ field: '氏名', text: `\u{F0000}${'\u0301'.repeat(20_000)}` }]);
    expect(problem?.character).toBe(`\u{F0000}${'\u0301'.repeat(5)}…`);
    expect(problem?.codePoint).toMatch(/^U\+F0000( U\+0301){5} …$/);
  });

  test('keeps little of what it looked at', async () => {
    const growth = await heapGrowth(() => {
      for (let letter = 0; letter < 4000; letter += 1) {
        const text = Array.from({ length: 112 }, (_, mark) => String.fromCodePoint(0x4e00 + letter, 0x300 + mark)).join(
          '',
        );
        checkGlyphs([{ field: '氏名', text }]);
      }
    });
    expect(growth).toBeLessThan(20);
  });
});
