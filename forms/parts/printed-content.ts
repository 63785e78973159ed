/** What a document prints of the content that the hospital wrote, by the descriptions of its fields. */
import { type ApplicationContent, fieldsOf } from '../../src/procedure/fields/content.js';
import type { Field, Fields } from '../../src/procedure/fields/field.js';
import type { Kind } from '../../src/procedure/terms/kinds.js';

/**
 * A field of a form's input that holds fields of the content, of the type `Written`. What is missing in them is said by the
 * procedure.
 */
export interface ContentField<Written = object> {
  kind: 'content';
  label: string;
  fields: Fields;
  /** Only a type: no value stands here. */
  written?: Written;
}

type ContentOf<K extends Kind> = Extract<ApplicationContent, { kind: K }>;

/** The fields of an application of this kind that stand on the document. */
export function printed<K extends Kind, Name extends Exclude<keyof ContentOf<K>, 'kind'> & string>(
  kind: K,
  ...names: Name[]
): ContentField<Pick<ContentOf<K>, Name>> {
  const fields = Object.entries(fieldsOf(kind)).filter(([name]) => (names as string[]).includes(name));
  return { kind: 'content', label: '申請の内容', fields: Object.fromEntries(fields) };
}

type Values = Readonly<Record<string, unknown>>;

/** Every text that was written, with the name of its field; what hangs on an answer that was no is not said. */
export function writtenTexts(fields: Fields, values: Values): { field: string; text: string }[] {
  return Object.entries(fields)
    .filter(([, field]) => !('onlyIf' in field && field.onlyIf !== undefined && values[field.onlyIf] === false))
    .flatMap(([name, field]) => textsIn(field, values[name]));
}

function textsIn(field: Field, value: unknown): { field: string; text: string }[] {
  switch (field.input) {
    case 'line':
    case 'text':
      return value === '' ? [] : [{ field: field.name, text: value as string }];
    case 'group':
      return writtenTexts(field.fields, value as Values);
    case 'rows':
      return (value as Values[]).flatMap((row, index) =>
        writtenTexts(field.fields, row).map(({ field: inner, text }) => ({
          field: `${field.name}（${index + 1}件目）の${inner}`,
          text,
        })),
      );
    case 'results':
      return (value as { code: string; text: string }[])
        .filter(({ text }) => text !== '')
        .map(({ code, text }) => ({ field: `${field.name}（${code}）`, text }));
    default:
      return [];
  }
}

/** The values with `notWritten` where a text that must be there is missing. */
export function withBlanks(fields: Fields, values: Values, notWritten: string): Values {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, blanked(field, values[name], notWritten)]),
  );
}

function blanked(field: Field, value: unknown, notWritten: string): unknown {
  switch (field.input) {
    case 'line':
    case 'text':
      return value === '' && field.optional !== true ? notWritten : value;
    case 'group':
      return withBlanks(field.fields, value as Values, notWritten);
    case 'rows':
      return (value as Values[]).map((row) => withBlanks(field.fields, row, notWritten));
    default:
      return value;
  }
}
