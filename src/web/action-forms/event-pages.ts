import type { CaseView } from '../../applications/queries/case-view.js';
import type { EventType } from '../../procedure/events/index.js';
import { isCorrectionDue } from '../../procedure/shortfalls.js';
import { HOSPITAL_PAGES } from '../addresses/hospital-addresses.js';
import { ACTION_FORMS } from './index.js';
import { actionPath, OFFICE_PAGES } from '../addresses/case-addresses.js';

const OWN_PAGES: Partial<Record<EventType, (caseId: string) => string>> = {
  ...HOSPITAL_PAGES,
  ...OFFICE_PAGES,
};

/** Where an event is done; null while no page leads to it. */
export function pageOfEvent({ application: { id } }: CaseView, type: EventType): string | null {
  return OWN_PAGES[type]?.(id) ?? (ACTION_FORMS[type] ? actionPath(id, type) : null);
}

/** Events that carry a case forward: the first of them that is ready is the expected next step. */
const FORWARD: readonly EventType[] = [
  'SUBMIT',
  'SUBMIT_CORRECTION',
  'RECEIVE',
  'REQUEST_COORDINATION_COUNCIL',
  'REPORT_CONFIRMATION',
  'RECORD_CONFIRMATION',
  'CONVENE_COUNCIL',
  'DRAFT_DESIGNATION',
  'REFER_TO_MEDICAL_COUNCIL',
  'REFER_TO_MEASURES_COUNCIL',
  'RECORD_MEDICAL_COUNCIL',
  'RECORD_MEASURES_COUNCIL',
  'APPROVE',
  'ISSUE_DESIGNATION',
  'ISSUE_REFUSAL',
  'RECORD_EXAMINATION',
  'RECORD_EVALUATION',
  'APPLY_FOR_EVALUATION',
  'RECORD_PLAN',
];

/** The expected next step of this person; undefined when it is not this person's turn. */
export function nextEvent({ availableEvents, requiredActions, facts }: CaseView): EventType | undefined {
  if (!requiredActions.mine) return undefined;
  const asksToCorrect = availableEvents.some(({ type, ready }) => type === 'REQUEST_CORRECTION' && ready);
  if (asksToCorrect && isCorrectionDue(facts)) return 'REQUEST_CORRECTION';
  return FORWARD.find((type) => availableEvents.some((event) => event.type === type && event.ready));
}
