import { COUNCIL_FORMS } from './prefecture-councils.js';
import { DEADLINE_FORMS } from './prefecture-deadlines.js';
import { DECISION_FORMS } from './prefecture-decision.js';
import { OFFICE_ORDER_FORMS } from './organisation.js';
import { EXAMINATION_FORMS } from './prefecture-examination.js';

/** What the prefecture's officer and approver do, in the order of the procedure. */
export const PREFECTURE_FORMS = {
  ...EXAMINATION_FORMS,
  ...COUNCIL_FORMS,
  ...DECISION_FORMS,
  ...DEADLINE_FORMS,
  ...OFFICE_ORDER_FORMS,
};
