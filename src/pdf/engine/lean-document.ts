import { StockDocument, type DocumentFont, type FontLayouts, type KitDocument } from './pdfmake-parts.js';

const PIECE_BYTES = 64 * 1024;

/** Characters kept for each font, some 1 kB each; a forms' collection has a thousand. */
const MOST_CHARACTERS = 4000;

/** What is known of single characters, for all documents. */
const knownCharacters = new WeakMap<object, FontLayouts>();

function charactersOf(font: object): FontLayouts {
  const known = knownCharacters.get(font) ?? (Object.create(null) as FontLayouts);
  knownCharacters.set(font, known);
  return known;
}

/** Takes over the single characters that a document had to look up. Its words are forgotten with it. */
function keepCharacters({ font, layoutCache }: DocumentFont): void {
  const known = charactersOf(font);
  const room = MOST_CHARACTERS - Object.keys(known).length;
  const found = Object.entries(layoutCache).filter(([text]) => text.length === 1);
  for (const [text, layout] of found.slice(0, room)) known[text] = layout;
}

/** Characters of figures. In our fonts none of them changes or moves its neighbour (`fonts.spec.ts`). */
export const FIGURE_CHARACTERS = '0123456789,. ';
const FIGURES = new RegExp(`^[${FIGURE_CHARACTERS}]{2,}$`);

/** Nearly every figure is a new word, but its characters are known. */
function layOutFiguresByCharacter(font: DocumentFont): void {
  const layoutRun = font.layoutRun.bind(font);
  font.layoutRun = (text, features) => {
    if (features || !FIGURES.test(text)) return layoutRun(text, features);
    const characters = Array.from(text, (character) => font.layoutCached(character));
    return {
      glyphs: characters.flatMap(({ glyphs }) => glyphs),
      positions: characters.flatMap(({ positions }) => positions),
      advanceWidth: characters.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0),
    };
  };
}

/**
 * pdfmake's document, which is pdfkit's, with three savings. What it writes is collected in few large pieces: pdfkit makes a buffer of
 * each operator and line, and pushes each through a stream. And a character that another document had is not looked up again in its font.
 */
export class LeanDocument extends StockDocument {
  // pdfkit writes while its constructor runs: nothing that it needs may be initialised after it
  declare private written: Written | undefined;
  private operators: string | undefined;
  private readonly drawnWith = new Set<DocumentFont>();

  override provideFont(family: string, bold: boolean, italics: boolean): DocumentFont {
    const font = super.provideFont(family, bold, italics);
    if (this.drawnWith.has(font)) return font;
    this.drawnWith.add(font);
    font.layoutCache = Object.create(charactersOf(font.font)) as FontLayouts;
    layOutFiguresByCharacter(font);
    return font;
  }

  /** Adds operators to the page. */
  override addContent(operators: string): this {
    this.operators = this.operators === undefined ? operators : `${this.operators}\n${operators}`;
    return this;
  }

  override endPageMarkings(page: NonNullable<KitDocument['page']>): unknown {
    if (this.operators !== undefined) page.write(this.operators);
    this.operators = undefined;
    return super.endPageMarkings(page);
  }

  override _write(data: string | Buffer): void {
    this._offset += (this.written ??= new Written()).add(data);
  }

  /** pdfkit writes the properties into the metadata as they are: a title with 「&」 would not be well-formed. */
  override _addInfo(): void {
    const plain = this.info;
    this.info = Object.fromEntries(
      Object.entries(plain).map(([name, value]) => [name, typeof value === 'string' ? escapedForXml(value) : value]),
    );
    super._addInfo();
    this.info = plain;
  }

  /** Ends the document. At least one page must have been added. */
  bytes(): Uint8Array {
    this.end();
    for (const font of this.drawnWith) keepCharacters(font);
    return (this.written ??= new Written()).bytes();
  }
}

function escapedForXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What is written of a file. */
class Written {
  private text = '';
  private pieces: Buffer[] = [];
  private size = 0;
  private readonly joined: Buffer[] = [];

  /** A text becomes a line of its own; pdfkit writes nothing but bytes (Latin-1) into its texts. @returns how many bytes were added */
  add(data: string | Buffer): number {
    if (this.size > PIECE_BYTES) this.join();
    if (typeof data === 'string') this.text += `${data}\n`;
    else this.endText().push(data);
    const added = typeof data === 'string' ? data.length + 1 : data.length;
    this.size += added;
    return added;
  }

  bytes(): Uint8Array {
    this.join();
    return Buffer.concat(this.joined);
  }

  private endText(): Buffer[] {
    if (this.text !== '') this.pieces.push(Buffer.from(this.text, 'latin1'));
    this.text = '';
    return this.pieces;
  }

  /** Copies the small pieces: each compressed one would keep a buffer of 16 kB in memory. */
  private join(): void {
    this.joined.push(Buffer.concat(this.endText()));
    this.pieces = [];
    this.size = 0;
  }
}
