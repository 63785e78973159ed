/** Figures as documents print them. */

import { fullWidth } from '../../src/procedure/terms/official-words.js';

/** As it stands in words, in full width like the dates beside it: `１，８４２件`; nothing for one that is not known, because a unit alone says nothing. */
export function figure(value: number | null, unit: string): string {
  return fullWidth(columnFigure(value, '')) + (value === null ? '' : unit);
}

/** As it stands alone in a table of figures, in half width so that they are compared down the column: `1,842件`. */
export function columnFigure(value: number | null, unit: string): string {
  return value === null ? '' : `${value.toLocaleString('en-US')}${unit}`;
}
