/** What a draft shows where the record has nothing yet: an official form with blanks, never an invented figure. */
import { validate, type Field } from './input.js';
import { withBlanks } from './printed-content.js';

/** Stands where a text is missing. */
export const NOT_WRITTEN = '（未入力）';

/**
 * An input that can be drawn although fields of it are missing or wrong: a missing text reads 「（未入力）」, a missing date is
 * left blank (''), a list without entries is empty.
 * @returns undefined where a figure or a choice is missing, which no blank can stand for
 */
export function blankedInput(field: Field, value: unknown): unknown {
  try {
    return blanked(field, value);
  } catch (error) {
    if (error instanceof NoBlank) return undefined;
    throw error;
  }
}

class NoBlank extends Error {}

function blanked(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' && value.trim() !== '' ? value : NOT_WRITTEN;
    case 'date':
      return validate(field, value).length === 0 ? value : '';
    case 'list':
      return Array.isArray(value) ? value.map((item) => blanked(field.item, item)) : [];
    case 'record': {
      const values = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
      return Object.fromEntries(Object.entries(field.fields).map(([key, inner]) => [key, blanked(inner, values[key])]));
    }
    case 'content':
      return withBlanks(field.fields, value as Readonly<Record<string, unknown>>, NOT_WRITTEN);
    case 'optional':
      return value === undefined || value === null ? undefined : blanked(field.field, value);
    default:
      if (validate(field, value).length > 0) throw new NoBlank();
      return value;
  }
}
