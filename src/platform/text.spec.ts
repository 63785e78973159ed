import fc from 'fast-check';
import { cleanLine, cleanLines, isIdentifier, searchWords, textProblem } from './text.js';

/** What a reader cannot see: it must not make two texts of one. */
const UNSEEN = ['\u200b', '\u200e', '\u202e', '\u2066', '\u00ad', '\u2060', '\ufeff', '\u3164', '\ufff9', '\u{e0041}'];

test.each(UNSEEN)('%j is taken out of a name wherever it stands', (mark) => {
  expect(cleanLine(`${mark}救急${mark}医療${mark}`)).toBe('救急医療');
  expect(cleanLines(`救急${mark}\r\n医療`)).toBe('救急\n医療');
  expect(searchWords(`救急${mark}医療`, 20)).toBe('救急医療');
  expect(isIdentifier(`a${mark}b`, 20)).toBe(false);
});

test('a variation selector stays where it chooses a shape', () => {
  for (const text of ['葛\u{e0100}城', '神\ufe00', '☑\ufe0e']) expect(cleanLine(text)).toBe(text);
  expect(cleanLine('あ\u{e0100}い\ufe0f')).toBe('あい');
});

test.each(['\u00a0', '\u2003', '\u2009', '\u202f', '\u2800', '\t'])('%j becomes a plain space', (space) => {
  expect(cleanLine(`佐々木${space}美穂`)).toBe('佐々木 美穂');
  expect(cleanLine(space)).toBe('');
});

test('the full-width space stays, and every line end is one', () => {
  expect(cleanLine('佐々木　美穂')).toBe('佐々木　美穂');
  expect(cleanLines('一\r\n二\r三\u2028四\u0085五')).toBe('一\n二\n三\n四\n五');
});

test('words that are searched for are cleaned like the texts they are looked for in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      const clean = cleanLine(text);
      if (textProblem('', clean, 1_000) === null) expect(searchWords(text, 1_000)).toBe(clean);
    }),
    { numRuns: 2_000 },
  );
});

test('cleaning twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(cleanLines(cleanLines(text))).toBe(cleanLines(text));
      expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
    }),
    { numRuns: 2_000 },
  );
});
