import { KEPT_TOGETHER } from '../elements/elements.js';
import { FONT_FILES, type FontFamily } from '../elements/font-files.js';
import { hasVariant, openFont } from './fontkit.js';
import { RecentTexts } from './recent-texts.js';

/** `ivs-fallback`: a font has the base character but not this variant of it, so the base shape is drawn. */
type GlyphSupport = 'ok' | 'ivs-fallback' | 'missing';

/** One text of a form's input, with the name a person knows the field by. */
export interface NamedText {
  field: string;
  text: string;
}

/** A character that cannot be drawn (`missing`) or not in the wanted shape (`ivs-fallback`). */
export interface GlyphProblem {
  field: string;
  /** With the marks on it; of a heap of marks the first, then `…`. */
  character: string;
  /** For example `U+9089 U+E0101`. */
  codePoint: string;
  support: Exclude<GlyphSupport, 'ok'>;
}

type Flaw = Omit<GlyphProblem, 'field'>;

/** A stretch of text in one font. */
export interface Run {
  text: string;
  font: FontFamily;
}

const isVariationSelector = (codePoint: number): boolean =>
  (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);

const codePointsOf = (text: string): number[] => [...text].map((character) => character.codePointAt(0) as number);

const name = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;

/** Line ends and tabs as the engine lays them out, whatever a browser or spreadsheet sent. */
const layoutText = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ');

/** Splits into what belongs to one glyph: a base character with its variation selector and combining marks. */
function clusters(text: string): string[] {
  const found: string[] = [];
  for (const character of layoutText(text)) {
    const joins = /\p{M}/u.test(character); // variation selectors are marks too
    if (joins && found.length > 0) found[found.length - 1] += character;
    else found.push(character);
  }
  return found;
}

/** Marks of one letter in any text that people write (Unicode's limit for streams is 30); normalising takes the square of their number. */
const MOST_COMPOSED = 32;

/**
 * A letter and the mark typed after it (は + ゙, as macOS writes it) as the one character they make, if a font has it: fontkit would
 * set the mark in the wrong place. Letters that NFC would replace by another shape stay as they are.
 */
function composed(cluster: string, base: FontFamily): string {
  const [letter = ''] = cluster;
  const isAsItIs =
    cluster.length === letter.length ||
    cluster.length > MOST_COMPOSED ||
    codePointsOf(cluster).some(isVariationSelector) ||
    letter.normalize('NFC') !== letter;
  if (isAsItIs) return cluster;
  const character = cluster.normalize('NFC');
  return resolve(character, base).support === 'ok' ? character : cluster;
}

const PLAIN = 1;
const NOT_PLAIN = 2;
const plainness = new Map<FontFamily, Uint8Array>();

/** Whether each character of a text is drawn by this font on its own, as nearly all are: a quick answer to the usual question. */
function isDrawnPlainly(text: string, base: FontFamily): boolean {
  let known = plainness.get(base);
  if (!known) plainness.set(base, (known = new Uint8Array(0x10000)));
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    known[unit] ||= isPlainUnit(text.charAt(index), base) ? PLAIN : NOT_PLAIN;
    if (known[unit] === NOT_PLAIN) return false;
  }
  return true;
}

/** Half of a character beyond U+FFFF and what joins the character before it are not plain, nor is what {@link layoutText} changes. */
function isPlainUnit(unit: string, base: FontFamily): boolean {
  if (/[\p{M}\p{Cs}\r\t]/u.test(unit)) return false;
  const { family, support } = resolve(unit, base);
  return family === base && support === 'ok';
}

interface Resolution {
  family: FontFamily;
  support: GlyphSupport;
}

/** A letter can bear any marks, so there is no end of new clusters. A text that people write has a few that are not plain. */
const resolutions = new RecentTexts<Resolution>(100_000);

/** The first font of the chain that draws the cluster; else the first that has at least its base character. */
function resolve(cluster: string, base: FontFamily): Resolution {
  const key = base + cluster;
  const known = resolutions.get(key);
  if (known) return known;
  const resolution = look(cluster, base);
  resolutions.keep(key, resolution);
  return resolution;
}

function look(cluster: string, base: FontFamily): Resolution {
  if (cluster === '\n') return { family: base, support: 'ok' }; // layout, not a glyph
  const codePoints = codePointsOf(cluster);
  const selector = codePoints.find(isVariationSelector);
  const drawn = codePoints.filter((codePoint) => !isVariationSelector(codePoint));
  const has = (family: FontFamily): boolean => {
    const font = openFont(FONT_FILES[family].normal);
    return drawn.length > 0 && drawn.every((codePoint) => font.hasGlyphForCodePoint(codePoint));
  };
  const chain: FontFamily[] = [base, 'Fallback', 'Symbols'];
  const first = chain.find(has); // the others are not opened for nothing: each takes some 10 MB
  if (!first) return { family: base, support: 'missing' };
  if (selector === undefined) return { family: first, support: 'ok' };
  const candidates = chain.filter(has);
  const exact = candidates.find((family) =>
    hasVariant(openFont(FONT_FILES[family].normal), drawn[0] as number, selector),
  );
  return exact ? { family: exact, support: 'ok' } : { family: first, support: 'ivs-fallback' };
}

/** As {@link resolve}, for a cluster as it is drawn: most stand in a font as one plain character. */
function familyOf(cluster: string, base: FontFamily): FontFamily {
  return plainness.get(base)?.[cluster.charCodeAt(0)] === PLAIN && cluster.length === 1
    ? base
    : resolve(cluster, base).family;
}

/**
 * Splits a text into stretches of one font each, because pdfmake has no font fallback.
 * A character no font has stays in `base`; {@link checkGlyphs} is what reports it.
 */
export function splitByFont(text: string, base: FontFamily): Run[] {
  if (isDrawnPlainly(text, base)) return [{ text, font: base }];
  const runs: Run[] = [];
  for (const written of clusters(text)) {
    const cluster = composed(written, base);
    const last = runs.at(-1);
    const family = cluster === KEPT_TOGETHER ? (last?.font ?? base) : familyOf(cluster, base);
    if (last?.font === family) last.text += cluster;
    else runs.push({ text: cluster, font: family });
  }
  return runs;
}

/** A character no font has is printed as the printer's 〓 where nothing is issued. */
const GETA = '〓';

/** The text with 〓 for each character that no font has. */
export function legible(text: string, base: FontFamily = 'Mincho'): string {
  if (isDrawnPlainly(text, base)) return text;
  return clusters(text)
    .map((cluster) => (resolve(composed(cluster, base), base).support === 'missing' ? GETA : cluster))
    .join('');
}

/** Code points of a character that are named; a heap of marks is told by its first. */
const MOST_CODE_POINTS = 6;

function flawOf(cluster: string, support: Flaw['support']): Flaw {
  const named = [...cluster.slice(0, 2 * MOST_CODE_POINTS)].slice(0, MOST_CODE_POINTS).join('');
  const rest = named.length < cluster.length;
  return {
    character: rest ? `${named}…` : cluster,
    codePoint: [...codePointsOf(named).map(name), ...(rest ? ['…'] : [])].join(' '),
    support,
  };
}

/**
 * How many problems of each kind are named: whoever writes nothing but such characters is not told of a million, and nothing is looked
 * for behind so many characters that cannot be drawn.
 */
const MOST_NAMED = 25;

/** What was found in texts that are not drawn plainly: the same stand on several documents of a case, and are looked at by several people. */
const knownFlaws = new RecentTexts<readonly Flaw[]>(400_000);

/** The first characters of a text that would not come out right, each once. */
function flawsOf(text: string, base: FontFamily): readonly Flaw[] {
  const key = `${base}\n${text}`;
  const known = knownFlaws.get(key);
  if (known) return known;
  const flaws: Flaw[] = [];
  const left = { missing: MOST_NAMED, 'ivs-fallback': MOST_NAMED };
  for (const written of new Set(clusters(text))) {
    if (left.missing === 0) break;
    const cluster = composed(written, base);
    const { support } = resolve(cluster, base);
    if (support !== 'ok' && (left[support] -= 1) >= 0) flaws.push(flawOf(cluster, support));
  }
  knownFlaws.keep(key, flaws);
  return flaws;
}

/**
 * Finds, before anything is drawn, the characters that would not come out right. A character is named once for each field, and no more
 * than 25 are named of each kind. Text is never normalised as a whole: NFC would turn 神 (U+FA19) into 神.
 */
export function checkGlyphs(texts: readonly NamedText[], base: FontFamily = 'Mincho'): GlyphProblem[] {
  const problems = new Map<string, GlyphProblem>();
  const left = { missing: MOST_NAMED, 'ivs-fallback': MOST_NAMED };
  for (const { field, text } of texts) {
    if (left.missing === 0) break;
    if (isDrawnPlainly(text, base)) continue;
    for (const flaw of flawsOf(text, base)) {
      const key = `${field} ${flaw.codePoint}`;
      if (left[flaw.support] === 0 || problems.has(key)) continue;
      left[flaw.support] -= 1;
      problems.set(key, { field, ...flaw });
    }
  }
  return [...problems.values()];
}
