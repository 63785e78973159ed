/** What was written in a section, as rows of words that pages and documents share. */
import { inputName } from '../../inputs/fields/field-names.js';
import { type FlatValues, rowCount } from '../../inputs/fields/flat-values.js';
import { formatJapaneseDateWithWeekday, parseJapaneseDate } from '../../procedure/calendar/japanese-date.js';
import type { BSubItem } from '../../procedure/fields/b-sub-items.js';
import type { ApplicationContent } from '../../procedure/fields/content.js';
import type { ContentItem, ContentSection, SingleItem } from '../../procedure/fields/sections.js';
import type { PlanningArea } from '../../registry/registry.entities.js';
import { storedValues } from './stored-values.js';

/** An item of what was written, in words; `value` is '' where nothing stands. */
export interface WrittenRow {
  label: string;
  value: string;
  /** The item of the official form, e.g. 「様式第1号 3」. */
  formItem?: string;
  /** The field in which it is corrected; absent where there is none. */
  name?: string;
}

/** What the values are named by. */
export interface WordsContext {
  areas: readonly Pick<PlanningArea, 'id' | 'name'>[];
  subItems: readonly BSubItem[];
}

/** One row for each item of the section. */
export function writtenRows(section: ContentSection, content: ApplicationContent, context: WordsContext): WrittenRow[] {
  return itemRows(section.fields, storedValues(content, section), context);
}

/** One row for each item that is asked. */
export function itemRows(items: readonly ContentItem[], values: FlatValues, context: WordsContext): WrittenRow[] {
  return items.filter((item) => isAsked(item, values)).flatMap((item) => rowsOf(item, values, context));
}

/** What hangs on an answer that was no is shown only if something stands there by mistake. */
function isAsked({ path, onlyIf }: ContentItem, values: FlatValues): boolean {
  return onlyIf === undefined || textOf(values, inputName(onlyIf)) === 'true' || textOf(values, inputName(path)) !== '';
}

function rowsOf(field: ContentItem, values: FlatValues, { areas, subItems }: WordsContext): WrittenRow[] {
  const row = (label: string, value: string, name: string): WrittenRow => ({
    label,
    value,
    formItem: field.formItem,
    name,
  });
  switch (field.input) {
    case 'rows':
      return Array.from({ length: Math.max(1, rowCount(values, field.path)) }, (_, index) => {
        const nameOf = (inner: SingleItem) => `${field.path}[${index}][${inner.path}]`;
        const words = field.fields
          .map((inner) => inWords(inner, textOf(values, nameOf(inner)), areas))
          .filter((each) => each !== '');
        return row(
          `${field.rowLabel} ${index + 1}`,
          words.join('　'),
          `${field.path}[${index}][${field.fields[0]?.path ?? ''}]`,
        );
      });
    case 'subItems': {
      const chosen = valuesOf(values, field.path);
      return [
        row(
          field.label,
          subItems
            .filter(({ code }) => chosen.includes(code))
            .map(({ code, label }) => `${code} ${label}`)
            .join('、'),
          field.path,
        ),
      ];
    }
    case 'results':
      return field.items.map(({ code }, index) =>
        row(`${code} ${field.label}`, textOf(values, `results[${index}][text]`), `results[${index}][text]`),
      );
    default: {
      const name = inputName(field.path);
      return [row(field.label, inWords(field, textOf(values, name), areas), name)];
    }
  }
}

/** A stored value in words; '' when nothing is stored. */
export function inWords(field: SingleItem, value: string, areas: WordsContext['areas']): string {
  switch (field.input) {
    case 'number':
      return value === '' ? '' : `${Number(value).toLocaleString('ja-JP')}${field.unit}`;
    case 'day':
      return parseJapaneseDate(value) === value ? formatJapaneseDateWithWeekday(value) : value;
    case 'tick':
    case 'yesNo':
      return choicesOf(field, areas)?.find((each) => (each.value === 'true') === (value === 'true'))?.label ?? '';
    case 'choice':
      return choicesOf(field, areas)?.find((each) => each.value === value)?.label ?? '';
    case 'area':
      // One that is not registered is shown as it stands, so that it is seen and can be replaced.
      return choicesOf(field, areas)?.find((each) => each.value === value)?.label ?? value;
    case 'line':
    case 'listed':
    case 'text':
      return value;
  }
}

/** The answers of a field that has but some, by what is stored of each; null for one that is typed. */
export function choicesOf(
  field: SingleItem,
  areas: WordsContext['areas'],
): readonly { value: string; label: string }[] | null {
  switch (field.input) {
    case 'tick':
      return [
        { value: 'true', label: field.statement },
        { value: 'false', label: 'チェックなし' },
      ];
    case 'yesNo':
      return [
        { value: 'true', label: field.yes },
        { value: 'false', label: field.no },
      ];
    case 'choice':
      return field.choices;
    case 'area':
      return areas.map(({ id, name }) => ({ value: id, label: name }));
    case 'listed':
      return field.values.map((value) => ({ value, label: value }));
    default:
      return null;
  }
}

function textOf(values: FlatValues, name: string): string {
  return valuesOf(values, name)[0] ?? '';
}

function valuesOf(values: FlatValues, name: string): string[] {
  const value = values[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
