/** The draft of a form whose record is not complete yet. */
import { anyForm, type FormId } from '../../forms/index.js';
import { blankedInput } from '../../forms/parts/blanked-input.js';
import { paperTitle, runningHead, type Wording } from '../../forms/parts/form.js';
import type { Content } from '../pdf/elements/elements.js';
import { allLegible } from './legible-values.js';

/** Drawn like a form whose input is sound. */
export interface BlankedForm {
  outcome: 'sound';
  title: string;
  formVersion: string;
  warnings: string[];
  content: () => Content;
  running: string;
}

/**
 * The form with blanks where something is missing, as long as a blank can stand there.
 * @returns null where a figure or a choice is missing, or where the form itself cannot do without what is missing
 */
export function draftForm({
  formId,
  input,
  wording,
}: {
  formId: FormId;
  input: unknown;
  wording?: Readonly<Record<string, string>> | undefined;
}): BlankedForm | null {
  const form = anyForm(formId);
  const blanked = blankedInput(form.input, input);
  if (blanked === undefined) return null;
  const words = { ...form.wording, ...wording } as Wording<string>;
  try {
    const content = form.content(allLegible(blanked), allLegible(words));
    return {
      outcome: 'sound',
      title: paperTitle(form, blanked, words),
      formVersion: form.version,
      warnings: [],
      content: () => content,
      running: runningHead(form, allLegible(blanked), allLegible(words)),
    };
  } catch {
    return null;
  }
}
