import type { EventType } from '../../procedure/events/index.js';
import type { ActionForm } from './action-form.js';
import { COUNCIL_FORMS } from './prefecture-councils.js';
import { DECISION_FORMS } from './prefecture-decision.js';
import { EXAMINATION_FORMS } from './prefecture-examination.js';

/** What the prefecture's officer and approver do, in the order of the procedure. */
export const PREFECTURE_FORMS: Partial<Record<EventType, ActionForm>> = {
  ...EXAMINATION_FORMS,
  ...COUNCIL_FORMS,
  ...DECISION_FORMS,
};
