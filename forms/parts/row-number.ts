/** 番号 of a row, in full width like the dates beside it. A table of figures numbers its rows in half width instead. */
import type { TableCell } from '../../src/pdf/elements/elements.js';
import { widthOfLines } from '../../src/pdf/elements/elements.js';
import { fullWidth } from '../../src/procedure/terms/official-words.js';

/** @param number from 1 */
export function rowNumber(number: number): TableCell {
  return { text: fullWidth(String(number)), alignment: 'center' };
}

/** Width in points of the column, which holds the last number of its table on one line, and its heading. */
export function rowNumberWidth(last: number): number {
  return Math.max(24, widthOfLines(String(last)));
}
