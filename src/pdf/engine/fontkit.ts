import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** One default range of a variation selector: the font's plain glyph is already the wanted shape. */
interface DefaultRange {
  startUnicodeValue: number;
  additionalCount: number;
}

interface VariationSelector {
  varSelector: number;
  defaultUVS: Iterable<DefaultRange> | null;
  nonDefaultUVS: Iterable<{ unicodeValue: number; glyphID: number }> | null;
}

/** The part of fontkit's (undocumented) character map that the fix below touches. */
interface CmapProcessor {
  uvs: { varSelectors: { toArray(): VariationSelector[] } } | null;
  getVariationSelector(codePoint: number, selector: number): number;
}

/** The part of a fontkit font that the engine uses. */
export interface Font {
  readonly unitsPerEm: number;
  readonly _cmapProcessor: CmapProcessor;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphsForString(text: string): { id: number }[];
  getGlyph(id: number, codePoints?: number[]): Glyph | null;
  layout(text: string): { glyphs: { id: number }[]; positions: object[] };
}

interface Glyph {
  readonly codePoints: readonly number[];
  /** Reads the outline from the font. */
  _decode: (this: Glyph) => unknown;
}

interface Fontkit {
  create(bytes: Buffer): Font;
  registerFormat(format: unknown): void;
}

// pdfkit loads fontkit's CommonJS build; `import 'fontkit'` would load a second copy, and a patch there would change nothing.
const fromHere = createRequire(import.meta.url);
const fromPdfmake = createRequire(fromHere.resolve('pdfmake'));
const fromPdfkit = createRequire(fromPdfmake.resolve('pdfkit'));

/** The very copy of fontkit that pdfkit draws with. */
export const fontkit = fromPdfkit('fontkit') as Fontkit;

interface VariantTable {
  defaults: DefaultRange[];
  glyphs: Map<number, number>;
}

const variantTables = new WeakMap<CmapProcessor, Map<number, VariantTable>>();

function variantTable(cmap: CmapProcessor, selector: number): VariantTable | undefined {
  let tables = variantTables.get(cmap);
  if (!tables) {
    const selectors = cmap.uvs?.varSelectors.toArray() ?? [];
    tables = new Map(
      selectors.map(({ varSelector, defaultUVS, nonDefaultUVS }) => [
        varSelector,
        {
          defaults: [...(defaultUVS ?? [])],
          glyphs: new Map([...(nonDefaultUVS ?? [])].map(({ unicodeValue, glyphID }) => [unicodeValue, glyphID])),
        },
      ]),
    );
    variantTables.set(cmap, tables);
  }
  return tables.get(selector);
}

/** Whether the font knows this ideographic variation sequence (as a glyph of its own or as its plain glyph). */
export function hasVariant(font: Font, codePoint: number, selector: number): boolean {
  const table = variantTable(font._cmapProcessor, selector);
  if (!table) return false;
  const isDefault = table.defaults.some(
    ({ startUnicodeValue, additionalCount }) =>
      codePoint >= startUnicodeValue && codePoint <= startUnicodeValue + additionalCount,
  );
  return isDefault || table.glyphs.has(codePoint);
}

/**
 * fontkit 2.0.4 skips a selector's glyph table whenever the selector also has a default table that lacks the
 * character, and then silently draws the plain shape: 辻󠄀 would come out as 辻. This replaces the lookup.
 */
function fixVariationSelectors(font: Font): void {
  const prototype = Object.getPrototypeOf(font._cmapProcessor) as CmapProcessor;
  prototype.getVariationSelector = function (this: CmapProcessor, codePoint, selector) {
    return variantTable(this, selector)?.glyphs.get(codePoint) ?? 0;
  };
}

/**
 * Gives every font BIZ UD's line box (0.88 em above, 0.12 em below the baseline). Noto's own box would make each
 * line with one fallback character 44 % taller than its neighbours.
 */
function alignLineMetrics(font: Font): void {
  Object.defineProperties(font, {
    ascent: { value: Math.round(0.88 * font.unitsPerEm) },
    descent: { value: -Math.round(0.12 * font.unitsPerEm) },
    lineGap: { value: 0 },
  });
}

/**
 * A font keeps a glyph with the characters it was first asked for, and our fonts outlive their documents: after a document with 邊󠄀 (drawn
 * by the glyph of 邊) the text of every 邊 would read 邊󠄀. A glyph comes back with the characters it is asked for.
 */
function keepGlyphsOfTheirText(font: Font): void {
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const glyph = getGlyph(id, codePoints);
    const isOfThem =
      !glyph ||
      codePoints.length === 0 ||
      (glyph.codePoints.length === codePoints.length &&
        glyph.codePoints.every((one, index) => one === codePoints[index]));
    return isOfThem ? glyph : (Object.create(glyph, { codePoints: { value: codePoints } }) as Glyph);
  };
}

const outlines = new WeakMap<Glyph, unknown>();

/** fontkit reads the outline of a glyph anew for every document that takes it, only to see whether it is made of other glyphs. */
function rememberOutlines(font: Font): void {
  const glyph = Object.getPrototypeOf(font.getGlyph(0)) as Glyph;
  if (outlines.has(glyph)) return; // all fonts have the same kind of glyph
  const decode = glyph._decode;
  outlines.set(glyph, null);
  glyph._decode = function (this: Glyph) {
    if (!outlines.has(this)) outlines.set(this, decode.call(this));
    return outlines.get(this);
  };
}

const openFonts = new Map<string, Font>();

/** The parsed font of a file, opened once for each process or worker and patched as described above. */
export function openFont(path: string): Font {
  let font = openFonts.get(path);
  if (!font) {
    font = fontkit.create(readFileSync(path));
    fixVariationSelectors(font);
    alignLineMetrics(font);
    keepGlyphsOfTheirText(font);
    rememberOutlines(font);
    openFonts.set(path, font);
  }
  return font;
}
