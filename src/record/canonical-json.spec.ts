import { canonicalJson } from './canonical-json.js';

describe('canonicalJson', () => {
  it('sorts keys by UTF-16 code units and leaves no blanks', () => {
    // '\u{1F600}' begins with the surrogate D83D and therefore stands before U+FB33
    expect(canonicalJson({ '\uFB33': 1, '\u{1F600}': 2, b: [1, { d: null, c: true }], a: '東京' })).toBe(
      '{"a":"東京","b":[1,{"c":true,"d":null}],"\u{1F600}":2,"\uFB33":1}',
    );
  });

  it('leaves out undefined members', () => {
    expect(canonicalJson({ a: undefined, b: 1e21 })).toBe('{"b":1e+21}');
  });

  it.each([
    ['NUL', 'a\0'],
    ['NUL in a key', { 'a\0': 1 }],
    ['lone surrogate after a backslash', '\\\uD800'],
    ['NaN', NaN],
    ['undefined', undefined],
  ])('refuses %s, which jsonb cannot keep', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow();
  });

  it('keeps text that only looks like an escape, and rare kanji', () => {
    expect(canonicalJson('\\u0000 𠮷')).toBe('"\\\\u0000 𠮷"');
  });
});
