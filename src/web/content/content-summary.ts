/** What was written in a section, as rows to read and to change. */
import type { PlanningArea } from '../../registry/registry.entities.js';
import type { BSubItem } from '../../procedure/fields/b-sub-items.js';
import type { ContentItem, ContentSection, SingleItem } from '../../procedure/fields/sections.js';
import { inputName } from '../../inputs/events/index.js';
import type { ApplicationContent } from '../../procedure/fields/content.js';
import { rowCount } from '../requests/posted-form.js';
import { fieldId, type FormState, type SummaryRow } from '../components/index.js';
import { formatDate, formatQuantity, isIsoDate } from '../base/format.js';
import { storedValues } from './content-values.js';

export interface SummaryContext {
  areas: readonly PlanningArea[];
  subItems: readonly BSubItem[];
  /** Address of the section's page. */
  path: string;
}

/** One row for each item of the section. */
export function summaryRows(
  section: ContentSection,
  content: ApplicationContent,
  context: SummaryContext,
): SummaryRow[] {
  return itemRows(section.fields, storedValues(content, section), context);
}

/** One row for each item that is asked. */
export function itemRows(
  items: readonly ContentItem[],
  values: FormState['values'],
  context: SummaryContext,
): SummaryRow[] {
  return items.filter((item) => isAsked(item, values)).flatMap((item) => rowsOf(item, values, context));
}

/** What hangs on an answer that was no is shown only if something stands there by mistake. */
function isAsked({ path, onlyIf }: ContentItem, values: FormState['values']): boolean {
  return onlyIf === undefined || textOf(values, inputName(onlyIf)) === 'true' || textOf(values, inputName(path)) !== '';
}

function rowsOf(
  field: ContentItem,
  values: FormState['values'],
  { areas, subItems, path }: SummaryContext,
): SummaryRow[] {
  const row = (label: string, value: string, name: string): SummaryRow => ({
    label,
    value,
    formItem: field.formItem,
    editHref: `${path}#${fieldId(name)}`,
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
function inWords(field: SingleItem, value: string, areas: readonly PlanningArea[]): string {
  switch (field.input) {
    case 'number':
      return value === '' ? '' : formatQuantity(Number(value), field.unit);
    case 'day':
      return isIsoDate(value) ? formatDate(value) : value;
    case 'tick':
      return value === 'true' ? field.statement : 'チェックなし';
    case 'yesNo':
      return value === 'true' ? field.yes : field.no;
    case 'choice':
      return field.choices.find((each) => each.value === value)?.label ?? '';
    case 'area':
      // One that is not registered is shown as it stands, so that it is seen and can be replaced.
      return areas.find(({ id }) => id === value)?.name ?? value;
    case 'line':
    case 'listed':
    case 'text':
      return value;
  }
}

function textOf(values: FormState['values'], name: string): string {
  return valuesOf(values, name)[0] ?? '';
}

function valuesOf(values: FormState['values'], name: string): string[] {
  const value = values[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
