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
  /** 資料番号 of a sheet of a meeting. */
  sheet?: string;
  institutionName?: string;
  institution?: { name: string };
  meetingName?: string;
}

/**
 * What runs on at the top of every page but the first, so that a page that comes loose finds its place: the number of the case or of the paper, whose it
 * is, and what it is; in two lines, whose it is and what it is, where one has no room. It stands in the margin: the layout of an official form (様式1–9,
 * 確認様式1・2) is that of its first page, and says nothing of pages that only a long entry brings about.
 */
export function runningHead<Input, Name extends string>(
  form: Pick<Form<Input, Name>, 'named'>,
  input: Input,
  wording: Wording<Name>,
): string {
  const {
    referenceNo,
    reference = referenceNo,
    number,
    sheet,
    institutionName,
    institution,
    meetingName,
  } = input as AboutOne;
  const ownNumber = typeof reference === 'string' ? `受付番号　${reference}` : (number ?? sheet);
  const name = institutionName ?? institution?.name ?? meetingName;
  const what = paperTitle(form, input, wording);
  const whole = inOneLine(ownNumber, name, what);
  const whose = inOneLine(ownNumber, name);
  if (whose === '' || widthOf(whole) <= MARGIN_LINE) return cut(whole);
  // A name begins with the corporation that it belongs to, which the number of the paper tells as well.
  const shorter = widthOf(whose) <= MARGIN_LINE ? whose : inOneLine(ownNumber, name?.split('　').at(-1));
  return `${cut(shorter)}\n${cut(what)}`;
}

const inOneLine = (...parts: readonly (string | undefined)[]): string =>
  parts
    .filter((part) => part !== undefined && part !== '')
    .join('　')
    .replaceAll('\n', '');

/** Each with its marks and variation selectors. */
const charactersOf = (text: string): string[] => text.match(/.[\p{M}\u{E0100}-\u{E01EF}]*/gsu) ?? [];

/** In characters of full width. */
const widthOf = (text: string): number =>
  charactersOf(text).reduce((sum, character) => sum + (/^[ -~｡-ﾟ]/u.test(character) ? 0.5 : 1), 0);

/** Only a name or a title of a length that none has in practice is cut. */
function cut(text: string): string {
  if (widthOf(text) <= MARGIN_LINE) return text;
  const kept = charactersOf(text);
  while (widthOf(kept.join('')) > MARGIN_LINE - 1) kept.pop();
  return `${kept.join('')}…`;
}
