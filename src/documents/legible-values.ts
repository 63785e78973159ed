import { legible } from '../pdf/engine/index.js';

/**
 * The value with 〓 for each character that no font has: of a draft, and of what tells what there is rather than being issued, such as a list of
 * files, whose names come from anywhere.
 */
export function allLegible<T>(value: T): T {
  return legibleIn(value) as T;
}

function legibleIn(value: unknown): unknown {
  if (typeof value === 'string') return legible(value);
  if (Array.isArray(value)) return value.map(legibleIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, legibleIn(inner)]));
}
