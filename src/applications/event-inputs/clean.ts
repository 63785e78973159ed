/** What a form or a JSON body holds, made comparable. Every function leaves what it cannot read as it is. */
import { parseJapaneseDate } from '../../procedure/japanese-date.js';

/** Marks that turn the writing direction, byte order marks and half surrogates: invisible or impossible to store. */
const INVISIBLE = /[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\p{Cs}]/gu;
const CONTROL_BUT_NEWLINE = /(?!\n)\p{Cc}/gu;
const HALF_WIDTH_KANA = /[\uFF66-\uFF9F]+/gu;

/**
 * Text of several lines: line ends as \n, no other control character, trimmed.
 * Never NFC or NFKC: both would change a name (神 U+FA19, ㈱).
 */
export function cleanLines(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replaceAll('\t', ' ').replace(CONTROL_BUT_NEWLINE, '').replace(INVISIBLE, '').trim();
}

/** Text of one line: as above, runs of spaces made one, half-width kana made full width. */
export function cleanLine(text: string): string {
  const oneLine = cleanLines(text).replace(/\n+/gu, ' ').replace(/ {2,}/gu, ' ').replace(/\u3000{2,}/gu, '\u3000');
  return oneLine.replace(HALF_WIDTH_KANA, (kana) => kana.normalize('NFKC'));
}

const UNIT = /(人|名|件|日|時間|回|年|床|か所|箇所)$/u;

/** A whole number with full-width digits, commas, spaces or a unit (「１，８４２件」); null for an empty text. */
export function cleanNumber(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const plain = value.normalize('NFKC').replace(/[\s,、，]/gu, '').replace(UNIT, '');
  if (plain === '') return value.trim() === '' ? null : value;
  return /^\d{1,15}$/u.test(plain) ? Number(plain) : value;
}

/** A date in 和暦 or 西暦 as ISO; null for an empty text. */
export function cleanDate(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.trim() === '' ? null : (parseJapaneseDate(value) ?? value);
}

const FLAGS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  ['true', true],
  ['on', true],
  ['1', true],
  [false, false],
  ['false', false],
  ['off', false],
  ['0', false],
]);

/**
 * A tick or a yes/no answer; undefined when nothing is answered. A checkbox behind a hidden `false`
 * (so that taking the tick away is sent too) posts both, and the last one counts.
 */
export function cleanFlag(value: unknown): unknown {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  if (last === '' || last === null || last === undefined) return undefined;
  return FLAGS.get(last) ?? last;
}

/**
 * A list: an array, the object with numbers as names that a form parser makes of many rows, one single value, or ''
 * for an emptied list.
 */
export function cleanList(value: unknown): unknown {
  if (value === '' || value === null) return [];
  if (Array.isArray(value) || value === undefined) return value;
  if (typeof value !== 'object') return [value];
  const names = Object.keys(value);
  if (!names.every((name) => /^\d{1,6}$/u.test(name))) return value;
  return names.sort((a, b) => Number(a) - Number(b)).map((name) => (value as Record<string, unknown>)[name]);
}
