import type { Role } from '../../src/procedure/terms/actors.js';

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

/** Where an official form stands in the procedure, and who may read what was issued on it. */
export interface FormPlace {
  stage: FormStage;
  /** Roles besides the prefecture's own staff, who read every document. Requests between offices are not shown to the hospital. */
  readers: readonly Role[];
}

/** The hospital's own documents; like its attachments they are read by whoever may know of the case. */
export const APPLICATION: FormPlace = { stage: 'application', readers: ['hospital', 'healthCentre', 'supportCentre'] };
