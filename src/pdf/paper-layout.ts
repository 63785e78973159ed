import type { Content } from 'pdfmake/interfaces.js';
import {
  StockLayoutBuilder,
  StockTextInlines,
  type Inline,
  type KitDocument,
  type LaidOutNode,
  type Line,
  type StyleStack,
} from './pdfmake-parts.js';

/** A line that knows what it was laid out from. */
export interface PaperLine extends Line {
  /** The text the line belongs to; none for what pdfmake adds, such as the marks of a list. */
  text?: LaidOutNode;
  /** One number for each line. A line drawn again (the heading of a table on its next page) keeps it. */
  serial?: number;
}

/** pdfmake's layout with two additions: a line knows its text, and words are measured quickly. */
export class PaperLayout extends StockLayoutBuilder {
  private lines = 0;

  override tryLayoutDocument(content: Content, document: KitDocument, ...more: unknown[]): unknown {
    this.docMeasure.textInlines = new QuickInlines(document);
    return super.tryLayoutDocument(content, document, ...more);
  }

  override buildNextLine(text: LaidOutNode): PaperLine | null {
    const line: PaperLine | null = super.buildNextLine(text);
    return line && Object.assign(line, { text, serial: ++this.lines });
  }
}

/** pdfmake's marks of a word that has no style of its own. */
const PLAIN_KEYS = new Set(['text', 'lineEnd', 'noNewLine']);

function isPlain(word: Inline): boolean {
  for (const key in word) if (!PLAIN_KEYS.has(key)) return false;
  return true;
}

/**
 * A Japanese text has as many words as characters, and pdfmake asks for twenty properties of style for each. Here the words
 * of one text share them: only the first is asked, the others have it as their prototype.
 */
class QuickInlines extends StockTextInlines {
  override measure(words: Inline[], styles: StyleStack): Inline[] {
    const notFirst = styles.clone();
    notFirst.push({ leadingIndent: 0 });
    let shared: object | undefined;
    return words.map((word, index) => {
      const plain = isPlain(word);
      if (plain && shared && !/^\s|\s$/.test(word.text)) return this.sharing(shared, word);
      super.measure([word], index === 0 ? styles : notFirst);
      if (plain) shared ??= { ...word, leadingCut: 0, trailingCut: 0, lineEnd: false, noNewLine: false };
      return word;
    });
  }

  private sharing(style: object, word: Inline): Inline {
    const measured = Object.assign(Object.create(style) as Inline, word);
    measured.width = this.widthOfText(word.text, measured);
    return measured;
  }
}
