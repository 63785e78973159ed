/**
 * The items of the application forms as data: one declaration serves the form, the check page and the page that keeps
 * what was typed. A path is that of the content (`emergency.periodFrom`), as `contentProblems` names it.
 */
import type { FieldWidth } from '../components/index.js';

interface Item {
  path: string;
  label: string;
  /** Form and item it stands for, e.g. 「様式1・則81①五」. */
  formItem?: string;
  support?: string;
  /** Path of the yes/no on which it hangs: answered with no, an empty value is not missing. */
  onlyIf?: string;
}

/** One value. */
export type SingleField =
  | (Item & { input: 'line'; width?: FieldWidth; type?: 'tel'; autocomplete?: string })
  | (Item & { input: 'text'; rows?: number })
  | (Item & { input: 'number'; unit: string })
  | (Item & { input: 'day' })
  /** A single tick; `statement` is what the person says with it. */
  | (Item & { input: 'tick'; statement: string })
  | (Item & { input: 'yesNo'; yes: string; no: string })
  /** A 二次医療圏. */
  | (Item & { input: 'area' });

/** Several rows of the same fields; paths of `fields` are names within the row. */
export interface RowsField extends Item {
  input: 'rows';
  /** What one row is: 派遣先. */
  rowLabel: string;
  fields: readonly SingleField[];
}

/** Choice of the B sub-items, grouped as in 別添2. */
export interface SubItemsField extends Item {
  input: 'subItems';
}

/** Yearly results in words, one for each sub-item that asks for them. */
export interface ResultsField extends Item {
  input: 'results';
  items: readonly { code: string; label: string; support: string }[];
}

export type ContentField = SingleField | RowsField | SubItemsField | ResultsField;

/** One page of the content editor. */
export interface ContentSection {
  /** In the address. */
  id: string;
  title: string;
  /** The papers it fills: 「様式1」. */
  form: string;
  lead: string;
  fields: readonly ContentField[];
}
