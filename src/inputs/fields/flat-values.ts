/** Values as the names of form fields carry them, one beside the other. */

/** By field name, e.g. `items[0][text]`. */
export type FlatValues = Record<string, string | string[] | undefined>;

/**
 * A posted body as the values of its fields: `{ items: [{ text: 'a' }] }` becomes `items[0][text]`.
 * Rows in which nothing is typed are left out, as `parseEvent` leaves them out, so that its messages point to the right row.
 */
export function flatValues(body: unknown): FlatValues {
  const values: FlatValues = {};
  const add = (name: string, value: unknown): void => {
    if (typeof value === 'string') values[name] = value;
    else if (isTexts(value)) values[name] = value;
    else if (Array.isArray(value))
      value.filter((row) => !isBlank(row)).forEach((row, index) => add(`${name}[${index}]`, row));
    else if (isGroup(value)) {
      if (isRows(value))
        return add(
          name,
          Object.keys(value)
            .sort((a, b) => Number(a) - Number(b))
            .map((key) => value[key]),
        );
      for (const [key, inner] of Object.entries(value)) add(name === '' ? key : `${name}[${key}]`, inner);
    }
  };
  if (isGroup(body)) for (const [name, value] of Object.entries(body)) add(name, value);
  return values;
}

/** How many rows of a list the values fill: one more than the highest number in `name[number][…]`, of those that number rows without a gap. */
export function rowCount(values: FlatValues, name: string): number {
  const prefix = `${name}[`;
  const names = Object.keys(values);
  const numbers = names
    .filter((key) => key.startsWith(prefix))
    .map((key) => Number.parseInt(key.slice(prefix.length), 10))
    .filter((number) => number < names.length); // anybody can post `list[99999999][text]` beside a name that is no number
  return Math.max(0, ...numbers.map((number) => number + 1));
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the form parser makes of many rows: an object with numbers as names. */
function isRows(value: Record<string, unknown>): boolean {
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => /^\d{1,6}$/.test(name));
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isBlank(row: unknown): boolean {
  return (
    row === '' ||
    (isGroup(row) && Object.values(row).every((value) => typeof value === 'string' && value.trim() === ''))
  );
}
