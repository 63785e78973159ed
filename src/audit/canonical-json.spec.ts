import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonicalJson', () => {
  it('sorts keys by UTF-16 code units and leaves no blanks', () => {
    // '\u{1F600}' begins with the surrogate D83D and therefore stands before U+FB33
    expect(canonicalJson({ '\uFB33': 1, '\u{1F600}': 2, b: [1, { d: null, c: true }], a: '東京' })).toBe(
      '{"a":"東京","b":[1,{"c":true,"d":null}],"\u{1F600}":2,"\uFB33":1}',
    );
  });

  it('writes numbers as ECMAScript does', () => {
    expect(canonicalJson([1e21, 0.1, -0, 333333333.3333333])).toBe('[1e+21,0.1,0,333333333.3333333]');
  });

  it('leaves out undefined members', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it.each([['NUL', 'a\0'], ['lone surrogate', '\uD800'], ['NaN', NaN], ['Date', new Date(0)], ['undefined item', [undefined]]])(
    'refuses %s',
    (_name, value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );

  it('does not depend on the order in which members were set, and parses back to the same value', () => {
    const storable = fc.jsonValue({ stringUnit: 'grapheme' }).filter((value) => !JSON.stringify(value).includes('\\u0000'));
    fc.assert(
      fc.property(storable, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
