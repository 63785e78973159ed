import { joinedWords } from './joined-words.js';
import { MeasuredText, type BrokenLine, type PlainStyle } from './measured-text.js';
import { RecentTexts } from './recent-texts.js';
import {
  StockTextInlines,
  TextBreaker,
  type DocumentFont,
  type Inline,
  type InlinesOf,
  type KitDocument,
  type StyleStack,
} from './pdfmake-parts.js';

/** What a text's words depend on besides the text itself. */
const STYLE_PROPERTIES = new Set([
  'font',
  'bold',
  'italics',
  'alignment',
  'fontSize',
  'fontFeatures',
  'characterSpacing',
  'color',
  'decoration',
  'decorationColor',
  'decorationStyle',
  'decorationThickness',
  'background',
  'link',
  'linkToPage',
  'linkToDestination',
  'noWrap',
  'opacity',
  'sup',
  'sub',
  'lineHeight',
  'preserveLeadingSpaces',
  'preserveTrailingSpaces',
  'leadingIndent',
  'wordBreak',
  '_pageRef',
  '_tocItemRef',
]);

/** Characters of the texts that are kept in each thread, each some 200 bytes; the fixed sentences of the forms in use have far fewer. */
const MOST_CHARACTERS = 60_000;

/** Texts by their style and words. */
const knownTexts = new RecentTexts<MeasuredText>(MOST_CHARACTERS);

/** Marks of a word that has no style of its own. */
const PLAIN_KEYS = new Set(['text', 'lineEnd', 'noNewLine', 'join']);

function hasNoStyle(word: Inline): boolean {
  for (const key in word) if (!PLAIN_KEYS.has(key)) return false;
  return true;
}

/** Widths of single characters in 1/1000 of the font size, by their font. What nobody can draw is never measured, so there are as many as the fonts have characters. */
const knownWidths = new Map<string, Map<string, number>>();

function widthOf(text: string, { family, bold, italics, fontSize }: PlainStyle, font: DocumentFont): number {
  if (text.length > 1) return font.widthOfString(text, fontSize);
  const name = `${family},${bold},${italics}`;
  const widths = knownWidths.get(name) ?? new Map<string, number>();
  knownWidths.set(name, widths);
  const width = widths.get(text) ?? font.widthOfString(text, 1000);
  widths.set(text, width);
  return width * (fontSize / 1000);
}

/** Styles by their keys; undefined for those that are not plain. */
const knownStyles = new Map<string, PlainStyle | undefined>();

/** Whether a word is drawn by its glyphs alone: it has no link, underline, background … */
export function isPlainStyle(word: Inline): boolean {
  const plain =
    word.opacity === 1 &&
    !word.decoration &&
    !word.background &&
    !word.characterSpacing &&
    !word.fontFeatures &&
    !word.sup &&
    !word.sub;
  return plain && !word.link && !word.linkToPage && !word.linkToDestination && !word._pageNodeRef;
}

/**
 * A text in one document, and how far it is laid out. pdfmake keeps it as the words of its node and hands it to
 * `LeanLayout.buildNextLine`; nobody else looks at them.
 */
export class TextReading {
  private lines: readonly BrokenLine[] | undefined;
  private done = 0;

  constructor(
    readonly text: MeasuredText,
    readonly font: DocumentFont,
  ) {}

  /**
   * The next line in a column of this width in points; nothing after the last one. The width of the first line holds for all: our documents
   * have no columns that continue each other and no pages of different sizes.
   */
  nextLine(width: number): BrokenLine | undefined {
    this.lines ??= this.text.linesIn(width, (piece) => widthOf(piece, this.text.style, this.font));
    return this.lines[this.done++];
  }
}

/**
 * pdfmake's measuring of texts, made quick for Japanese, which has as many words as characters: pdfmake asks for twenty properties
 * of style for each and lays out each for itself. A text of one plain style is measured once (see {@link MeasuredText}).
 */
export class QuickInlines extends StockTextInlines {
  constructor(private readonly document: KitDocument) {
    super(document);
  }

  override buildInlines(text: unknown, styles: StyleStack): InlinesOf<object> {
    const style = typeof text === 'string' ? styleKey(styles) : undefined;
    if (style === undefined) return super.buildInlines(text, styles);
    const key = `${style}\n${text as string}`;
    const measured = knownTexts.get(key) ?? this.measuredFirst(text as string, { key, style, styles });
    if (!measured) return super.buildInlines(text, styles);
    const { minWidth, maxWidth } = measured;
    return { items: new TextReading(measured, this.fontOf(measured.style)), minWidth, maxWidth };
  }

  override measure(words: Inline[], styles: StyleStack): Inline[] {
    const notFirst = styles.clone();
    notFirst.push({ leadingIndent: 0 });
    let shared: Inline | undefined;
    return joinedWords(words).map((word, index) => {
      const plain = hasNoStyle(word);
      if (plain && shared && !/^\s|\s$/.test(word.text)) return this.sharing(shared, word);
      super.measure([word], index === 0 ? styles : notFirst);
      if (plain && isPlainStyle(word)) shared ??= word;
      return word;
    });
  }

  private measuredFirst(
    text: string,
    { key, style: styleName, styles }: { key: string; style: string; styles: StyleStack },
  ): MeasuredText | undefined {
    const style = this.knownStyle(styleName, styles);
    if (!style) return undefined;
    const font = this.fontOf(style);
    const measured = new MeasuredText(joinedWords(new TextBreaker().getBreaks(text, styles)), style, (piece) =>
      widthOf(piece, style, font),
    );
    knownTexts.keep(key, measured);
    return measured;
  }

  private knownStyle(key: string, styles: StyleStack): PlainStyle | undefined {
    if (!knownStyles.has(key)) knownStyles.set(key, this.plainStyle(styles));
    return knownStyles.get(key);
  }

  /** undefined where pdfmake has to measure and draw the text. */
  private plainStyle(styles: StyleStack): PlainStyle | undefined {
    const [word] = super.measure([{ text: '' } as Inline], styles);
    if (
      !word ||
      !isPlainStyle(word) ||
      styles.getProperty('preserveLeadingSpaces') ||
      styles.getProperty('preserveTrailingSpaces')
    )
      return undefined;
    return {
      family: String(styles.getProperty('font')),
      bold: styles.getProperty('bold') === true,
      italics: styles.getProperty('italics') === true,
      fontSize: word.fontSize,
      color: word.color,
      alignment: word.alignment,
      noWrap: word.noWrap === true,
      height: word.height,
      leadingIndent: -word.leadingCut,
    };
  }

  private fontOf({ family, bold, italics }: PlainStyle): DocumentFont {
    return this.document.provideFont(family, bold, italics);
  }

  private sharing(style: Inline, { text, lineEnd, noNewLine, join }: Inline): Inline {
    return {
      ...style,
      text,
      lineEnd,
      noNewLine,
      join,
      leadingCut: 0,
      trailingCut: 0,
      width: this.widthOfText(text, style),
    };
  }
}

/** The styles that hold for a text as one string; undefined where there are named ones or values that are no plain ones. */
function styleKey({ styleOverrides, defaultStyle }: StyleStack): string | undefined {
  let key = ownKey(defaultStyle);
  for (const override of styleOverrides) {
    const own = typeof override === 'string' ? undefined : ownKey(override);
    if (own === undefined) return undefined;
    key += own;
  }
  return key;
}

function ownKey(style: Record<string, unknown>): string | undefined {
  let key = '';
  for (const property in style) {
    if (!STYLE_PROPERTIES.has(property)) continue;
    const value = style[property];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
    key += `${property}:${value};`;
  }
  return key;
}
