import { caption, ruledTable, type Content, type TableCell } from '../../src/pdf/elements/elements.js';

/** Names on the left, values on the right. */
export type Facts = readonly (readonly [name: string, value: string])[];

/** Width of the names in points: thirteen characters. */
const NAME_WIDTH = 138;
/** Width that is left for the values. */
export const VALUE_WIDTH = 321;

/**
 * Ruled table of names and values of any length. The names stand at the top of their rows, so that one sees what a text of
 * half a page is about.
 */
export function facts(rows: Facts): Content {
  const body = rows.map(([name, value]): TableCell[] => [
    { ...(caption(name) as object), alignment: 'left', verticalAlignment: 'top' } as TableCell,
    value,
  ]);
  return ruledTable([NAME_WIDTH, '*'], body, { headerRows: 0 });
}
