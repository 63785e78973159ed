/** The pages of the content editor as they stand for one application: what they ask hangs on what is stored. */
import type { ApplicationContent } from './content.js';
import { SECTIONS } from './content.js';
import type { Field, FieldFacts, Fields, GroupField, Section, SingleField, Words } from './field.js';

export type SectionFacts = Omit<FieldFacts, 'content'> & { content: ApplicationContent };

interface Item {
  /** That of the content (`emergency.periodFrom`), as `contentProblems` names it; within a row the name alone. */
  path: string;
  label: string;
  formItem?: string;
  support?: string;
  /** Path of the yes/no on which it hangs: answered with no, an empty value is not missing. */
  onlyIf?: string;
}

/** One value. */
export type SingleItem =
  | (Item & { input: 'line'; width?: 12 | 40; type?: 'tel'; autocomplete?: string })
  | (Item & { input: 'listed'; values: readonly string[] })
  | (Item & { input: 'text'; rows?: number })
  | (Item & { input: 'number'; unit: string })
  | (Item & { input: 'day' })
  | (Item & { input: 'tick'; statement: string })
  | (Item & { input: 'yesNo'; yes: string; no: string })
  | (Item & { input: 'choice'; choices: readonly { value: string; label: string }[] })
  | (Item & { input: 'area' });

export interface RowsItem extends Item {
  input: 'rows';
  rowLabel: string;
  fields: readonly SingleItem[];
}

export interface SubItemsItem extends Item {
  input: 'subItems';
}

export interface ResultsItem extends Item {
  input: 'results';
  items: readonly { code: string; label: string; support: string }[];
}

export type ContentItem = SingleItem | RowsItem | SubItemsItem | ResultsItem;

/** A page with what it asks of this application. */
export interface ContentSection {
  id: string;
  title: string;
  form: string;
  lead: string;
  fields: readonly ContentItem[];
}

/** Every section of the case; what it asks depends on what is stored. */
export function contentSections(facts: SectionFacts): ContentSection[] {
  return SECTIONS[facts.kind].map(({ id, title, form, lead, fields }: Section) => ({
    id,
    title,
    form: inWords(form, facts),
    lead,
    fields: itemsOf(fields, facts, ''),
  }));
}

/** The section in which the problem at this path is mended; null for one that belongs to none. */
export function sectionOf(sections: readonly ContentSection[], problemPath: string): ContentSection | null {
  return sections.find(({ fields }) => fields.some((field) => holds(field, problemPath))) ?? null;
}

/** Whether a problem at this path is mended in the field. `emergency` alone means the figures. */
function holds({ path }: ContentItem, problemPath: string): boolean {
  return problemPath === path || problemPath.startsWith(`${path}[`) || path.startsWith(`${problemPath}.`);
}

/** Items of fields each of which holds one value. */
export function singleItems(
  fields: Readonly<Record<string, SingleField | GroupField>>,
  facts: FieldFacts,
): SingleItem[] {
  return itemsOf(fields, facts, '') as SingleItem[];
}

function itemsOf(fields: Fields, facts: FieldFacts, within: string): ContentItem[] {
  return Object.entries(fields)
    .filter(([, field]) => field.asked?.(facts) ?? true)
    .flatMap(([name, field]) =>
      field.input === 'group'
        ? itemsOf(field.fields, facts, `${within}${name}.`)
        : [itemOf(field, facts, { path: `${within}${name}`, within })],
    );
}

function itemOf(
  field: Exclude<Field, { input: 'group' }>,
  facts: FieldFacts,
  { path, within }: { path: string; within: string },
): ContentItem {
  const item: Item = {
    path,
    label: inWords(field.label ?? field.name, facts),
    formItem: field.formItem && inWords(field.formItem, facts),
    support: field.support && inWords(field.support, facts),
    onlyIf: field.onlyIf && `${within}${field.onlyIf}`,
  };
  switch (field.input) {
    case 'rows':
      return {
        ...item,
        input: 'rows',
        rowLabel: field.rowLabel,
        fields: itemsOf(field.fields, facts, '') as SingleItem[],
      };
    case 'results':
      return { ...item, input: 'results', items: field.items(facts) };
    case 'subItems':
      return { ...item, input: 'subItems' };
    default:
      return singleItem(field, item, facts);
  }
}

function singleItem(field: SingleField, item: Item, facts: FieldFacts): SingleItem {
  switch (field.input) {
    case 'line': {
      const { input, width, type, autocomplete, oneOf } = field;
      if (oneOf) return { ...item, input: 'listed', values: oneOf(facts) };
      return { ...item, input, width, type, autocomplete };
    }
    case 'text':
      return { ...item, input: 'text', rows: field.rows };
    case 'number':
      return { ...item, input: 'number', unit: field.unit };
    case 'tick':
      return { ...item, input: 'tick', statement: inWords(field.statement, facts) };
    case 'yesNo':
      return { ...item, input: 'yesNo', yes: field.yes, no: field.no };
    case 'choice': {
      const choices = Object.entries(field.choices).map(([value, label]) => ({ value, label }));
      return { ...item, input: 'choice', choices };
    }
    case 'day':
    case 'area':
      return { ...item, input: field.input };
  }
}

function inWords(words: Words, facts: FieldFacts): string {
  return typeof words === 'string' ? words : words(facts);
}
