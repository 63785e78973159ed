import { StockTextInlines, type Inline, type MeasuredText, type StyleStack } from './pdfmake-parts.js';

/** What a text's words depend on besides the text itself. */
const STYLE_PROPERTIES = [
  'font', 'bold', 'italics', 'alignment', 'fontSize', 'fontFeatures', 'characterSpacing', 'color', 'decoration', 'decorationColor',
  'decorationStyle', 'decorationThickness', 'background', 'link', 'linkToPage', 'linkToDestination', 'noWrap', 'opacity', 'sup', 'sub',
  'lineHeight', 'preserveLeadingSpaces', 'preserveTrailingSpaces', 'leadingIndent', 'wordBreak', '_pageRef', '_tocItemRef',
] as const;

/** Texts kept; the fixed sentences and captions of a form are far fewer. */
const KEPT = 400;

/** Marks of a word that has no style of its own. */
const PLAIN_KEYS = new Set(['text', 'lineEnd', 'noNewLine']);

function isPlain(word: Inline): boolean {
  for (const key in word) if (!PLAIN_KEYS.has(key)) return false;
  return true;
}

/** Whether a word is drawn by its glyphs alone: it has no link, underline, background … */
export function isPlainStyle(word: Inline): boolean {
  const plain = word.opacity === 1 && !word.decoration && !word.background && !word.characterSpacing && !word.fontFeatures && !word.sup && !word.sub;
  return plain && !word.link && !word.linkToPage && !word.linkToDestination && !word._pageNodeRef;
}

/** A word of plain style for one place. All have the same properties in the same order, which makes them quick to lay out. */
function copyOf(word: Inline): Inline {
  return {
    text: word.text,
    x: 0,
    width: word.width,
    height: word.height,
    leadingCut: word.leadingCut,
    trailingCut: word.trailingCut,
    lineEnd: word.lineEnd,
    noNewLine: word.noNewLine,
    noWrap: word.noWrap,
    font: word.font,
    fontSize: word.fontSize,
    alignment: word.alignment,
    color: word.color,
    opacity: word.opacity,
    drawing: word.drawing,
  };
}

/**
 * pdfmake's measuring of texts, made quick for Japanese, which has as many words as characters. pdfmake asks for twenty properties
 * of style for each: here the words of one text share them, and the words of a text that comes again (in a pack, most do) are
 * copied from the first time.
 */
export class QuickInlines extends StockTextInlines {
  private readonly known = new Map<string, MeasuredText>();

  override buildInlines(text: unknown, styles: StyleStack): MeasuredText {
    const style = typeof text === 'string' ? styleKey(styles) : undefined;
    if (style === undefined) return super.buildInlines(text, styles);
    const key = `${style}\n${text as string}`;
    const measured = this.known.get(key) ?? this.measuredFirst(text, styles);
    if (!measured.items[0]?.drawing) return measured; // not of plain style
    this.known.delete(key); // and to the end: the first one is the one not used for longest
    this.known.set(key, measured);
    if (this.known.size > KEPT) this.known.delete(this.known.keys().next().value as string);
    return { ...measured, items: measured.items.map(copyOf) };
  }

  override measure(words: Inline[], styles: StyleStack): Inline[] {
    const notFirst = styles.clone();
    notFirst.push({ leadingIndent: 0 });
    let shared: Inline | undefined;
    return words.map((word, index) => {
      const plain = isPlain(word);
      if (plain && shared && !/^\s|\s$/.test(word.text)) return this.sharing(shared, word);
      super.measure([word], index === 0 ? styles : notFirst);
      if (plain && isPlainStyle(word)) shared ??= word;
      return word;
    });
  }

  private measuredFirst(text: unknown, styles: StyleStack): MeasuredText {
    const measured = super.buildInlines(text, styles);
    if (measured.items.every(isPlainStyle)) for (const word of measured.items) word.drawing = { text: word.text };
    return measured;
  }

  private sharing(style: Inline, { text, lineEnd, noNewLine }: Inline): Inline {
    const word = copyOf(style);
    word.text = text;
    word.lineEnd = lineEnd;
    word.noNewLine = noNewLine;
    word.leadingCut = 0;
    word.trailingCut = 0;
    word.width = this.widthOfText(text, word);
    return word;
  }
}

/** The styles that hold for a text as one string; undefined where there are named ones or values that are no plain ones. */
function styleKey({ styleOverrides }: StyleStack): string | undefined {
  let key = '';
  for (const property of STYLE_PROPERTIES) {
    for (let index = styleOverrides.length - 1; index >= 0; index -= 1) {
      const override = styleOverrides[index];
      if (typeof override === 'string') return undefined;
      const value = override?.[property];
      if (value === undefined || value === null) continue;
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
      key += String(value);
      break;
    }
    key += ',';
  }
  return key;
}
