/**
 * What may stand in a text that a person or a program sends: the one home of these rules for every form, address and
 * body. `clean…` mends what nobody sees or means; `textProblem` says what is left that cannot be kept.
 */

const LINE_ENDS = /\r\n?|[\u000b\f\u0085\u2028\u2029]/gu;

/**
 * Marks that draw nothing (copied from web pages along with a name), would make two names of one, or turn the writing direction so that
 * a text reads otherwise than it is stored.
 */
const INVISIBLE = /(?![\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
/** What looks like a space, beside the full-width one; the fonts of the documents lack most of them. */
const SPACES = /(?!\u3000)[\t\p{Zs}\u2800]/gu;
/** A selector that chooses no form: names need it behind a kanji (葛󠄀), and signs behind a sign; anywhere else it is invisible. */
const STRAY_SELECTOR =
  /(?<!\p{Ideographic})[\u{e0100}-\u{e01ef}]|(?<![\p{Ideographic}\p{S}\p{P}\p{N}])[\ufe00-\ufe0f]/gu;
const HALF_WIDTH_KANA = /[\uff66-\uff9f]+/gu;

/**
 * Text of several lines: line ends as \n, tabs and odd spaces as plain ones, without marks that nobody sees, trimmed.
 * Never NFC or NFKC: both would change a name (神 U+FA19, ㈱).
 */
export function cleanLines(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(SPACES, ' ').replace(INVISIBLE, '').replace(STRAY_SELECTOR, '').trim();
}

/** Text of one line: as above, runs of spaces made one, half-width kana made full width. */
export function cleanLine(text: string): string {
  const oneLine = cleanLines(text)
    .replace(/\n+/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .replace(/\u3000{2,}/gu, '\u3000');
  return oneLine.replace(HALF_WIDTH_KANA, (kana) => kana.normalize('NFKC'));
}

/** Control characters but the line end, half surrogate pairs, non-characters. */
const IMPOSSIBLE = /(?!\n)[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
/** What a decoder leaves of bytes it cannot read. */
const GARBLED = /\ufffd/u;
/** 外字: every machine draws another letter there, or none. */
const PRIVATE_USE = /\p{Co}/u;

/**
 * What is wrong with a cleaned text; null when it can be kept.
 * @param longest in characters (code points)
 * @returns Japanese: which character where, and what to do about it
 */
export function textProblem(label: string, text: string, longest: number): string | null {
  const impossible = placeOf(text, IMPOSSIBLE);
  if (impossible)
    return `${label}に使えない文字（${impossible.name}、${impossible.position}文字目）が含まれています。画面に見えないことがあるので、その前後を消して入力し直してください。`;
  const garbled = placeOf(text, GARBLED);
  if (garbled) return `${label}の${garbled.position}文字目が文字化けしています。入力し直してください。`;
  const privateUse = placeOf(text, PRIVATE_USE);
  if (privateUse)
    return `${label}に外字（${privateUse.name}、${privateUse.position}文字目）が含まれています。外字はほかの機械で表示も印刷もできないため、別の字かかなに置き換えてください。`;
  return lengthProblem(label, text, longest);
}

function lengthProblem(label: string, text: string, longest: number): string | null {
  if (text.length <= longest) return null; // never fewer units than characters
  const length = countOf(text);
  return length <= longest
    ? null
    : `${label}は${longest.toLocaleString('ja-JP')}文字以内で入力してください（今は${length.toLocaleString('ja-JP')}文字です）。`;
}

function placeOf(text: string, characters: RegExp): { name: string; position: number } | null {
  const found = characters.exec(text);
  if (!found) return null;
  const code = found[0].codePointAt(0) ?? 0;
  return {
    name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
    position: countOf(text.slice(0, found.index)) + 1,
  };
}

/** How many code points; a text of megabytes is never spread into an array. */
function countOf(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** Words of a search or an identifier in an address: cleaned like what is stored, what no stored text holds becomes a space, the rest is cut off. */
export function searchWords(text: string, longest: number): string {
  return [...cleanLine(text.slice(0, 2 * longest).replace(/[\p{Cc}\p{Cs}]/gu, ' '))].slice(0, longest).join('');
}

/** An identifier that a page or a program made: short, in one line, with nothing in it that cannot be stored. */
export function isIdentifier(value: unknown, longest: number): value is string {
  return (
    typeof value === 'string' && value !== '' && value === cleanLine(value) && textProblem('', value, longest) === null
  );
}

/** Whether the escapes of an address or a form (`%E9%AB%99`) spell text: those of other encodings and broken ones do not. */
export function isSpelledInUtf8(escaped: string): boolean {
  try {
    decodeURIComponent(escaped);
    return true;
  } catch {
    return false;
  }
}
