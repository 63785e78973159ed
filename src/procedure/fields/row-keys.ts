/** What tells the rows of a list from one another. */
import { bareName } from '../terms/bare-name.js';

/**
 * The same for rows that say the same thing again, by the texts under these names without spaces and in any width; null for a row without its first
 * text, which only lacks that.
 */
export function rowKey(unique: readonly string[], row: Readonly<Record<string, unknown>>): string | null {
  const texts = unique.map((name) => (typeof row[name] === 'string' ? bareName(row[name]) : ''));
  return texts[0] === '' ? null : JSON.stringify(texts);
}
