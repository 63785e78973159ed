import { number } from './numbers.js';
import { PlainLine, type DocumentLine } from './document-lines.js';
import {
  StockRenderer,
  type DocumentFont,
  type GlyphPosition,
  type KitDocument,
  type LaidOutPage,
  type Vector,
} from './pdfmake-parts.js';
import { isPlainStyle } from './quick-inlines.js';
import type { StructureTree } from './structure-tree.js';

/**
 * Draws what was laid out. pdfmake draws every word (for Japanese: every character) and every rule with a dozen operators of
 * its own; here a line of one font is one operator and a property is set only when it changes. What the documents do not use
 * (links, underlines …) is left to pdfmake. Everything drawn is either text of the structure tree or an artifact.
 */
export class LeanRenderer extends StockRenderer {
  private readonly shown = new WeakMap<Stretch['words'], string>();
  private readonly encoded = new Map<DocumentFont, Map<string, Glyphs>>();
  private page: KitDocument['page'] = null;
  /** Properties as they were set last on this page; undefined where that is not known. */
  private fill: string | undefined;
  private stroke: string | undefined;
  private width: number | undefined;

  constructor(
    private readonly document: KitDocument,
    private readonly structure: StructureTree,
  ) {
    super(document);
  }

  override renderLine(line: DocumentLine, x: number, y: number): void {
    this.structure.enterText(line);
    this.lookAtPage();
    const stretches = stretchesOf(line);
    const shown = stretches.map((stretch) => this.showingOf(stretch));
    if (stretches.length === 0 || shown.includes(undefined)) {
      return this.leavingNoTrace(() => super.renderLine(line instanceof PlainLine ? line.spelledOut() : line, x, y));
    }
    const baseline = y + line.getAscenderHeight();
    stretches.forEach((stretch, index) => this.drawStretch(stretch, shown[index] as string, x, baseline));
  }

  override renderVector(vector: Vector): void {
    this.structure.enterArtifact();
    this.lookAtPage();
    const { type, color, lineColor } = vector;
    const simple = Object.keys(vector).every((key) => !UNUSUAL.has(key) || vector[key as keyof Vector] === undefined);
    if (type === 'line' && simple) this.drawRule(vector);
    else if (type === 'rect' && simple && color && !lineColor) this.drawArea(vector, color);
    else this.leavingNoTrace(() => super.renderVector(vector));
  }

  override beginVerticalAlignment(item: unknown): void {
    this.structure.leave();
    super.beginVerticalAlignment(item);
  }

  override endVerticalAlignment(item: unknown): void {
    this.structure.leave();
    super.endVerticalAlignment(item);
    this.fill = this.stroke = this.width = undefined; // what was set in between may hold or not
  }

  override renderWatermark(page: LaidOutPage): void {
    this.structure.enterArtifact();
    this.leavingNoTrace(() => super.renderWatermark(page));
  }

  private drawStretch({ font, fontSize, color, words }: Stretch, operand: string, x: number, baseline: number): void {
    if (!this.page || operand === '') return;
    const { height, fonts } = this.page;
    this.useFill(color);
    fonts[font.id] ??= font.ref();
    // the page counts from its top and glyphs stand upright only where it counts from the bottom, as everywhere in pdfkit
    const upright = `1 0 0 -1 0 ${height} cm`;
    const place = `1 0 0 1 ${number(x + (words[0]?.x ?? 0))} ${number(height - baseline)} Tm`;
    this.document.addContent(`q ${upright} BT /${font.id} ${number(fontSize)} Tf ${place} ${operand} ET Q`);
  }

  /** The same words in the same places have the same glyphs; undefined where marks must be moved up or down, which TJ cannot. */
  private showingOf({ words, font, fontSize }: Stretch): string | undefined {
    const known = this.shown.get(words);
    if (known !== undefined) return known;
    const glyphs = words.map(({ text }) => this.glyphsOf(text, font));
    if (glyphs.some(({ moved }) => moved)) return undefined;
    const operand = showing(words, glyphs, fontSize / 1000);
    this.shown.set(words, operand);
    return operand;
  }

  private glyphsOf(text: string, font: DocumentFont): Glyphs {
    const ofFont = this.encoded.get(font) ?? new Map<string, Glyphs>();
    this.encoded.set(font, ofFont);
    let glyphs = ofFont.get(text);
    if (!glyphs) {
      const [codes, positions] = font.encode(text);
      glyphs = { codes, positions, moved: positions.some(({ xOffset, yOffset }) => xOffset || yOffset) };
      ofFont.set(text, glyphs);
    }
    return glyphs;
  }

  private drawRule({ x1, y1, x2, y2, lineWidth = 1, lineColor = 'black' }: Vector): void {
    if (this.width !== lineWidth) this.document.lineWidth((this.width = lineWidth));
    if (this.stroke !== lineColor) this.document.strokeColor((this.stroke = lineColor));
    this.document.addContent(`${number(x1)} ${number(y1)} m ${number(x2)} ${number(y2)} l S`);
  }

  private drawArea({ x, y, w, h }: Vector, color: string): void {
    this.useFill(color);
    this.document.addContent(`${number(x)} ${number(y)} ${number(w)} ${number(h)} re f`);
  }

  private useFill(color: string): void {
    if (this.fill !== color) this.document.fillColor((this.fill = color));
  }

  /** A page begins with black and a line of one point. */
  private lookAtPage(): void {
    if (this.document.page === this.page) return;
    this.page = this.document.page;
    this.fill = 'black';
    this.stroke = 'black';
    this.width = 1;
  }

  /** What pdfmake sets for itself (colours, dashes …) does not hold for what follows. */
  private leavingNoTrace(draw: () => void): void {
    this.document.save();
    draw();
    this.document.restore();
  }
}

/** Words of a line that have one style. Lengths in points. */
interface Stretch {
  words: readonly { readonly text: string; readonly x: number }[];
  font: DocumentFont;
  fontSize: number;
  color: string;
}

/** A word's glyphs in the font of a document. */
interface Glyphs {
  codes: readonly string[];
  positions: readonly GlyphPosition[];
  /** Whether one of them is not drawn where the one before it ends. */
  moved: boolean;
}

/** The line's words by their style; none where pdfmake has to draw it. */
function stretchesOf(line: DocumentLine): Stretch[] {
  if (line instanceof PlainLine) {
    const { broken, font, style } = line;
    return [{ words: broken.words, font, fontSize: style.fontSize, color: style.color }];
  }
  if ('_outline' in line || '_pageNodeRef' in line || !line.inlines.every(isPlainStyle)) return [];
  const stretches: (Stretch & { words: { text: string; x: number }[] })[] = [];
  for (const { text, x, font, fontSize, color } of line.inlines) {
    const last = stretches.at(-1);
    if (last?.font === font && last.fontSize === fontSize && last.color === color) last.words.push({ text, x });
    else stretches.push({ words: [{ text, x }], font, fontSize, color });
  }
  return stretches;
}

/** Properties of vectors that pdfmake draws and we do not. */
const UNUSUAL = new Set(['dash', 'r', 'linearGradient', 'fillOpacity', 'strokeOpacity', 'lineCap', 'lineJoin']);

/**
 * The operator that shows the glyphs of words, from the first word on; '' for none. Numbers between them (1/1000 of the font size,
 * to the left) move to where a word begins, for justified lines and where the font's own step differs.
 * @param perUnit 1/1000 of the font size in points
 */
function showing(words: Stretch['words'], glyphs: readonly Glyphs[], perUnit: number): string {
  let operand = '';
  let hex = '';
  let pen = words[0]?.x ?? 0;
  words.forEach(({ x }, word) => {
    const { codes, positions } = glyphs[word] as Glyphs;
    let target = x;
    codes.forEach((code, index) => {
      const units = Math.round(((target - pen) / perUnit) * 1000) / 1000;
      if (units !== 0) {
        operand += `<${hex}>${-units}`;
        hex = '';
        pen += units * perUnit;
      }
      hex += code;
      const { xAdvance, advanceWidth } = positions[index] as GlyphPosition;
      pen += advanceWidth * perUnit;
      target += xAdvance * perUnit;
    });
  });
  return hex === '' ? '' : `[${operand}<${hex}>] TJ`;
}
