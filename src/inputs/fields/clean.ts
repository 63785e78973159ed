/**
 * What a form or a JSON body holds, made comparable; texts are cleaned in platform/text.ts. Every function leaves what it
 * cannot read as it is, to be judged.
 */
import { parseJapaneseDate } from '../../procedure/calendar/japanese-date.js';

const UNIT = /(人|名|件|日|時間|回|年|床|か所|箇所)$/u;

/** A whole number with full-width digits, commas, spaces or a unit (「１，８４２件」); null for an empty text. */
export function cleanNumber(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const plain = value
    .normalize('NFKC')
    .replace(/[\s,、，]/gu, '')
    .replace(UNIT, '');
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
 * A tick or a yes/no answer of a form; undefined when nothing is answered. A checkbox behind a hidden `false`
 * (so that taking the tick away is sent too) posts both, and the last one counts.
 */
export function cleanFlag(value: unknown): unknown {
  const last: unknown = isTickBehindFalse(value) ? value[1] : value;
  if (last === '' || last === null || last === undefined) return undefined;
  return FLAGS.get(last) ?? last;
}

function isTickBehindFalse(value: unknown): value is ['false', string] {
  return Array.isArray(value) && value.length === 2 && value[0] === 'false' && typeof value[1] === 'string';
}

/**
 * A list of a form: an array, the object with numbers as names that a form parser makes of many rows, one single value,
 * or '' for an emptied list.
 */
export function cleanList(value: unknown): unknown {
  if (value === '' || value === null) return [];
  if (Array.isArray(value) || value === undefined) return value;
  if (typeof value !== 'object') return [value];
  const names = Object.keys(value);
  if (names.length === 0 || !names.every((name) => /^\d{1,6}$/u.test(name))) return value;
  return names.sort((a, b) => Number(a) - Number(b)).map((name) => (value as Record<string, unknown>)[name]);
}
