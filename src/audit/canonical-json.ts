/**
 * Canonical form of a JSON value (RFC 8785): object keys in the order of their UTF-16 code units, no blanks, numbers
 * and texts as ECMAScript writes them. Members that are `undefined` are left out, as JSON.stringify does.
 * @throws TypeError for what PostgreSQL's jsonb cannot keep unchanged: NUL, a lone surrogate, NaN, an infinity, and
 * anything that is not JSON (a Date, a function)
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'string' && isStorable(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort()
      .map((key) => `${canonicalJson(key)}:${canonicalJson(value[key])}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`cannot be written as canonical JSON: ${typeof value}`);
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
