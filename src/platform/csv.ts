/** Tables as text: files of comma or tab separated values, and what a spreadsheet puts on the clipboard. */
import { CsvError, parse } from 'csv-parse/sync';

/** Cells of the rows as a spreadsheet numbers them, from the first; an empty line is a row of one empty cell. */
export type Cells = string[][];

/** A quotation mark that opens a cell is closed nowhere. */
export class UnclosedQuote extends Error {
  override readonly name = 'UnclosedQuote';

  /** @param row of the cell, from 1 */
  constructor(readonly row: number) {
    super(`a quoted cell of row ${row} does not end`);
  }
}

/**
 * The cells of a table, separated by tabs or by commas, whichever stands in more of its lines (tabs, where both do: a number may have commas); a quoted
 * cell may hold both, line ends and doubled quotes.
 * @throws UnclosedQuote
 */
export function readCells(text: string): Cells {
  const lines = text.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
  const bare = lines.replace(/"(?:[^"]|"")*"/gu, '').split('\n');
  const linesWith = (mark: string) => bare.filter((line) => line.includes(mark)).length;
  const tabs = linesWith('\t');
  try {
    return parse(lines, {
      delimiter: tabs > 0 && tabs >= linesWith(',') ? '\t' : ',',
      record_delimiter: '\n',
      relax_column_count: true,
      // A spreadsheet does not double the quotes within a cell that it need not quote.
      relax_quotes: true,
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new UnclosedQuote(Number(error['records']) + 1);
    throw error;
  }
}

/** A file that spreadsheets open rightly, and `readCells` reads back: UTF-8 with a mark at its beginning, every cell quoted. */
export function writeCells(cells: Cells): string {
  const line = (row: readonly string[]) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return `\ufeff${cells.map((row) => `${line(row)}\r\n`).join('')}`;
}

/** What a spreadsheet would reckon as a formula … */
const FORMULA = /^[=+\-@\t\r\n]/u;
/** … or store as a number or a day, without the zeros before it (「0123」, 「1-2」, 「令和8年4月1日」). */
const NUMBER_OR_DAY = /^(?:令和|平成|昭和|[RHS])?[\d(¥$.][\d\s.,:/%()Ee+\-年月日時分秒]*$/u;

function needsMark(text: string): boolean {
  const seen = text.normalize('NFKC').replace(/^'+/u, '');
  return FORMULA.test(seen) || NUMBER_OR_DAY.test(seen);
}

/** A text as a cell that stays what it is in a spreadsheet: with an apostrophe before it where it would become something else. */
export function textCell(text: string): string {
  return needsMark(text) ? `'${text}` : text;
}

/** The text that `textCell` put in the cell; any other cell as it is. */
export function textOfCell(cell: string): string {
  const [, text] = /^'(.*)$/su.exec(cell) ?? [];
  return text !== undefined && needsMark(text) ? text : cell;
}

/**
 * The text of a file, in UTF-8 or UTF-16 (the latter with the mark at its beginning) or Shift_JIS as it is saved by spreadsheets in Japan; null where it is
 * none of them, or may as well be EUC-JP: its bytes are half-width kana and rare letters in Shift_JIS, and nothing is guessed.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  for (const encoding of marked === null ? ['utf-8', 'shift_jis'] : [marked]) {
    const text = decoded(bytes, encoding);
    if (text === null || text.includes('\0')) continue;
    return encoding === 'shift_jis' && decoded(bytes, 'euc-jp') !== null ? null : text;
  }
  return null;
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Whether the file is a workbook (.xlsx, .xls), which is no text. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return start === '504b0304' || start === 'd0cf11e0';
}
