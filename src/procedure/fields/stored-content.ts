/** Content as it comes back from where it is kept: whatever stands there, what is read is content of the kind. */
import { validateIsoDate } from '../calendar/days.js';
import { type ApplicationContent, emptyContent, fieldsOf } from './content.js';
import type { CompleteValuesOf, Field, Fields } from './field.js';
import type { Kind } from '../terms/kinds.js';

/** A stored value that its field cannot hold. The field reads as empty until a person fills it in again. */
export interface UnreadableValue {
  /** Path of the field as in `Problem`. */
  field: string;
  /** What stands there, as JSON; a long one is cut off. */
  stored: string;
}

/**
 * Reads stored content. Never throws. A field that is missing reads as empty, as it does in content that nobody has written
 * yet; a value that its field cannot hold reads as empty too, and is told.
 */
export function readStoredContent(
  kind: Kind,
  stored: unknown,
): { content: ApplicationContent; unreadable: UnreadableValue[] } {
  const unreadable: UnreadableValue[] = [];
  if (!isGroup(stored)) {
    if (stored !== null && stored !== undefined) unreadable.push({ field: '', stored: told(stored) });
    return { content: emptyContent(kind), unreadable };
  }
  const content = { ...readFields(fieldsOf(kind), stored, '', unreadable), kind } as ApplicationContent;
  if ('kind' in stored && stored['kind'] !== kind) unreadable.push({ field: 'kind', stored: told(stored['kind']) });
  return { content, unreadable };
}

/** Stored ticks and answers by name; one that is neither yes nor no is left out. Never throws. */
export function readStoredFlags<Name extends string>(
  names: readonly Name[],
  stored: unknown,
): Partial<Record<Name, boolean>> {
  if (!isGroup(stored)) return {};
  return Object.fromEntries(
    names.flatMap((name) => (typeof valueOf(stored, name) === 'boolean' ? [[name, stored[name]]] : [])),
  ) as Partial<Record<Name, boolean>>;
}

/** Values that were recorded as a whole; null where one is missing or cannot be held: such a recording counts as none. Never throws. */
export function readCompleteValues<F extends Fields>(fields: F, stored: unknown): CompleteValuesOf<F> | null {
  if (!isGroup(stored)) return null;
  const unreadable: UnreadableValue[] = [];
  const values = readFields(fields, stored, '', unreadable);
  return unreadable.length === 0 && isComplete(fields, values) ? (values as CompleteValuesOf<F>) : null;
}

function isComplete(fields: Fields, values: Record<string, unknown>): boolean {
  return Object.entries(fields).every(([name, field]) => {
    const value = values[name];
    switch (field.input) {
      case 'group':
        return isComplete(field.fields, value as Record<string, unknown>);
      case 'rows':
      case 'results':
        return (value as Record<string, unknown>[]).every((row) => isComplete(field.fields, row));
      default:
        return (value !== null && value !== '') || ('optional' in field && field.optional === true);
    }
  });
}

function readFields(
  fields: Fields,
  stored: Record<string, unknown>,
  path: string,
  unreadable: UnreadableValue[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      read(field, valueOf(stored, name), path === '' ? name : `${path}.${name}`, unreadable),
    ]),
  );
}

function read(field: Field, value: unknown, path: string, unreadable: UnreadableValue[]): unknown {
  const empty = <T>(nothing: T): T => {
    if (value !== undefined && value !== null) unreadable.push({ field: path, stored: told(value) });
    return nothing;
  };
  switch (field.input) {
    case 'line':
    case 'text':
    case 'area':
      return typeof value === 'string' ? value : empty('');
    case 'tick':
    case 'yesNo':
      return typeof value === 'boolean' ? value : empty(false);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : empty(null);
    case 'day':
      return typeof value === 'string' && validateIsoDate(value) !== null ? value : empty(null);
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(field.choices, value) ? value : empty(null);
    case 'subItems':
      return items(value, path, unreadable, (item) => typeof item === 'string');
    case 'rows':
    case 'results':
      return items(value, path, unreadable, isGroup).map((row, index) =>
        readFields(field.fields, row as Record<string, unknown>, `${path}[${index}]`, unreadable),
      );
    case 'group':
      return readFields(field.fields, isGroup(value) ? value : empty({}), path, unreadable);
  }
}

/** The items of a list that fit; the others are told. */
function items(
  value: unknown,
  path: string,
  unreadable: UnreadableValue[],
  fits: (item: unknown) => boolean,
): unknown[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  const misfits: unknown[] = Array.isArray(value)
    ? list.filter((item) => !fits(item))
    : value === undefined || value === null
      ? []
      : [value];
  unreadable.push(...misfits.map((item) => ({ field: path, stored: told(item) })));
  return list.filter(fits);
}

const LONGEST_TOLD = 200;

function told(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length <= LONGEST_TOLD ? text : `${[...text.slice(0, LONGEST_TOLD)].slice(0, -1).join('')}…`;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueOf(group: object, name: string): unknown {
  return Object.hasOwn(group, name) ? (group as Record<string, unknown>)[name] : undefined;
}
