import type { Problem } from '../../src/procedure/fields/problems.js';
import type { Content } from '../../src/pdf/elements/elements.js';
import { named, type FieldProblem, type RecordField } from './input.js';
import type { FormPlace } from './place.js';

/**
 * Words of a form that a prefecture may replace through its procedure profile: `number` (such as 「確認様式１」; empty
 * for letters, which have none), `title`, and the fixed sentences of the form by name.
 */
export type Wording<Name extends string> = { number: string; title: string } & Record<Name, string>;

/** Number (empty for letters) and title of a paper. */
export type PaperName = Pick<Wording<never>, 'number' | 'title'>;

/** Whether the official document (or the source for it) was seen. */
export type Certainty = 'confirmed' | 'unconfirmed';

/**
 * An official form: what it says. How it is drawn is src/pdf's business. `Name` lists the words of its own besides
 * number and title.
 */
export interface Form<Input, Name extends string = never> extends FormPlace {
  /** Stable name, also the file name. */
  id: string;
  /** Rises when the printed document changes; kept with every issued document. */
  version: string;
  /** Hokkaido's words. */
  wording: Wording<Name>;
  legalBasis: string;
  certainty: Certainty;
  /** What of it is inferred, in Japanese for the catalogue page. */
  inferred: string;
  /** Describes `Input`. */
  input: RecordField;
  /** What the law and the office rules find wrong between the fields: a function of src/procedure; called with a valid input. */
  problems?(input: Input): Problem[];
  /** What the person who issues it should know, in Japanese; called with a valid input. */
  cautions?(input: Input): string[];
  /** Number and title of the paper where they depend on the input, as for a renewal; otherwise those of `wording`. */
  named?(input: Input, wording: Wording<Name>): PaperName;
  content(input: Input, wording: Wording<Name>): Content;
  /** Fictional records: the usual, a long one, and one that strains lengths and characters. */
  samples: Record<'short' | 'long' | 'extreme', Input>;
}

/** What the rules find wrong in a valid input, each under the name its field has on the form. */
export function brokenRules<Input>(
  form: Pick<Form<Input, string>, 'input' | 'problems'>,
  input: Input,
): FieldProblem[] {
  return (form.problems?.(input) ?? []).map((problem) => named(form.input, problem));
}

/** What a viewer shows and a screen reader says of the paper: its number and title in one line. */
export function paperTitle<Input, Name extends string>(
  form: Pick<Form<Input, Name>, 'named'>,
  input: Input,
  wording: Wording<Name>,
): string {
  const { number, title } = form.named?.(input, wording) ?? wording;
  return [number, title.replaceAll('\n', '')].filter((part) => part !== '').join('　');
}
