/** What keeps a typed text from being stored: what nothing may keep (platform/text.ts), and what no document could print. */
import { checkGlyphs } from '../../pdf/engine/index.js';
import { textProblem } from '../../platform/text.js';

const MOST_NAMED = 5;

/**
 * What is wrong with a cleaned text; null when it can be kept. Every text may come to stand on a document, so a character that none of
 * their fonts has is told beside the field, and not only when the document is drawn.
 * @param longest in characters (code points)
 */
export function keptTextProblem(label: string, text: string, longest: number): string | null {
  return textProblem(label, text, longest) ?? unprintable(label, text);
}

function unprintable(label: string, text: string): string | null {
  const missing = checkGlyphs([{ field: label, text }]).filter(({ support }) => support === 'missing');
  if (missing.length === 0) return null;
  const named = missing.slice(0, MOST_NAMED).map(({ character, codePoint }) => `「${character}」（${codePoint}）`);
  const rest = missing.length > MOST_NAMED ? 'など' : '';
  return `${label}の${named.join('')}${rest}は文書に印刷できない文字です。別の字かかなに置き換えてください。`;
}
