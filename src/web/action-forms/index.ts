import type { EventType } from '../../procedure/events/index.js';
import type { ActionForm } from './action-form.js';
import { HEALTH_CENTRE_FORMS } from './health-centre.js';
import { HOSPITAL_FORMS } from './hospital.js';
import { PREFECTURE_FORMS } from './prefecture.js';

/** The form of each event that has a page of its own. */
export const ACTION_FORMS: Partial<Record<EventType, ActionForm>> = {
  ...HOSPITAL_FORMS,
  ...PREFECTURE_FORMS,
  ...HEALTH_CENTRE_FORMS,
};
