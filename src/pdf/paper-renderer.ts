import { number } from './numbers.js';
import type { PaperLine } from './paper-layout.js';
import { StockRenderer, type GlyphPosition, type Inline, type KitDocument, type LaidOutPage, type Vector, type WordDrawing } from './pdfmake-parts.js';
import { isPlainStyle } from './quick-inlines.js';
import type { StructureTree } from './structure-tree.js';

/**
 * Draws what was laid out. pdfmake draws every word (for Japanese: every character) and every rule with a dozen operators of
 * its own; here a line of one font is one operator and a property is set only when it changes. What the papers do not use
 * (links, underlines …) is left to pdfmake. Everything drawn is either text of the structure tree or an artifact.
 */
export class PaperRenderer extends StockRenderer {
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

  override renderLine(line: PaperLine, x: number, y: number): void {
    this.structure.enterText(line);
    this.lookAtPage();
    const words = line.inlines.filter(({ text }) => text !== '').map(wordOf);
    if ('_outline' in line || '_pageNodeRef' in line || !words.every(isSimple)) {
      return this.leavingNoTrace(() => super.renderLine(line, x, y));
    }
    const baseline = y + line.getAscenderHeight();
    let from = 0;
    for (let to = 1; to <= words.length; to += 1) {
      if (to < words.length && sameStyle(words[from] as Word, words[to] as Word)) continue;
      this.drawWords(words.slice(from, to), x, baseline);
      from = to;
    }
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

  private drawWords(words: readonly Word[], x: number, baseline: number): void {
    const [first] = words;
    if (!first || !this.page) return;
    const { font, fontSize, color, x: start } = first.inline;
    const { height, fonts } = this.page;
    this.useFill(color);
    fonts[font.id] ??= font.ref();
    const left = number(x + start);
    // the page counts from its top and glyphs stand upright only where it counts from the bottom, as everywhere in pdfkit
    const upright = `1 0 0 -1 0 ${height} cm`;
    const text = `BT /${font.id} ${number(fontSize)} Tf 1 0 0 1 ${left} ${number(height - baseline)} Tm [${glyphsAt(words, x, left)}] TJ ET`;
    this.document.addContent(`q ${upright} ${text} Q`);
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

interface Word {
  inline: Inline;
  glyphs: string[];
  positions: GlyphPosition[];
}

function wordOf(inline: Inline): Word {
  const drawing: WordDrawing = inline.drawing?.text === inline.text ? inline.drawing : { text: inline.text };
  if (!drawing.glyphs) [drawing.glyphs, drawing.positions] = inline.font.encode(inline.text);
  return { inline, glyphs: drawing.glyphs, positions: drawing.positions ?? [] };
}

function isSimple({ inline, positions }: Word): boolean {
  const marksMove = positions.some(({ xOffset, yOffset }) => xOffset || yOffset);
  return !marksMove && (inline.drawing !== undefined || isPlainStyle(inline));
}

/** Properties of vectors that pdfmake draws and we do not. */
const UNUSUAL = new Set(['dash', 'r', 'linearGradient', 'fillOpacity', 'strokeOpacity', 'lineCap', 'lineJoin']);

function sameStyle({ inline: one }: Word, { inline: other }: Word): boolean {
  return one.font === other.font && one.fontSize === other.fontSize && one.color === other.color;
}

/**
 * The glyphs of a line for the operator TJ, from `left` on. Numbers between them (1/1000 of the font size, to the left) move
 * to where a word begins, for justified lines and where the font's own step differs.
 */
function glyphsAt(words: readonly Word[], x: number, left: number): string {
  let operand = '';
  let hex = '';
  let pen = left;
  const moveTo = (target: number, perUnit: number): void => {
    const units = Math.round(((target - pen) / perUnit) * 1000) / 1000;
    if (units === 0) return;
    operand += `<${hex}>${-units}`;
    hex = '';
    pen += units * perUnit;
  };
  for (const { inline, glyphs, positions } of words) {
    const perUnit = inline.fontSize / 1000;
    let target = x + inline.x;
    glyphs.forEach((glyph, index) => {
      moveTo(target, perUnit);
      hex += glyph;
      const { xAdvance, advanceWidth } = positions[index] as GlyphPosition;
      pen += advanceWidth * perUnit;
      target += xAdvance * perUnit;
    });
  }
  return `${operand}<${hex}>`;
}
