import { createHash } from 'node:crypto';
import { anyForm, type FormId } from '../../forms/index.js';
import type { Form, Wording } from '../../forms/parts/form.js';
import { draftInput } from '../../forms/parts/draft-input.js';
import { textsOf, validate, type FieldProblem } from '../../forms/parts/input.js';
import { checkGlyphs, type GlyphProblem, type NamedText } from '../pdf/glyphs.js';
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
  /** Another word across the page, such as 見本 on a sample. */
  watermark?: string;
  /** When the record was issued: the only time in the file, so that the same record gives the same bytes. */
  issuedAt: Date;
  /** Words of the form that the procedure profile replaces, such as `number` and `title`. */
  wording?: Record<string, string>;
  /** Who issues it, for the file's properties. */
  author?: string;
}

export interface RenderedForm {
  bytes: Uint8Array;
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: string;
  formVersion: string;
  /** For the person who issues it, in Japanese: unconfirmed texts, variants of a character that no font has. */
  warnings: string[];
}

/** A result that survives the way back from a worker thread, where error classes do not. */
export type FormDrawing =
  | { outcome: 'drawn'; form: RenderedForm }
  | { outcome: 'invalid-input'; problems: FieldProblem[] }
  | { outcome: 'unsupported-glyphs'; problems: GlyphProblem[] };

const variantWarning = ({ field, character, codePoint }: GlyphProblem): string =>
  `${field}の「${character}」（${codePoint}）は、指定された異体字の字形がないため、標準の字形で印刷します。`;

/** A character no font has is printed as the printer's 〓 on a draft; nothing with it is ever issued. */
const GETA = '〓';

/** What keeps a form from being issued: fields that are missing or wrong and, once those are sound, characters that no font has. */
export function checkForm({ formId, input, options }: Pick<FormJob, 'formId' | 'input'> & { options: Pick<FormOptions, 'wording'> }): {
  fields: FieldProblem[];
  glyphs: GlyphProblem[];
} {
  const form = anyForm(formId);
  const unsound = validate(form.input, input);
  const fields = unsound.length > 0 ? unsound : (form.check?.(input) ?? []);
  return { fields, glyphs: fields.length > 0 ? [] : checkGlyphs(namedTexts(form, input, wordingOf(form, options))) };
}

/**
 * Checks a form's input and its characters, then draws it in this thread. Words of the form are checked too. A preview is
 * drawn with blanks where something is missing, as long as a blank can stand there.
 */
export async function drawForm(job: FormJob): Promise<FormDrawing> {
  const { formId, input, options } = job;
  const form = anyForm(formId);
  const { fields, glyphs } = checkForm(job);
  const missing = glyphs.filter(({ support }) => support === 'missing');
  if (fields.length > 0 || missing.length > 0) {
    const draft = options.preview ? await drawDraft(form, job) : null;
    if (draft) return draft;
    return fields.length > 0 ? { outcome: 'invalid-input', problems: fields } : { outcome: 'unsupported-glyphs', problems: missing };
  }
  const warnings = [...(form.cautions?.(input) ?? []), ...glyphs.map(variantWarning)];
  return { outcome: 'drawn', form: { ...(await draw(form, input, options)), warnings } };
}

/** Null where the form cannot be drawn with what there is. */
async function drawDraft(form: Form<unknown, string>, { input, options }: FormJob): Promise<FormDrawing | null> {
  const blanked = draftInput(form.input, input);
  if (blanked === undefined) return null;
  const missing = checkGlyphs(namedTexts(form, blanked, wordingOf(form, options))).filter(({ support }) => support === 'missing');
  const legible = missing.reduce<unknown>((value, { character }) => replaceIn(value, character), blanked);
  try {
    return { outcome: 'drawn', form: { ...(await draw(form, legible, options)), warnings: [] } };
  } catch {
    return null; // the form itself needs what is missing
  }
}

function replaceIn(value: unknown, character: string): unknown {
  if (typeof value === 'string') return value.replaceAll(character, GETA);
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, character));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceIn(inner, character)]));
}

const wordingOf = (form: Form<unknown, string>, { wording }: Pick<FormOptions, 'wording'>) => ({ ...form.wording, ...wording }) as Wording<string>;

function namedTexts(form: Form<unknown, string>, input: unknown, wording: Wording<string>): NamedText[] {
  return [...textsOf(form.input, input), ...Object.entries(wording).map(([name, text]) => ({ field: `様式の文言（${name}）`, text }))];
}

async function draw(form: Form<unknown, string>, input: unknown, options: FormOptions): Promise<Omit<RenderedForm, 'warnings'>> {
  const wording = wordingOf(form, options);
  const bytes = await renderPdf({
    content: form.content(input, wording),
    title: [wording.number, wording.title.replaceAll('\n', '')].filter((part) => part !== '').join('　'),
    createdAt: options.issuedAt,
    pageNumbers: true,
    ...(options.author !== undefined && { author: options.author }),
    ...((options.watermark !== undefined || options.preview) && { watermark: options.watermark ?? '案' }),
  });
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), formVersion: form.version };
}
