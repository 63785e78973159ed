import { inputName } from '../../inputs/fields/field-names.js';
import { type InputProblem, readForm } from '../../inputs/fields/read-input.js';
import type { KnownDays } from '../../procedure/calendar/date-rules.js';
import type { Condition } from '../../procedure/case/decision.js';
import type { Problem } from '../../procedure/fields/problems.js';
import { type FieldErrors, type FormState, WHOLE_FORM } from '../components/index.js';

/**
 * A posted body as the values of its fields: `{ items: [{ text: 'a' }] }` becomes `items[0][text]`.
 * Rows in which nothing is typed are left out, as `parseEvent` leaves them out, so that its messages point to the right row.
 */
export function postedValues(body: unknown): FormState['values'] {
  const values: FormState['values'] = {};
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

/** Problems of an input as messages beside its form fields. */
export function fieldErrors(problems: readonly Problem[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const { field, message } of problems) (errors[inputName(field)] ??= []).push(message);
  return errors;
}

/** Unmet conditions about a field, as messages beside it. */
export function conditionErrors(conditions: readonly Condition[]): FieldErrors {
  return fieldErrors(
    conditions.flatMap(({ field, text, met }) => (field === undefined || met ? [] : [{ field, message: text }])),
  );
}

/** What confirms the values that look strange, by the names of their fields. */
export function questionsOf(conditions: readonly Condition[]): NonNullable<FormState['questions']> {
  return Object.fromEntries(
    conditions.flatMap(({ field, confirm }) =>
      field === undefined || confirm === undefined ? [] : [[inputName(field), confirm]],
    ),
  );
}

/** A posted form read as its described input. */
export interface ReadForm<T> {
  /** As typed, for the page that comes back. */
  typed: FormState['values'];
  /** Null where something is wrong. */
  input: T | null;
  /** Beside the fields, in the order of the input. */
  errors: FieldErrors;
  /** What confirms the values that look strange. */
  questions: NonNullable<FormState['questions']>;
}

/** Reads a form by the description of its input; see src/inputs. @param known as `readForm` */
export function readTyped<T extends object>(type: new () => T, body: unknown, known?: KnownDays): ReadForm<T> {
  const read = readForm(type, body, known);
  const typed = postedValues(body);
  if (read.ok) return { typed, input: read.input, errors: {}, questions: {} };
  return { typed, input: null, errors: fieldErrors(read.errors), questions: inputQuestions(read.errors) };
}

/** What confirms the values of an input that look strange, by the names of their fields. */
export function inputQuestions(problems: readonly InputProblem[]): NonNullable<FormState['questions']> {
  return Object.fromEntries(
    problems.flatMap(({ field, confirm }) => (confirm === undefined ? [] : [[inputName(field), confirm]])),
  );
}

/** Messages that belong to no single field. */
export function wholeFormErrors(...messages: string[]): FieldErrors {
  return { [WHOLE_FORM]: messages };
}

/** How many rows of a list the values fill: one more than the highest number in `name[number][…]`, of those that number rows without a gap. */
export function rowCount(values: FormState['values'], name: string): number {
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
