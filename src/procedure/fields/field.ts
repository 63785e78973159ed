/**
 * What one hospital-entered field is. One description gives its type, its empty value, what it may hold, its words on
 * pages, in sentences and in REST, when it is required, and an example; whoever needs to know reads it here.
 */
import type { SubItemRules } from './b-sub-items.js';
import type { DateName } from '../calendar/date-rules.js';
import type { IsoDate } from '../calendar/days.js';
import type { Kind, ProcedureType } from '../terms/kinds.js';
import type { Problem } from './problems.js';
import { LONGEST_LINE, LONGEST_TEXT } from './limits.js';

/** What a description may look at. The type of the content follows from the descriptions, so they see it as any object. */
export interface FieldFacts {
  kind: Kind;
  procedure: ProcedureType;
  profile: SubItemRules & {
    prefecture: string;
    /** 特定分野 (法120①), as they are known. */
    specialtyFields: readonly string[];
  };
  content: object;
}

/** Words that may hang on the application. */
export type Words = string | ((facts: FieldFacts) => string);

interface Described {
  /** What it is called in sentences, in REST and on lists. */
  name: string;
  /** Above its input, where that says more than the name. */
  label?: Words;
  support?: Words;
  /** Form and item it stands for, e.g. 「様式1・則81①五」. */
  formItem?: Words;
  /** What its column is called, beside its name and its label, in the tables that hospitals keep. */
  headings?: readonly string[];
  /** Whether this application asks for it at all; always when absent. */
  asked?: (facts: FieldFacts) => boolean;
  /** Name of the yes/no beside it on which it hangs: answered with no, an empty value is not missing. */
  onlyIf?: string;
}

/** A field that may be left empty says so; every other one is missing while it is empty. */
interface MayBeEmpty {
  optional?: boolean;
}

export interface LineField extends Described, MayBeEmpty {
  input: 'line';
  /** Characters. */
  longest: number;
  /** Characters that the input is wide. */
  width?: 12 | 40;
  type?: 'tel';
  autocomplete?: string;
  /** The only texts it takes, where they are known as data: it is chosen from them. */
  oneOf?: (facts: FieldFacts) => readonly string[];
  /** What is wrong with a text that is not empty; null when it is fine. */
  fault?: (text: string) => string | null;
  example: string;
}

export interface TextField extends Described, MayBeEmpty {
  input: 'text';
  /** Characters. */
  longest: number;
  /** Lines that the input is high. */
  rows?: number;
  example: string;
}

export interface NumberField extends Described, MayBeEmpty {
  input: 'number';
  unit: string;
  least: number;
  most: number;
  example: number | null;
}

export interface DayField extends Described, MayBeEmpty {
  input: 'day';
  /** Its row in the table of dates. */
  rule: DateName;
  example: IsoDate | null;
}

/** A single tick; `statement` is what the person says with it. */
export interface TickField extends Described {
  input: 'tick';
  statement: Words;
  /** What is said while it is not set; absent where nothing is missing without it. */
  whenUnset?: string;
  example: boolean;
}

export interface YesNoField extends Described {
  input: 'yesNo';
  yes: string;
  no: string;
  example: boolean;
}

/** One of a few fixed answers, by what is stored of each. */
export interface ChoiceField<C extends Choices = Choices> extends Described, MayBeEmpty {
  input: 'choice';
  /** What each answer is called. */
  choices: C;
  example: keyof C & string;
}

type Choices = Readonly<Record<string, string>>;

/** A 二次医療圏, by its id. */
export interface AreaField extends Described, MayBeEmpty {
  input: 'area';
  example: string;
}

/** Choice of the B sub-items, by their codes, each once. */
export interface SubItemsField extends Described {
  input: 'subItems';
  example: readonly string[];
}

/** Fields that belong together. */
export interface GroupField<F extends Fields = Fields> {
  input: 'group';
  name: string;
  asked?: (facts: FieldFacts) => boolean;
  fields: F;
  /** What its fields ask of each other; paths are names within it. */
  rule?(values: ValuesOf<F>): Problem[];
}

/** Several rows of the same fields. */
export interface RowsField<F extends Fields = Fields> extends Described, MayBeEmpty {
  input: 'rows';
  /** What one row is: 派遣先. */
  rowLabel: string;
  fields: F;
  /** The texts that tell one row from another, without spaces and in any width: no two rows have them all alike. At least one. */
  unique: readonly (keyof F & string)[];
  /** How two of a name are told apart, where there may be such: Japanese, a sentence. */
  namesakes?: string;
  /** What its fields ask of each other; paths are names within it. */
  rule?(values: ValuesOf<F>): Problem[];
}

/** Yearly results in words, one row for each sub-item that asks for them. */
export interface ResultsField<F extends Fields = Fields> extends Described {
  input: 'results';
  fields: F;
  /** The text that tells one row from another: no two rows have it alike. */
  unique: keyof F & string;
  /** The sub-items that have a row on the page. */
  items: (facts: FieldFacts) => { code: string; label: string; support: string }[];
}

export type SingleField =
  LineField | TextField | NumberField | DayField | TickField | YesNoField | ChoiceField | AreaField;
export type Field = SingleField | SubItemsField | GroupField | RowsField | ResultsField;
export type Fields = Readonly<Record<string, Field>>;

/** The value a field holds. */
type ValueOf<F> = F extends { input: 'line' | 'text' | 'area' }
  ? string
  : F extends { input: 'number' }
    ? number | null
    : F extends { input: 'day' }
      ? IsoDate | null
      : F extends { input: 'tick' | 'yesNo' }
        ? boolean
        : F extends { input: 'choice'; choices: infer C }
          ? (keyof C & string) | null
          : F extends { input: 'subItems' }
            ? string[]
            : F extends { input: 'group'; fields: infer Inner }
              ? ValuesOf<Inner>
              : F extends { input: 'rows' | 'results'; fields: infer Inner }
                ? ValuesOf<Inner>[]
                : never;

export type ValuesOf<F> = { -readonly [Name in keyof F]: ValueOf<F[Name]> };

/** Values that are recorded as a whole: nothing is missing in them but what may be. */
export type CompleteValuesOf<F> = Complete<ValuesOf<F>>;
type Complete<Values> = {
  [Name in keyof Values]: Values[Name] extends object ? Complete<Values[Name]> : NonNullable<Values[Name]>;
};

/** One page of the content editor: fields that are saved together. */
export interface Section<F extends Fields = Fields> {
  /** In the address. */
  id: string;
  title: string;
  /** The documents it fills: 「様式1」. */
  form: Words;
  lead: string;
  fields: F;
}

type With<F, Given extends keyof F> = Omit<F, 'input' | 'name' | Given> & Partial<Pick<F, Given>>;

export const line = (name: string, more: With<LineField, 'longest'>): LineField => ({
  input: 'line',
  name,
  longest: LONGEST_LINE,
  ...more,
});

export const text = (name: string, more: With<TextField, 'longest'>): TextField => ({
  input: 'text',
  name,
  longest: LONGEST_TEXT,
  ...more,
});

export const number = (name: string, more: With<NumberField, never>): NumberField => ({
  input: 'number',
  name,
  ...more,
});

export const day = (name: string, more: With<DayField, never>): DayField => ({ input: 'day', name, ...more });

export const tick = (name: string, more: With<TickField, never>): TickField => ({ input: 'tick', name, ...more });

export const yesNo = (name: string, more: With<YesNoField, never>): YesNoField => ({ input: 'yesNo', name, ...more });

export const choice = <const C extends Choices>(
  name: string,
  choices: C,
  more: Omit<ChoiceField<C>, 'input' | 'name' | 'choices'>,
): ChoiceField<C> => ({ input: 'choice', name, choices, ...more });

export const area = (name: string, more: With<AreaField, never>): AreaField => ({ input: 'area', name, ...more });

export const subItems = (name: string, more: With<SubItemsField, never>): SubItemsField => ({
  input: 'subItems',
  name,
  ...more,
});

export const group = <F extends Fields>(
  name: string,
  fields: F,
  more: Omit<GroupField<F>, 'input' | 'name' | 'fields'> = {},
): GroupField<F> => ({ input: 'group', name, fields, ...more });

export const rows = <F extends Fields>(
  name: string,
  fields: F,
  more: Omit<RowsField<F>, 'input' | 'name' | 'fields'>,
): RowsField<F> => ({ input: 'rows', name, fields, ...more });

export const results = <F extends Fields>(
  name: string,
  fields: F,
  more: Omit<ResultsField<F>, 'input' | 'name' | 'fields'>,
): ResultsField<F> => ({ input: 'results', name, fields, ...more });

export const section = <F extends Fields>(description: Section<F>): Section<F> => description;

/** Whether the field is not asked for because the yes/no beside it on which it hangs is answered with no. */
export function hangsOnNo(field: Field, beside: Readonly<Record<string, unknown>>): boolean {
  return 'onlyIf' in field && field.onlyIf !== undefined && beside[field.onlyIf] === false;
}
