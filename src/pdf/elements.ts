import type { Column, Content, ContentText, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';

export type { Content, TableCell } from 'pdfmake/interfaces.js';

/** Body size in points; also the width of one full-width character. */
export const BODY_SIZE = 10.5;

/** Width between the margins of an A4 page, in points. */
export const TEXT_WIDTH = 481;

const LINE_HEIGHT = BODY_SIZE * 1.35;
const CELL_PADDING = 5;
const CAPTION_FILL = '#f2f2f2';

/** The ruled table of official forms: thin lines everywhere. Used as `layout: 'ruled'`. */
export const ruledLines: CustomTableLayout = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  paddingLeft: () => CELL_PADDING,
  paddingRight: () => CELL_PADDING,
  paddingTop: () => 4,
  paddingBottom: () => 4,
};

/** Form number at the top right; nothing where the form has none. */
export function formNumber(number: string): Content {
  return number === '' ? '' : { text: number, alignment: 'right', margin: [0, 0, 0, 14] };
}

/** Centred title; `\n` breaks it. */
export function title(text: string): Content {
  return { text, font: 'Gothic', fontSize: 12, alignment: 'center', margin: [0, 0, 0, 18] };
}

/** Body paragraph with its first line indented by one character. */
export function paragraph(text: string): ContentText {
  return { text, leadingIndent: BODY_SIZE, alignment: 'justify', margin: [0, 0, 0, 12] };
}

/** One line in the middle, such as 記. */
export function centred(text: string): Content {
  return { text, alignment: 'center', margin: [0, 4, 0, 12] };
}

/** Lines whose right edge is the right margin, such as number and date of a letter. */
export function rightAligned(lines: readonly string[]): Content {
  return { stack: lines.map((line) => ({ text: line, alignment: 'right' as const })), margin: [0, 0, 0, 14] };
}

/** Who a letter goes to, one character in from the left. */
export function addressee(lines: readonly string[]): Content {
  return { stack: [...lines], margin: [BODY_SIZE, 0, 0, 18] };
}

/** Where the official seal goes, or the words that say that it is left out. */
export type SealPlace = 'affixed' | 'omitted';

const SEAL_SIZE = 62;

/** Who signs: a block in the right half, with room for the official seal or 「（公印省略）」 below. */
export function signature(lines: readonly string[], seal: SealPlace): Content {
  const names: Column = { stack: [...lines], width: '*', margin: [0, seal === 'affixed' ? 14 : 0, 0, 0] };
  const left = TEXT_WIDTH * 0.45;
  if (seal === 'omitted') {
    const note: Content = { text: '（公印省略）', alignment: 'right' };
    return { stack: [names, note], margin: [left, 0, 0, 22] };
  }
  return { columns: [names, sealBox()], columnGap: 6, margin: [left, 0, 0, 22], unbreakable: true };
}

function sealBox(): Column {
  const edge = { type: 'rect' as const, x: 0, y: 0, w: SEAL_SIZE, h: SEAL_SIZE, lineWidth: 0.5, lineColor: '#999999', dash: { length: 2 } };
  return { width: SEAL_SIZE, stack: [{ canvas: [edge] }, { text: '公印', fontSize: 8, color: '#777777', alignment: 'center', margin: [0, -36, 0, 25] }] };
}

/** Lines that begin in the right half, such as the council and its chair under a confirmation. */
export function rightHalf(lines: readonly string[]): Content {
  return { stack: lines.map((line) => ({ text: line, margin: [0, 0, 0, 8] as [number, number, number, number] })), margin: [TEXT_WIDTH * 0.45, 0, 0, 0] };
}

/** A block that stays on one page. Content taller than a page makes rendering fail with BlockTooTallError. */
export function together(blocks: Content[]): Content {
  return { unbreakable: true, stack: blocks };
}

/** Heading cell of a table. */
export function caption(text: string, more: { colSpan?: number } = {}): TableCell {
  return { text, alignment: 'center', verticalAlignment: 'middle', fillColor: CAPTION_FILL, ...more };
}

/** Ruled table whose first row is repeated on following pages; a row longer than a page flows on. */
export function ruledTable(widths: (number | '*')[], rows: TableCell[][], options: { headerRows?: number } = {}): Content {
  return { table: { headerRows: options.headerRows ?? 1, widths, body: rows }, layout: 'ruled', margin: [0, 0, 0, 18] };
}

/** Two-column table of names and values. */
export function labelledRows(rows: readonly (readonly [label: string, value: Content])[], labelWidth = 120): Content {
  const body = rows.map(([label, value]): TableCell[] => [
    { text: label, fillColor: CAPTION_FILL, verticalAlignment: 'middle' },
    typeof value === 'string' ? { text: value } : (value as TableCell),
  ]);
  return ruledTable([labelWidth, '*'], body, { headerRows: 0 });
}

/** Items under a number: `１　…`; following lines stay behind the number. */
export function numbered(items: readonly Content[], mark: (index: number) => string): Content {
  return { stack: items.map((item, index) => markedItem(mark(index), item)) };
}

/** One item behind its mark. */
export function markedItem(mark: string, item: Content): Content {
  const width = Math.max(2, [...mark].length + 0.5) * BODY_SIZE;
  const body: Column = typeof item === 'string' ? { text: item, alignment: 'justify', width: '*' } : { stack: [item], width: '*' };
  return { columns: [{ text: mark, width }, body], margin: [0, 0, 0, 6] };
}

/** A text and the width of the column it stands in, in points. */
export interface PlacedText {
  text: string;
  width: number;
}

/**
 * Whether these texts surely fit on one page even when stood below each other. Merged cells may be centred only
 * then: pdfmake loses a centred cell that is spanned over a page break.
 */
export function surelyOnOnePage(texts: readonly PlacedText[]): boolean {
  const height = texts.reduce((sum, placed) => sum + estimatedHeight(placed), 0);
  return height < 480;
}

function estimatedHeight({ text, width }: PlacedText): number {
  const perLine = Math.max(1, Math.floor((width - 2 * CELL_PADDING) / BODY_SIZE) - 1);
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
    return [{ stack: [cell], rowSpan: rows, verticalAlignment: 'middle' }, ...below.map(() => ({}) as TableCell)];
  }
  const borders = (index: number): [boolean, boolean, boolean, boolean] => [true, index === 0, true, index === rows - 1];
  return [
    { stack: [cell], border: borders(0) },
    ...below.map((_, index): TableCell => ({ text: '', border: borders(index + 1) })),
  ];
}
