import { caseRecord } from './case-record.js';
import { confirmationForm1 } from './confirmation-form-1.js';
import { confirmationForm2 } from './confirmation-form-2.js';
import { coordinationCouncilRequest } from './coordination-council-request.js';
import { designationNotice } from './designation-notice.js';
import type { Form } from './parts/form.js';
import { refusalNotice } from './refusal-notice.js';

/** Every official form, by id. */
export const FORMS = {
  'confirmation-form-1': confirmationForm1,
  'confirmation-form-2': confirmationForm2,
  'coordination-council-request': coordinationCouncilRequest,
  'designation-notice': designationNotice,
  'refusal-notice': refusalNotice,
  'case-record': caseRecord,
} as const;

export type FormId = keyof typeof FORMS;

/** The input a form takes. */
export type FormInput<Id extends FormId> = Parameters<(typeof FORMS)[Id]['content']>[0];

/** A form looked at without its input type, as the catalogue and the renderer do. */
export function anyForm(id: FormId): Form<unknown, string> {
  return FORMS[id];
}
