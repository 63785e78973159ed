import { FONT_FILES, type FontFamily } from './font-files.js';
import { hasVariant, openFont } from './fontkit.js';

/** `ivs-fallback`: a font has the base character but not this variant of it, so the base shape is drawn. */
export type GlyphSupport = 'ok' | 'ivs-fallback' | 'missing';

/** One text of a form's input, with the name a person knows the field by. */
export interface NamedText {
  field: string;
  text: string;
}

/** A character that cannot be drawn (`missing`) or not in the wanted shape (`ivs-fallback`). */
export interface GlyphProblem {
  field: string;
  character: string;
  /** For example `U+9089 U+E0101`. */
  codePoint: string;
  support: Exclude<GlyphSupport, 'ok'>;
}

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
function clusters(text: string, base: FontFamily): string[] {
  const found: string[] = [];
  for (const character of layoutText(text)) {
    const joins = /\p{M}/u.test(character); // variation selectors are marks too
    if (joins && found.length > 0) found[found.length - 1] += character;
    else found.push(character);
  }
  return found.map((cluster) => composed(cluster, base));
}

/**
 * A letter and the mark typed after it (は + ゙, as macOS writes it) as the one character they make, if a font has it: fontkit would
 * set the mark in the wrong place. Letters that NFC would replace by another shape stay as they are.
 */
function composed(cluster: string, base: FontFamily): string {
  const [letter = ''] = cluster;
  const isAsItIs = cluster.length === letter.length || codePointsOf(cluster).some(isVariationSelector) || letter.normalize('NFC') !== letter;
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

const resolutions = new Map<string, Resolution>();

/** The first font of the chain that draws the cluster; else the first that has at least its base character. */
function resolve(cluster: string, base: FontFamily): Resolution {
  const key = base + cluster;
  const known = resolutions.get(key);
  if (known) return known;
  const resolution = look(cluster, base);
  resolutions.set(key, resolution);
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

/**
 * Splits a text into stretches of one font each, because pdfmake has no font fallback.
 * A character no font has stays in `base`; {@link checkGlyphs} is what reports it.
 */
export function splitByFont(text: string, base: FontFamily): Run[] {
  if (isDrawnPlainly(text, base)) return [{ text, font: base }];
  const runs: Run[] = [];
  for (const cluster of clusters(text, base)) {
    const { family } = resolve(cluster, base);
    const last = runs.at(-1);
    if (last?.font === family) last.text += cluster;
    else runs.push({ text: cluster, font: family });
  }
  return runs;
}

/**
 * Finds, before anything is drawn, each character that would not come out right. A character is named once for
 * each field. Text is never normalised as a whole: NFC would turn 神 (U+FA19) into 神.
 */
export function checkGlyphs(texts: readonly NamedText[], base: FontFamily = 'Mincho'): GlyphProblem[] {
  const problems = new Map<string, GlyphProblem>();
  for (const { field, text } of texts) {
    if (isDrawnPlainly(text, base)) continue;
    for (const character of clusters(text, base)) {
      const { support } = resolve(character, base);
      if (support === 'ok') continue;
      const codePoint = codePointsOf(character).map(name).join(' ');
      problems.set(`${field} ${codePoint}`, { field, character, codePoint, support });
    }
  }
  return [...problems.values()];
}
