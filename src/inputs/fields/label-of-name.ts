import type { ClassConstructor } from 'class-transformer';
import { fieldLabelOf } from './fields.js';

/**
 * What the field of a form is called, with its row as the messages count it: `destinations[1][persons]` is 「派遣先2件目：派遣する医師の数」.
 * @returns undefined for a name that none of the classes has: no person typed it
 */
export function labelOfName(inputs: readonly ClassConstructor<object>[], name: string): string | undefined {
  const path = name.split(/[[\]]+/u).filter(Boolean);
  for (const input of inputs) {
    const label = labelOfPath(input, path);
    if (label !== undefined) return label;
  }
  return undefined;
}

function labelOfPath(
  input: ClassConstructor<object>,
  [property = '', ...inner]: readonly string[],
): string | undefined {
  const field = fieldLabelOf(input, property);
  if (field === undefined) return undefined;
  const [row = '', ...below] = inner;
  const isRow = /^\d{1,6}$/u.test(row);
  const here = isRow && field.inner !== undefined ? `${field.label}${Number(row) + 1}件目` : field.label;
  const rest = isRow ? below : inner;
  if (field.inner === undefined || rest.length === 0) return here;
  const within = labelOfPath(field.inner, rest);
  return within === undefined ? undefined : `${here}：${within}`;
}
