import { applicationForm1 } from './application-form-1.js';
import { applicationForm2 } from './application-form-2.js';
import { applicationForm3 } from './application-form-3.js';
import { applicationForm4 } from './application-form-4.js';
import { applicationForm51 } from './application-form-5-1.js';
import { applicationForm52 } from './application-form-5-2.js';
import { applicationForm6 } from './application-form-6.js';
import { applicationForm7 } from './application-form-7.js';
import { applicationForm8 } from './application-form-8.js';
import { applicationForm9 } from './application-form-9.js';
import { c2DoctorNotice } from './c2-doctor-notice.js';
import { caseRecord } from './case-record.js';
import { confirmationForm1 } from './confirmation-form-1.js';
import { confirmationForm2 } from './confirmation-form-2.js';
import { confirmationReport } from './confirmation-report.js';
import { coordinationCouncilRequest } from './coordination-council-request.js';
import { correctionNotice } from './correction-notice.js';
import { councilAgenda } from './council-agenda.js';
import { councilCaseSheet } from './council-case-sheet.js';
import { designationNotice } from './designation-notice.js';
import { evaluationSummaryPublication } from './evaluation-summary-publication.js';
import { examinationSheet } from './examination-sheet.js';
import type { Form } from './parts/form.js';
import { planNoChangeNotice } from './plan-no-change-notice.js';
import { planRevisionSubmission } from './plan-revision-submission.js';
import { publicNotice } from './public-notice.js';
import { receptionCopy } from './reception-copy.js';
import { refusalNotice } from './refusal-notice.js';
import { revocationNotice } from './revocation-notice.js';
import { selfEvaluationSheet } from './self-evaluation-sheet.js';
import { workTimeReductionPlan } from './work-time-reduction-plan.js';

/** Every official form, by id, in the order of the procedure. */
export const FORMS = {
  'work-time-reduction-plan': workTimeReductionPlan,
  'self-evaluation-sheet': selfEvaluationSheet,
  'application-form-1': applicationForm1,
  'application-form-2': applicationForm2,
  'application-form-3': applicationForm3,
  'application-form-4': applicationForm4,
  'application-form-5-1': applicationForm51,
  'application-form-5-2': applicationForm52,
  'application-form-6': applicationForm6,
  'application-form-7': applicationForm7,
  'application-form-8': applicationForm8,
  'application-form-9': applicationForm9,
  'reception-copy': receptionCopy,
  'correction-notice': correctionNotice,
  'coordination-council-request': coordinationCouncilRequest,
  'confirmation-form-1': confirmationForm1,
  'confirmation-form-2': confirmationForm2,
  'confirmation-report': confirmationReport,
  'council-agenda': councilAgenda,
  'council-case-sheet': councilCaseSheet,
  'examination-sheet': examinationSheet,
  'designation-notice': designationNotice,
  'refusal-notice': refusalNotice,
  'revocation-notice': revocationNotice,
  'public-notice': publicNotice,
  'evaluation-summary-publication': evaluationSummaryPublication,
  'plan-revision-submission': planRevisionSubmission,
  'plan-no-change-notice': planNoChangeNotice,
  'c2-doctor-notice': c2DoctorNotice,
  'case-record': caseRecord,
} as const;

export type FormId = keyof typeof FORMS;

/** The input a form takes. */
export type FormInput<Id extends FormId> = Parameters<(typeof FORMS)[Id]['content']>[0];

/** A form looked at without its input type, as the catalogue and the renderer do. */
export function anyForm(id: FormId): Form<unknown, string> {
  return FORMS[id];
}
