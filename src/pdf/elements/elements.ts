import type { Column, Content, ContentTable, ContentText, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { inRole } from './structure-role.js';

export type { Content, TableCell } from 'pdfmake/interfaces.js';

/** Body size in points; also the width of one full-width character. */
export const BODY_SIZE = 10.5;

/** Width between the margins of an A4 page, in points. */
export const TEXT_WIDTH = 481;

/** Characters of full width for which a line in the margin of a page has room. */
export const MARGIN_LINE = 53;

const LINE_HEIGHT = BODY_SIZE * 1.35;
const CELL_PADDING = 5;
const CAPTION_FILL = '#f2f2f2';

/** The ruled table of official forms: thin lines everywhere. Used as `layout: 'ruled'`. */
export const ruledLines: CustomTableLayout = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  paddingLeft: () => CELL_PADDING,
  paddingRight: () => CELL_PADDING,
  // a line's extra height lies below its text, so more room above makes the text look centred
  paddingTop: () => 5.5,
  paddingBottom: () => 2.5,
};

/** The sign (WORD JOINER) between two characters that no line parts; it is never drawn. */
export const KEPT_TOGETHER = '\u2060';

/** A name as no line breaks it, as long as its column has room for it. Numbers, dates and articles need no such mark: see engine/joined-words.ts. */
export function keptTogether(name: string): string {
  return [...name.matchAll(/.[\p{M}\u{E0100}-\u{E01EF}]*/gsu)].join(KEPT_TOGETHER);
}

/** Form number at the top right; nothing where the form has none. */
export function formNumber(number: string): Content {
  return number === '' ? '' : { text: number, alignment: 'right', margin: [0, 0, 0, 14] };
}

/** Centred title; `\n` breaks it. */
export function title(text: string): Content {
  return inRole('H1', { text, font: 'Gothic', fontSize: 12, alignment: 'center', margin: [0, 0, 0, 14] });
}

/** Body paragraph with its first line indented by one character. */
export function paragraph(text: string): ContentText {
  return { text, leadingIndent: BODY_SIZE, alignment: 'justify', margin: [0, 0, 0, 10] };
}

/** One line in the middle, such as 記. */
export function centred(text: string): Content {
  return { text, alignment: 'center', margin: [0, 0, 0, 8] };
}

/** Lines whose right edge is the right margin, such as number and date of a letter. */
export function rightAligned(lines: readonly string[]): Content {
  return { stack: lines.map((line) => ({ text: line, alignment: 'right' as const })), margin: [0, 0, 0, 10] };
}

/** Who a letter goes to, one character in from the left. */
export function addressee(lines: readonly string[]): Content {
  return { stack: [...lines], margin: [BODY_SIZE, 0, 0, 10] };
}

/** Where the official seal goes, or the words that say what stands in for it. */
export type SealPlace = 'affixed' | 'omitted' | 'electronic';

/** Edge of the largest official seal, that of a governor, in points: some 30 mm with what a hand needs. */
const SEAL_SIZE = 86;
const WITHOUT_SEAL = { omitted: '（公印省略）', electronic: '（電子署名）' } as const;

/**
 * Who signs, ending at the right margin; the words that stand in for the official seal are below. Where the seal is pressed nothing is
 * printed: the name ends so far from the margin, and from what is above and below, that a seal whose middle is the name's last character
 * stays on the paper and covers nothing but the name.
 */
export function signature(lines: readonly string[], seal: SealPlace): Content {
  const names: Content[] = lines.map((line) => ({ text: line, alignment: 'right' }));
  if (seal !== 'affixed') {
    const note: Content = { text: WITHOUT_SEAL[seal], alignment: 'right' };
    return { stack: [...names, note], margin: [TEXT_WIDTH * 0.3, 0, 0, 16] };
  }
  const beside = (SEAL_SIZE - BODY_SIZE) / 2;
  const above = (SEAL_SIZE - LINE_HEIGHT) / 2;
  return { stack: names, margin: [TEXT_WIDTH * 0.3, above - BODY_SIZE, beside, above], unbreakable: true };
}

/** Who issues a document that bears no seal. */
export function issuer(lines: readonly string[]): Content {
  return { stack: [...lines], margin: [TEXT_WIDTH * 0.45, 0, 0, 16] };
}

/** Lines that begin in the right half, such as the council and its chair under a confirmation. */
export function rightHalf(lines: readonly string[]): Content {
  return {
    stack: lines.map((line) => ({ text: line, margin: [0, 0, 0, 8] as [number, number, number, number] })),
    margin: [TEXT_WIDTH * 0.45, 0, 0, 0],
  };
}

/** A block that stays on one page. Content taller than a page makes rendering fail with BlockTooTallError. */
export function together(blocks: Content[]): Content {
  return { unbreakable: true, stack: blocks, margin: [0, 6, 0, 0] };
}

/** Heading cell of a table. */
export function caption(text: string | Content[], more: { colSpan?: number } = {}): TableCell {
  return inRole('TH', { text, alignment: 'center', verticalAlignment: 'middle', fillColor: CAPTION_FILL, ...more });
}

/** How a ruled table behaves at the end of a page. */
export interface TableOptions {
  /** Rows repeated on following pages; 1 unless told. */
  headerRows?: number;
  /** What it is about, in a row above its head that is repeated with it: for one of several tables of a paper that look alike. */
  about?: string | undefined;
}

/**
 * Ruled table. Each row stands on one page, unless a page does not hold it or too much of a page would stay empty; where it goes on, its first cell is
 * repeated. And the heading rows are never left alone at the end of a page. Widths are those of
 * the text, without the padding, in points.
 */
export function ruledTable(widths: (number | '*')[], rows: TableCell[][], options: TableOptions = {}): Content {
  const { headerRows: ownHead = 1, about } = options;
  const above: TableCell[][] =
    about === undefined ? [] : [[caption(about, { colSpan: widths.length }), ...widths.slice(1).map(() => ({}))]];
  const headerRows = ownHead + above.length;
  const body = [...above, ...rows].map((row, index) => (index < headerRows ? row.map(ofTableHead) : row));
  const table = { headerRows, widths, body, wholeRows: !hasSpans(body) };
  return { table, layout: 'ruled', margin: [0, 0, 0, 10] };
}

/** pdfmake draws a cell over several rows in the wrong place where each of them is kept whole. */
const hasSpans = (rows: TableCell[][]): boolean =>
  rows.some((row) => row.some((cell) => typeof cell === 'object' && 'rowSpan' in cell && (cell.rowSpan ?? 1) > 1));

/** A cell that is a stack is not seen as a heading. */
function ofTableHead(cell: TableCell): TableCell {
  if (typeof cell === 'string') return { text: cell, headlineLevel: TABLE_HEAD_LEVEL };
  return typeof cell === 'object' && 'text' in cell
    ? ({ ...cell, headlineLevel: TABLE_HEAD_LEVEL } as TableCell)
    : cell;
}

/** Width in points of a column for texts of full-width characters that are no longer, line for line, than this one, such as the widest date. */
export function widthOfLines(text: string, fontSize = BODY_SIZE): number {
  return Math.ceil(Math.max(...text.split('\n').map((line) => [...line].length)) * fontSize + 0.01);
}

/** Columns without rules, line under line; unlike pdfmake's own columns it may stand anywhere and run over pages. */
export function plainTable(widths: (number | '*')[], rows: TableCell[][]): Content {
  return { table: { widths, body: rows }, layout: PLAIN, margin: [0, 0, 0, 10] };
}

const PLAIN: CustomTableLayout = {
  defaultBorder: false,
  paddingTop: () => 0,
  paddingBottom: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : 4),
  paddingRight: () => 4,
};

/** A document without the lower margin of its last block, which alone would open an empty page. */
export function endOfDocument(blocks: readonly Content[]): Content[] {
  const last = blocks.at(-1) as ContentTable;
  const [left, top, right] = last.margin as [number, number, number, number];
  return [...blocks.slice(0, -1), { ...last, margin: [left, top, right, 0] }];
}

/** Two-column table of names and values. */
export function labelledRows(
  rows: readonly (readonly [label: string, value: Content])[],
  labelWidth = 120,
  { about }: Pick<TableOptions, 'about'> = {},
): Content {
  const body = rows.map(([label, value]): TableCell[] => [
    inRole('TH', { text: label, fillColor: CAPTION_FILL, verticalAlignment: 'middle' }),
    typeof value === 'string' ? { text: value } : (value as TableCell),
  ]);
  return ruledTable([labelWidth, '*'], body, { headerRows: 0, about });
}

/** Items under (1), (2), …, moved in by one character; one item stands by itself. */
export function numbered(items: readonly string[]): Content {
  const [only, ...others] = items;
  return only !== undefined && others.length === 0
    ? underHeading(only)
    : { stack: items.map((item, index) => behindMark(`(${index + 1})`, item)), margin: [0, 0, 0, 6] };
}

/** A heading such as `１　指定の内容`, never left alone at the end of a page. @param mark '' for the only one of its kind */
export function heading(mark: string, text: string): Content {
  return inRole('H2', {
    text: mark === '' ? text : `${mark}　${text}`,
    headlineLevel: HEADING_LEVEL,
    margin: [0, 4, 0, 4],
  });
}

/** pdfmake's levels of every {@link heading}, of the texts in a table's heading rows and of every {@link leadIn}; the engine moves those with nothing below them. */
export const HEADING_LEVEL = 1;
const TABLE_HEAD_LEVEL = 2;
export const LEAD_IN_LEVEL = 3;

/** Texts that say what the table below them is of: they are not parted from the table, nor their heading from both. */
export function leadIn(content: Content): Content {
  if (Array.isArray(content)) return content.map(leadIn);
  if (typeof content !== 'object') return { text: content, headlineLevel: LEAD_IN_LEVEL };
  const { stack, columns } = content as { stack?: Content[]; columns?: Content[] };
  return {
    ...content,
    ...(stack && { stack: stack.map(leadIn) }),
    ...(columns && { columns: columns.map(leadIn) }),
    ...(!stack && !columns && { headlineLevel: LEAD_IN_LEVEL }),
  } as Content;
}

/** Text under a heading, moved in by two characters. */
export function underHeading(text: string): ContentText {
  return { text, alignment: 'justify', margin: [2 * BODY_SIZE, 0, 0, 6] };
}

function behindMark(mark: string, text: string): Content {
  // the indent stands inside the first column: columns inside a left margin run over the right one after a page break
  const marked: Column = { text: mark, width: 3.5 * BODY_SIZE, margin: [BODY_SIZE, 0, 0, 0] };
  return { columns: [marked, { text, alignment: 'justify', width: '*' }], margin: [0, 0, 0, 2] };
}

/** A text and the width it has, in points. */
export interface PlacedText {
  text: string;
  width: number;
}

/**
 * Whether a table surely fits under the title of its page, from a high estimate of its rows' heights. Merged cells
 * may be centred only then: pdfmake loses a centred cell that is spanned over a page break.
 */
export function surelyOnOnePage(rows: readonly (readonly PlacedText[])[]): boolean {
  const height = rows.reduce((sum, cells) => sum + Math.max(...cells.map(estimatedHeight)), 0);
  return height < 540;
}

function estimatedHeight({ text, width }: PlacedText): number {
  const perLine = Math.max(1, Math.floor(width / BODY_SIZE) - 1);
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].length / perLine)), 0);
  return lines * LINE_HEIGHT + 8;
}

/**
 * One cell merged over `rows` rows, as the cells of its column from top to bottom. Where the table may run over a
 * page (`onOnePage` false), the merge is only drawn (inner rules left out): pdfmake's own spans would overshoot.
 */
export function mergedDown(cell: Content, rows: number, onOnePage: boolean): TableCell[] {
  const below = Array.from({ length: rows - 1 });
  if (onOnePage) {
    return [{ stack: [cell], rowSpan: rows, verticalAlignment: 'middle' }, ...below.map(() => ({}))];
  }
  const borders = (index: number): [boolean, boolean, boolean, boolean] => [
    true,
    index === 0,
    true,
    index === rows - 1,
  ];
  return [
    { stack: [cell], border: borders(0) },
    ...below.map((_, index): TableCell => ({ text: '', border: borders(index + 1) })),
  ];
}
