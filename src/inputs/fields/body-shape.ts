/** Guards against bodies that no page of ours posts: too deep, too large, or naming JavaScript's own properties. */

const DEEPEST = 6;
const MOST_VALUES = 10_000;
const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A copy of a parsed form or JSON body in ordinary objects, arrays and simple values; null when it is not an object
 * or breaks a guard.
 */
export function copyBody(body: unknown): Record<string, unknown> | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  let values = 0;
  const copy = (value: unknown, depth: number): unknown => {
    values += 1;
    if (values > MOST_VALUES || depth > DEEPEST) throw new RefusedBody();
    if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1));
    if (typeof value === 'object' && value !== null) {
      const names = Object.keys(value);
      if (names.some((name) => FORBIDDEN_NAMES.has(name))) throw new RefusedBody();
      return Object.fromEntries(names.map((name) => [name, copy((value as Record<string, unknown>)[name], depth + 1)]));
    }
    return value;
  };
  try {
    return copy(body, 0) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof RefusedBody) return null;
    throw error;
  }
}

class RefusedBody extends Error {}
