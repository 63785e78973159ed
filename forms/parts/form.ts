import type { Problem } from '../../src/procedure/fields/problems.js';
import { MARGIN_LINE, type Content } from '../../src/pdf/elements/elements.js';
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

/** The names under which inputs hold what a paper is about; a paper about several cases has its own number, or the meeting. */
interface AboutOne {
  referenceNo?: string;
  /** Of a plan it is a part of its own, and no number. */
  reference?: string | object;
  number?: string | undefined;
  institutionName?: string;
  institution?: { name: string };
  meetingName?: string;
}

/**
 * What runs on at the top of every page but the first, so that a page that comes loose finds its place: the number of the case or of the paper, whose it
 * is, and what it is. It stands in the margin: the layout of an official form (様式1–9, 確認様式1・2) is that of its first page, and says nothing of pages
 * that only a long entry brings about.
 */
export function runningHead<Input, Name extends string>(
  form: Pick<Form<Input, Name>, 'named'>,
  input: Input,
  wording: Wording<Name>,
): string {
  const { referenceNo, reference = referenceNo, number, institutionName, institution, meetingName } = input as AboutOne;
  const parts = [
    typeof reference === 'string' ? `受付番号　${reference}` : number,
    institutionName ?? institution?.name ?? meetingName,
    paperTitle(form, input, wording),
  ];
  return cut(
    parts
      .filter((part) => part !== undefined && part !== '')
      .join('　')
      .replaceAll('\n', ''),
    MARGIN_LINE,
  );
}

/** No character is parted from its variation selector. */
function cut(text: string, longest: number): string {
  const characters = text.match(/.[\p{M}\u{E0100}-\u{E01EF}]*/gsu) ?? [];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
