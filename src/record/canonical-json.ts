import canonicalizeModule from 'canonicalize';

/** The package is CommonJS and its types claim an ES module: what Node imports is the function itself. */
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** An escaped NUL or lone surrogate in JSON text; an even number of backslashes before it is text of its own. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/**
 * Canonical form of a JSON value (RFC 8785). Members that are `undefined` are left out, as JSON.stringify does.
 * @throws Error for what PostgreSQL's jsonb cannot keep unchanged: NaN, an infinity, NUL, a lone surrogate
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError(`${typeof value} is not a JSON value`);
  if (UNSTORABLE.test(text)) throw new TypeError('text with NUL or half a surrogate pair cannot be stored');
  return text;
}
