/** Figures as documents print them. */

/** With commas and its unit: `1,842件`; nothing for one that is not known, because a unit alone says nothing. */
export function figure(value: number | null, unit: string): string {
  return value === null ? '' : `${value.toLocaleString('en-US')}${unit}`;
}
