/** What the papers of the prefecture say beyond their matter, on the day of the paper: 公印 and numbers, 教示, words of the forms. Pure. */
import type { IsoDate } from '../calendar/days.js';
import type { AppealInstruction, PaperSetting, ProcedureProfile, SealsAndNumbers } from '../case/facts.js';
import { heldOn } from './held-entries.js';

type FormPart = Extract<PaperSetting['part'], `form:${string}`>;

/** What says it: the entries of the settings, and the profile for what none of them says. */
export type PaperProfile = Pick<
  ProcedureProfile,
  'paperSettings' | 'sealsAndNumbers' | 'appealInstructions' | 'formWording'
>;

/** The part of the settings that the words of a form are. */
export const formPart = (formId: string): FormPart => `form:${formId}`;

/** The form of such a part. */
export const formIdOf = (part: FormPart): string => part.slice('form:'.length);

/** The entries of one part, in the order in which they were entered and begin. */
export function entriesOf<Entry extends PaperSetting, Part extends PaperSetting['part']>(
  entries: readonly Entry[],
  part: Part,
): Extract<Entry, { part: Part }>[] {
  return entries.filter((entry): entry is Extract<Entry, { part: Part }> => entry.part === part);
}

/** @param day of the paper */
export function sealsOn({ paperSettings, sealsAndNumbers }: PaperProfile, day: IsoDate): Readonly<SealsAndNumbers> {
  return heldOn(entriesOf(paperSettings, 'sealsAndNumbers'), day)?.value ?? sealsAndNumbers;
}

/** 教示, a paragraph each. @param day of the paper */
export function instructionsOn(
  { paperSettings, appealInstructions }: PaperProfile,
  day: IsoDate,
): readonly AppealInstruction[] {
  return heldOn(entriesOf(paperSettings, 'appealInstructions'), day)?.value ?? appealInstructions;
}

/** Words of a form that the prefecture writes otherwise than the form itself, by name. @param day of the paper */
export function wordingOn(
  { paperSettings, formWording }: PaperProfile,
  formId: string,
  day: IsoDate,
): Readonly<Record<string, string>> {
  return heldOn(entriesOf(paperSettings, formPart(formId)), day)?.value ?? formWording[formId] ?? {};
}
