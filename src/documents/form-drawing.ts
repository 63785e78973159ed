import { createHash } from 'node:crypto';
import { anyForm, type FormId } from '../../forms/index.js';
import { brokenRules, paperTitle, runningHead, type Wording } from '../../forms/parts/form.js';
import { textsOf, validate, type FieldProblem } from '../../forms/parts/input.js';
import type { Content } from '../pdf/elements/elements.js';
import { checkGlyphs, type GlyphProblem } from '../pdf/engine/index.js';
import { firstTold, MOST_TOLD } from './first-told.js';
import { draftForm } from './blanked-form.js';
import { renderPdf } from '../pdf/render-pdf.js';

/** One form to draw; everything in it can be sent to a worker thread. */
export interface FormJob {
  formId: FormId;
  /** The frozen snapshot of the record; checked here, so it may be anything. */
  input: unknown;
  options: FormOptions;
}

export interface FormOptions {
  /** A preview carries 「案」 across the page and must not be issued. */
  preview: boolean;
  /** What a preview tells of is done already: no 「案」. */
  settled?: boolean;
  /** Another word across the page, such as 見本 on a sample. */
  watermark?: string;
  /** When the record was issued: the only time in the file, so that the same record gives the same bytes. */
  issuedAt: Date;
  /** Words of the form that the prefecture has replaced, such as `number` and `title`. */
  wording?: Readonly<Record<string, string>>;
  /** Who issues it, for the file's properties. */
  author?: string;
  /** Which version of the document it is, in the corner of its pages; the form itself says nothing of it. */
  mark?: string;
}

export interface RenderedForm {
  bytes: Uint8Array;
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: string;
  formVersion: string;
  /** For the person who issues it, in Japanese: unconfirmed texts, variants of a character that no font has; the first of them. */
  warnings: string[];
}

/** Why a form cannot be drawn from its input; the first problems, and at least one more than people are told of where there are more. */
export type FormFault =
  | { outcome: 'invalid-input'; problems: readonly FieldProblem[] }
  | { outcome: 'unsupported-glyphs'; problems: readonly GlyphProblem[] };

/** A result that survives the way back from a worker thread, where error classes do not. */
export type FormDrawing = { outcome: 'drawn'; form: RenderedForm } | FormFault;

/** A form whose input and characters were checked. */
export interface SoundForm {
  outcome: 'sound';
  /** Number and title as printed. */
  title: string;
  formVersion: string;
  warnings: string[];
  content: () => Content;
  /** What stands at the top of its pages after the first. */
  running: string;
}

/** The mark across a preview. */
export const PREVIEW_MARK = '案';

const variantWarning = ({ field, character, codePoint }: GlyphProblem): string =>
  `${field}の「${character}」（${codePoint}）は、指定された異体字の字形がないため、標準の字形で印刷します。`;

/** What is said of a character that no font has. */
export const missingGlyphMessage = ({ field, character, codePoint }: GlyphProblem): string =>
  `${field}の「${character}」（${codePoint}）は印刷できません。`;

/** Says that `firstTold` left out characters. */
export const MORE_GLYPHS = 'ほかにも印刷できない文字があります。ここまでの文字を直すと、次の文字を表示します。';

/** Says that `firstTold` left out problems of the input. */
export const MORE_PROBLEMS = 'ほかにも足りない事項や誤りがあります。ここまでの事項を直すと、次の事項を表示します。';

const MORE_CAUTIONS = `ほかにも確かめることがあります（はじめの${MOST_TOLD}件を表示しています）。`;

const asItIs = (text: string): string => text;

/** Checks a form's input, its characters and its words; draws nothing. */
export function checkForm({
  formId,
  input,
  wording,
}: {
  formId: FormId;
  input: unknown;
  wording?: Readonly<Record<string, string>> | undefined;
}): FormFault | SoundForm {
  const form = anyForm(formId);
  const unsound = validate(form.input, input, { most: MOST_TOLD + 1 });
  const problems = unsound.length > 0 ? unsound : brokenRules(form, input);
  if (problems.length > 0) return { outcome: 'invalid-input', problems: problems.slice(0, MOST_TOLD + 1) };

  const words = { ...form.wording, ...wording } as Wording<string>;
  const named = Object.entries(words).map(([name, text]) => ({ field: `様式の文言（${name}）`, text }));
  const glyphs = checkGlyphs([...textsOf(form.input, input), ...named]);
  const missing = glyphs.filter(({ support }) => support === 'missing');
  if (missing.length > 0) return { outcome: 'unsupported-glyphs', problems: missing };

  return {
    outcome: 'sound',
    title: paperTitle(form, input, words),
    formVersion: form.version,
    warnings: firstTold(
      [...(form.cautions?.(input) ?? []), ...glyphs.map(variantWarning)],
      asItIs,
      () => MORE_CAUTIONS,
    ),
    content: () => form.content(input, words),
    running: runningHead(form, input, words),
  };
}

/**
 * Checks a form's input and its characters, then draws it in this thread. Words of the form are checked too. A preview is
 * drawn with blanks where something is missing, as long as a blank can stand there.
 */
export async function drawForm({ formId, input, options }: FormJob): Promise<FormDrawing> {
  const { preview, settled = false, watermark, issuedAt, author, mark, wording } = options;
  const checked = checkForm({ formId, input, wording });
  const form = checked.outcome !== 'sound' && preview ? (draftForm({ formId, input, wording }) ?? checked) : checked;
  if (form.outcome !== 'sound') return form;
  const bytes = await renderPdf({
    content: form.content(),
    running: form.running,
    title: mark === undefined ? form.title : `${form.title}（${mark}）`,
    createdAt: issuedAt,
    pageNumbers: true,
    ...(author !== undefined && { author }),
    ...(mark !== undefined && { head: mark }),
    ...((watermark !== undefined || (preview && !settled)) && { watermark: watermark ?? PREVIEW_MARK }),
  });
  const { formVersion, warnings } = form;
  return {
    outcome: 'drawn',
    form: { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), formVersion, warnings },
  };
}
