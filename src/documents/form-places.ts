/** Where each official form stands in the procedure, and who may read what was issued on it. */
import type { FormId } from '../../forms/index.js';
import { isPrefecture, type Role } from '../procedure/terms/actors.js';

/** The parts of the procedure in their order, for the catalogue and the documents of a case. */
export const FORM_STAGES = {
  application: '申請',
  plan: '計画と評価',
  examination: '受付と審査',
  coordinationCouncil: '地域医療構想調整会議',
  councils: '医療対策協議会・医療審議会',
  decision: '決定と通知',
  duties: '指定の後',
  binding: '綴り',
} as const;
export type FormStage = keyof typeof FORM_STAGES;

interface FormPlace {
  stage: FormStage;
  /** Roles besides the prefecture's own staff, who read every document. */
  readers: readonly Role[];
}

/** The hospital's own documents; like its attachments they are read by whoever may know of the case. */
const APPLICATION: FormPlace = { stage: 'application', readers: ['hospital', 'healthCentre', 'supportCentre'] };

/** Every form has its line: a form without one does not compile. Requests between offices are not shown to the hospital. */
export const FORM_PLACES: Readonly<Record<FormId, FormPlace>> = {
  'application-form-1': APPLICATION,
  'application-form-2': APPLICATION,
  'application-form-3': APPLICATION,
  'application-form-4': APPLICATION,
  'application-form-5-1': APPLICATION,
  'application-form-5-2': APPLICATION,
  'application-form-6': APPLICATION,
  'application-form-7': APPLICATION,
  'application-form-8': APPLICATION,
  'application-form-9': APPLICATION,
  'work-time-reduction-plan': { stage: 'plan', readers: ['hospital', 'healthCentre', 'supportCentre'] },
  'self-evaluation-sheet': { stage: 'plan', readers: ['hospital', 'healthCentre', 'supportCentre'] },
  'reception-copy': { stage: 'examination', readers: ['hospital'] },
  'correction-notice': { stage: 'examination', readers: ['hospital'] },
  'coordination-council-request': { stage: 'coordinationCouncil', readers: ['healthCentre'] },
  'confirmation-form-1': { stage: 'coordinationCouncil', readers: ['healthCentre'] },
  'confirmation-form-2': { stage: 'coordinationCouncil', readers: ['healthCentre'] },
  'confirmation-report': { stage: 'coordinationCouncil', readers: ['healthCentre'] },
  'council-agenda': { stage: 'councils', readers: [] },
  'council-case-sheet': { stage: 'councils', readers: [] },
  'designation-notice': { stage: 'decision', readers: ['hospital', 'supportCentre'] },
  'refusal-notice': { stage: 'decision', readers: ['hospital', 'supportCentre'] },
  'revocation-notice': { stage: 'duties', readers: ['hospital', 'supportCentre'] },
  'public-notice': { stage: 'decision', readers: ['hospital', 'healthCentre', 'supportCentre'] },
  'plan-revision-submission': { stage: 'duties', readers: ['hospital', 'supportCentre'] },
  'plan-no-change-notice': { stage: 'duties', readers: ['hospital', 'supportCentre'] },
  'c2-doctor-notice': { stage: 'duties', readers: ['hospital', 'supportCentre'] },
  'case-record': { stage: 'binding', readers: [] },
  'evaluation-summary-publication': { stage: 'duties', readers: ['hospital', 'healthCentre', 'supportCentre'] },
};

/** Forms whose issued documents a role may read; null for every form. */
export function readableForms(role: Role): readonly string[] | null {
  if (isPrefecture(role) || role === 'timer') return null;
  return (Object.keys(FORM_PLACES) as FormId[]).filter((id) => FORM_PLACES[id].readers.includes(role));
}

export function formsOfStage(stage: FormStage): readonly FormId[] {
  return (Object.keys(FORM_PLACES) as FormId[]).filter((id) => FORM_PLACES[id].stage === stage);
}

/** Whether a role may read what was issued on a form; a form that is no longer known is the prefecture's alone. */
export function mayReadForm(role: Role, formId: string): boolean {
  return readableForms(role)?.includes(formId) ?? true;
}
