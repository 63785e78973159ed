import fc from 'fast-check';
import type { Field } from '../../forms/parts/input.js';
import type { Field as ContentField, Fields } from '../../src/procedure/fields/field.js';

/** What names and sentences are made of: common and rare kanji, variants, kana, marks, half-width words. */
const PIECES = [
  ...'医療機関病院救急派遣東西南北一二三',
  ...['髙', '﨑', '𠮷', '辻\u{E0100}', '葛\u{E0100}', '祇\u{E0100}', '邉', '邊', '濵', '德', '瀨', '\u{FA19}', '☐'],
  ...'ァンーっゃ々、。「」（）・：％℃',
  ...['ECMO', 't-PA', '1,234', '(1)', 'A', '　'],
];

/** Long enough for a text to run over a page wherever it stands. */
const LONGEST = 1500;

/** Most texts of a record are of everyday length, so that a random document has few pages and several can be tried. */
const USUAL = 60;

const texts = (max: number, extra: string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: textsUpTo(Math.min(max, USUAL), extra) },
    { weight: 1, arbitrary: textsUpTo(max, extra) },
  );

const textsUpTo = (max: number, extra: string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('見', '本'), fc.array(fc.constantFrom(...PIECES, ...extra), { maxLength: max, size: 'max' }))
    .map(([first, rest]) => [...[first, ...rest].join('')].slice(0, max).join(''));

const days = () =>
  fc
    .date({ min: new Date('1926-12-25T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
    .map((instant) => instant.toISOString().slice(0, 10));

/** Random valid inputs of a form; one text in six may have the longest length allowed (here: 1,500 characters). */
export function inputsOf(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
      return texts(Math.min(field.max, LONGEST), field.multiline ? ['\n'] : []);
    case 'count':
      return fc.nat(99_999_999);
    case 'date':
      return days();
    case 'choice':
      return fc.constantFrom(...Object.keys(field.choices));
    case 'list':
      return fc.array(inputsOf(field.item), { minLength: field.min, maxLength: field.min + 2 });
    case 'record':
      return fc.record(Object.fromEntries(Object.entries(field.fields).map(([key, inner]) => [key, inputsOf(inner)])));
    case 'content':
      return valuesOf(field.fields);
    case 'optional':
      return fc.option(inputsOf(field.field), { nil: undefined });
  }
}

/** Random content, filled in everywhere; results hang on the sub-items and are left out. */
function valuesOf(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueOf(field)])));
}

function valueOf(field: ContentField): fc.Arbitrary<unknown> {
  switch (field.input) {
    case 'line':
      return texts(field.longest, []);
    case 'text':
      return texts(Math.min(field.longest, LONGEST), ['\n']);
    case 'number':
      return fc.integer({ min: field.least, max: field.most });
    case 'day':
      return days();
    case 'tick':
    case 'yesNo':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...Object.keys(field.choices));
    case 'area':
    case 'subItems':
    case 'results':
      return fc.constant(field.input === 'area' ? '' : []);
    case 'group':
      return valuesOf(field.fields);
    case 'rows':
      return fc.array(valuesOf(field.fields), { minLength: 1, maxLength: 3 });
  }
}

/** The input with this word in each of its texts, as much of it as the field takes. */
export function filledWith(field: Field, value: unknown, word: string): unknown {
  switch (field.kind) {
    case 'text':
      return [...word].slice(0, field.max).join('');
    case 'list':
      return (value as unknown[]).map((item) => filledWith(field.item, item, word));
    case 'record':
      return Object.fromEntries(
        Object.entries(value as Record<string, unknown>).map(([key, inner]) => [
          key,
          field.fields[key] ? filledWith(field.fields[key], inner, word) : inner,
        ]),
      );
    case 'optional':
      return value === undefined ? undefined : filledWith(field.field, value, word);
    case 'content':
      return contentFilledWith(field.fields, value as Readonly<Record<string, unknown>>, word);
    default:
      return value;
  }
}

function contentFilledWith(fields: Fields, values: Readonly<Record<string, unknown>>, word: string): object {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const field = fields[key];
      switch (field?.input) {
        case 'line':
        case 'text':
          return [key, [...word].slice(0, field.longest).join('')];
        case 'group':
          return [key, contentFilledWith(field.fields, value as Record<string, unknown>, word)];
        case 'rows':
          return [key, (value as Record<string, unknown>[]).map((row) => contentFilledWith(field.fields, row, word))];
        default:
          return [key, value];
      }
    }),
  );
}

/** The input with this day in each of its dates. */
export function onDay(field: Field, value: unknown, day: string): unknown {
  switch (field.kind) {
    case 'date':
      return day;
    case 'list':
      return (value as unknown[]).map((item) => onDay(field.item, item, day));
    case 'record':
      return Object.fromEntries(
        Object.entries(value as Record<string, unknown>).map(([key, inner]) => [
          key,
          field.fields[key] ? onDay(field.fields[key], inner, day) : inner,
        ]),
      );
    case 'optional':
      return value === undefined ? undefined : onDay(field.field, value, day);
    case 'content':
      return contentOnDay(field.fields, value as Readonly<Record<string, unknown>>, day);
    default:
      return value;
  }
}

function contentOnDay(fields: Fields, values: Readonly<Record<string, unknown>>, day: string): object {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const field = fields[key];
      switch (field?.input) {
        case 'day':
          return [key, value === '' || value === null ? value : day];
        case 'group':
          return [key, contentOnDay(field.fields, value as Record<string, unknown>, day)];
        case 'rows':
          return [key, (value as Record<string, unknown>[]).map((row) => contentOnDay(field.fields, row, day))];
        default:
          return [key, value];
      }
    }),
  );
}
