import type { EventType } from '../../../procedure/events.js';
import type { ActionForm } from '../action-form.js';

export const HEALTH_CENTRE_FORMS: Partial<Record<EventType, ActionForm>> = {};
