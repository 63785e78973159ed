/** Which forms stand at a stage, and who may read what was issued on them; each form says it of itself. */
import { anyForm, type FormId, FORMS } from '../../forms/index.js';
import type { FormStage } from '../../forms/parts/place.js';
import { isPrefecture, type Role } from '../procedure/terms/actors.js';

const IDS = Object.keys(FORMS) as FormId[];

/** Forms whose issued documents a role may read; null for every form. */
export function readableForms(role: Role): readonly string[] | null {
  if (isPrefecture(role) || role === 'timer') return null;
  return IDS.filter((id) => anyForm(id).readers.includes(role));
}

export function formsOfStage(stage: FormStage): readonly FormId[] {
  return IDS.filter((id) => anyForm(id).stage === stage);
}

/** Whether a role may read what was issued on a form; a form that is no longer known is the prefecture's alone. */
export function mayReadForm(role: Role, formId: string): boolean {
  return readableForms(role)?.includes(formId) ?? true;
}
