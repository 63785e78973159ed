/** The draft of a form whose record is not complete yet. */
import { anyForm, type FormId } from '../../forms/index.js';
import { draftInput } from '../../forms/parts/draft-input.js';
import type { Wording } from '../../forms/parts/form.js';
import { textsOf } from '../../forms/parts/input.js';
import type { Content } from '../pdf/elements.js';
import { checkGlyphs } from '../pdf/glyphs.js';

/** A character no font has is printed as the printer's 〓 on a draft; nothing with it is ever issued. */
const GETA = '〓';

/** Drawn like a form whose input is sound. */
export interface DraftForm {
  outcome: 'sound';
  title: string;
  formVersion: string;
  warnings: string[];
  content: () => Content;
}

/**
 * The form with blanks where something is missing, as long as a blank can stand there.
 * @returns null where a figure or a choice is missing, or where the form itself cannot do without what is missing
 */
export function draftForm({ formId, input, wording }: { formId: FormId; input: unknown; wording?: Record<string, string> | undefined }): DraftForm | null {
  const form = anyForm(formId);
  const blanked = draftInput(form.input, input);
  if (blanked === undefined) return null;
  const words = { ...form.wording, ...wording } as Wording<string>;
  try {
    const content = form.content(legible(blanked, textsOf(form.input, blanked)), legible(words, Object.values(words).map((text) => ({ field: '', text }))));
    return { outcome: 'sound', title: words.title.replaceAll('\n', ''), formVersion: form.version, warnings: [], content: () => content };
  } catch {
    return null;
  }
}

function legible<T>(value: T, texts: { field: string; text: string }[]): T {
  const missing = checkGlyphs(texts).filter(({ support }) => support === 'missing');
  return missing.reduce((rest, { character }) => replaceIn(rest, character) as T, value);
}

function replaceIn(value: unknown, character: string): unknown {
  if (typeof value === 'string') return value.replaceAll(character, GETA);
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, character));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceIn(inner, character)]));
}
