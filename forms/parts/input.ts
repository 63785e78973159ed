import type { Problem } from '../../src/procedure/fields/problems.js';
import { type ContentField, writtenTexts } from './printed-content.js';

/**
 * The description of a form's input: written once for each form, it gives the TypeScript type, the validation with
 * Japanese messages, the names for glyph problems and the field list of the catalogue.
 */
export type Field =
  TextField | CountField | DateField | ChoiceField<string> | ListField | RecordField | OptionalField | ContentField;

export interface TextField {
  kind: 'text';
  label: string;
  /** Longest text, in characters. */
  max: number;
  multiline: boolean;
}

export interface CountField {
  kind: 'count';
  label: string;
}

export interface DateField {
  kind: 'date';
  label: string;
}

export interface ChoiceField<Choice extends string> {
  kind: 'choice';
  label: string;
  /** What each value is called on screen. */
  choices: Record<Choice, string>;
}

export interface ListField<Item extends Field = Field> {
  kind: 'list';
  label: string;
  item: Item;
  min: number;
}

export interface RecordField<Fields extends Record<string, Field> = Record<string, Field>> {
  kind: 'record';
  label: string;
  fields: Fields;
}

export interface OptionalField<Inner extends Field = Field> {
  kind: 'optional';
  label: string;
  field: Inner;
}

type OptionalKeys<Fields> = { [Key in keyof Fields]: Fields[Key] extends OptionalField ? Key : never }[keyof Fields];

/** The TypeScript type of the values a field takes. Dates are `YYYY-MM-DD`. */
export type InputOf<F> =
  F extends OptionalField<infer Inner>
    ? InputOf<Inner> | undefined
    : F extends TextField | DateField
      ? string
      : F extends CountField
        ? number
        : F extends ChoiceField<infer Choice>
          ? Choice
          : F extends ListField<infer Item>
            ? InputOf<Item>[]
            : F extends ContentField<infer Written>
              ? Written
              : F extends RecordField<infer Fields>
                ? { [Key in Exclude<keyof Fields, OptionalKeys<Fields>>]: InputOf<Fields[Key]> } & {
                    [Key in OptionalKeys<Fields>]?: InputOf<Fields[Key]>;
                  }
                : never;

/** One-line text. */
export const text = (label: string, max = 100): TextField => ({ kind: 'text', label, max, multiline: false });

/** Text of several lines. */
export const longText = (label: string, max = 4000): TextField => ({ kind: 'text', label, max, multiline: true });

/** Whole number from 0 to 99,999,999. */
export const count = (label: string): CountField => ({ kind: 'count', label });

/** Calendar date `YYYY-MM-DD` from 1926-12-25 (the first day that 和暦 of the document can print). */
export const date = (label: string): DateField => ({ kind: 'date', label });

export const choice = <Choice extends string>(label: string, choices: Record<Choice, string>): ChoiceField<Choice> => ({
  kind: 'choice',
  label,
  choices,
});

export const list = <Item extends Field>(label: string, item: Item, min = 1): ListField<Item> => ({
  kind: 'list',
  label,
  item,
  min,
});

export const record = <Fields extends Record<string, Field>>(label: string, fields: Fields): RecordField<Fields> => ({
  kind: 'record',
  label,
  fields,
});

export const optional = <Inner extends Field>(field: Inner): OptionalField<Inner> => ({
  kind: 'optional',
  label: field.label,
  field,
});

/** What is wrong with one field, for the person who fills it. */
export interface FieldProblem {
  /** Where in the input, such as `works.0.requirement`. */
  path: string;
  /** What the field is called, such as 「指定に係る業務（1件目）の該当要件」. */
  field: string;
  message: string;
}

interface Place {
  path: string;
  field: string;
}

const at = (place: Place, key: string | number, label: string): Place => ({
  path: place.path === '' ? String(key) : `${place.path}.${key}`,
  field:
    typeof key === 'number'
      ? `${place.field}（${key + 1}件目）`
      : place.field === ''
        ? label
        : `${place.field}の${label}`,
});

const TOP: Place = { path: '', field: '' };

function isCalendarDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '1926-12-25') return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

function textMessage(field: TextField, name: string, value: unknown): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return `${name}を入力してください。`;
  if ([...value].length > field.max) return `${name}は${field.max}字以内で入力してください。`;
  if (!field.multiline && /[\r\n]/.test(value)) return `${name}には改行を入れないでください。`;
  return undefined;
}

function messageFor(field: Field, name: string, value: unknown): string | undefined {
  switch (field.kind) {
    case 'text':
      return textMessage(field, name, value);
    case 'count': {
      const whole = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 99_999_999;
      return whole ? undefined : `${name}は0以上の整数で入力してください。`;
    }
    case 'date':
      if (value === undefined || value === null || value === '') return `${name}を入力してください。`;
      return isCalendarDate(value) ? undefined : `${name}は実在する日付で入力してください。`;
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(field.choices, value)
        ? undefined
        : `${name}は「${Object.values(field.choices).join('」「')}」から選んでください。`;
    case 'list':
      return Array.isArray(value) && value.length >= field.min
        ? undefined
        : `${name}を${field.min}件以上入力してください。`;
    case 'record':
    case 'content':
      return typeof value === 'object' && value !== null ? undefined : `${name || '内容'}を入力してください。`;
    case 'optional':
      return undefined;
  }
}

/** The parts of a value that have fields of their own, with their places. Only for a value that is sound itself. */
function parts(field: Field, value: unknown, place: Place): [Field, unknown, Place][] {
  if (field.kind === 'optional') return value === undefined || value === null ? [] : [[field.field, value, place]];
  if (field.kind === 'list') {
    return (value as unknown[]).map((item, index) => [field.item, item, at(place, index, field.label)]);
  }
  if (field.kind === 'record') {
    const values = value as Record<string, unknown>;
    return Object.entries(field.fields).map(([key, inner]) => [inner, values[key], at(place, key, inner.label)]);
  }
  return [];
}

/**
 * What is wrong with an input, in the order of the fields; empty means that it is an `InputOf<F>`.
 * @param most problems to look for: a list of hundreds can have one in every field
 */
export function validate(field: Field, value: unknown, { most = Infinity }: { most?: number } = {}): FieldProblem[] {
  const found: FieldProblem[] = [];
  const look = (inner: Field, part: unknown, place: Place): void => {
    if (found.length >= most) return;
    const message = messageFor(inner, place.field, part);
    if (message) found.push({ ...place, message });
    else for (const each of parts(inner, part, place)) look(...each);
  };
  look(field, value, TOP);
  return found;
}

/**
 * A problem that a rule found, under the name its field has on the form.
 * @throws Error where the form has no such field
 */
export function named(form: Field, { field, message }: Problem): FieldProblem {
  const keys = field.split(/[.[\]]+/u).filter((key) => key !== '');
  let inner = form;
  let place = TOP;
  for (const key of keys) {
    if (inner.kind === 'optional') inner = inner.field;
    const next: Field | undefined =
      inner.kind === 'list' ? inner.item : inner.kind === 'record' ? inner.fields[key] : undefined;
    if (next === undefined) throw new Error(`${form.label} has no field ${field}`);
    place = at(place, inner.kind === 'list' ? Number(key) : key, next.label);
    inner = next;
  }
  return { ...place, message };
}

/** Every text of a valid input with the name of its field. */
export function textsOf(field: Field, value: unknown, place: Place = TOP): { field: string; text: string }[] {
  if (field.kind === 'text') return [{ field: place.field, text: value as string }];
  if (field.kind === 'content') return writtenTexts(field.fields, value as Readonly<Record<string, unknown>>);
  return parts(field, value, place).flatMap(([inner, part, where]) => textsOf(inner, part, where));
}
