import type { EventType } from '../../procedure/events/index.js';
import type { OFFICE_PAGES } from '../addresses/case-addresses.js';
import type { HOSPITAL_PAGES } from '../addresses/hospital-addresses.js';
import type { ActionForm } from './action-form.js';
import { HEALTH_CENTRE_FORMS } from './health-centre.js';
import { HOSPITAL_FORMS } from './hospital.js';
import { PREFECTURE_FORMS } from './prefecture.js';

/** Done on pages of their own, or by the clock. */
type DoneElsewhere =
  | keyof typeof HOSPITAL_PAGES
  | keyof typeof OFFICE_PAGES
  | 'DEADLINE_PASSED'
  | 'ROUND_DEADLINE_MOVED'
  | 'ROUND_RESCHEDULED';

const FORMS = {
  ...HOSPITAL_FORMS,
  ...PREFECTURE_FORMS,
  ...HEALTH_CENTRE_FORMS,
} satisfies Record<Exclude<EventType, DoneElsewhere>, ActionForm>;

/** The form of each event that is done on the page of an act. */
export const ACTION_FORMS: Partial<Record<EventType, ActionForm>> = FORMS;
