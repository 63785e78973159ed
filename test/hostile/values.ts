/** What no page of ours sends. */
import fc from 'fast-check';

/** Wrong for every field that takes one value: no such field may take it. */
export const WRONG_SHAPES: readonly unknown[] = [[], [[]], {}, [{}], { a: 1 }, ['a', 'b']];

/** Texts that nothing may keep: half a surrogate pair, NUL, other control characters, non-characters. */
export const WRONG_TEXTS: readonly string[] = [
  'a\ud800b',
  '\udc00',
  'a\0b',
  'a\u0007b',
  'b\u009fc',
  '\uffffx',
  '文字\ufffd化け',
];

/** Right for some fields and wrong for others. */
const ODD: readonly unknown[] = [
  null,
  '',
  ' ',
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  1e21,
  Infinity,
  20261204,
  '1e3',
  '-0',
  '1.0',
  '99999999999999999999',
  'true',
  '2026-02-30',
  '9999-12-31',
  '0000-00-00',
  '__proto__',
  'constructor',
  'toString',
  '\u{e000}',
  '病院\u200b',
  '院\u202e長',
  '院\u{13000}長',
  '\u2066名\u200f',
  '\u{e0100}',
  '🈂️',
  'が'.normalize('NFD'),
  "'; DROP TABLE application; --",
  '%s%n${7*7}{{7*7}}',
  '../../etc/passwd',
  'x\r\nSet-Cookie: a=b',
  '=1+1',
  'あ'.repeat(30_000),
  { 0: 'x' },
  { __proto__: null, toString: 'x' },
  [null],
  [true],
  ['x', ['y']],
];

/** A value of a JSON body: mostly one of the above, sometimes anything. */
export const nastyJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...WRONG_SHAPES) },
  { weight: 2, arbitrary: fc.constantFrom(...WRONG_TEXTS) },
  { weight: 4, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** JSON as it goes over the wire: Infinity as a number too large to hold, and no key lost. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (inner === Infinity ? '#huge#' : inner)).replaceAll(
    '"#huge#"',
    '1e400',
  );
}

/** One field of a posted form, already encoded: another text, or a shape that is no text. */
export function nastyField(name: string): fc.Arbitrary<{ text: string; wrong: boolean }> {
  const key = encodeURIComponent(name);
  const wrong = (text: string) => ({ text, wrong: true });
  const maybe = (text: string) => ({ text, wrong: false });
  return fc.oneof(
    {
      weight: 2,
      arbitrary: fc.constantFrom(`${key}[]=x`, `${key}[a]=x`, `${key}[a][b]=x`, `${key}[0][0]=`).map(wrong),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(`${key}=%00`, `${key}=a%00b`, `${key}=%07`, `${key}=%EF%BF%BF`).map(wrong),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(
          `${key}=%ED%A0%80`,
          `${key}=%FF`,
          `${key}=%E0%A4%A`,
          `${key}=a&${key}=b`,
          key,
          `${key}[__proto__]=x`,
          `${key}[length]=5`,
          `${key}[]=`,
        )
        .map(maybe),
    },
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...ODD.filter((value) => typeof value === 'string'))
        .map((value) => maybe(`${key}=${encodeURIComponent(value)}`)),
    },
    {
      weight: 1,
      arbitrary: fc
        .string({ unit: 'binary', maxLength: 40 })
        .map((value) => maybe(`${key}=${encodeURIComponent(Buffer.from(value).toString())}`)),
    },
  );
}

/** A segment of a path, already encoded. */
export const nastySegment = fc.constantFrom(
  '%00',
  '%ED%A0%80',
  '%FF',
  '%E0%A4%A',
  '..%2f..%2fetc',
  '__proto__',
  'constructor',
  '%F0%9F%88%82',
  '0',
  '-1',
  '1e3',
  'a'.repeat(3000),
  '00000000-0000-4000-8000-000000000000',
  '%E2%80%AE',
  '%27%3B--',
  '%2e%2e',
  '%0d%0aSet-Cookie:a',
  'null',
  '%20',
  '2026-02-30',
  '9999-12-31',
  '0000-01-01',
);

/** A query of an address, already encoded. */
export const nastyQuery = (name: string) =>
  fc.oneof(
    nastyField(name).map(({ text }) => text),
    fc.constantFrom(
      `${name}=0`,
      `${name}=-1`,
      `${name}=99999999999`,
      `${name}=1e9`,
      `${name}=${'x'.repeat(3000)}`,
      `${name}=${'%5C%25_'.repeat(20)}`,
      `${name}=1&${name}=2`,
    ),
  );
