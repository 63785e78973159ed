/**
 * What a person who does not belong to the prefecture may read of a case. A list of what is shown, never of what is
 * hidden: something new stays inside until someone adds it here.
 */
import { isOfCentre } from '../../documents/centre-subject.js';
import { formsOfStage, mayReadForm } from '../../documents/form-places.js';
import type { Actor, Role } from '../../procedure/actors.js';
import type { DeadlineKind, HearingFacts } from '../../procedure/facts.js';
import type { CaseState } from '../../procedure/states.js';
import type { CaseEventRow, LoggedEventType } from '../entities/case-event-row.js';
import { isPaperType, type PaperEntry } from '../paper-entry.js';

/** The prefecture's own staff see every case as a whole. */
export function isInside(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'prefectureOfficer' || actor.role === 'prefectureApprover';
}

const FOR_EVERYONE: readonly LoggedEventType[] = [
  'OPEN',
  'EDIT_CONTENT',
  'RECORD_PLAN',
  'ATTACH_DOCUMENT',
  'APPLY_FOR_EVALUATION',
  'RECORD_EVALUATION',
  'SUBMIT',
  'PULL_BACK',
  'SUBMIT_CORRECTION',
  'WITHDRAW',
  'RECEIVE',
  'REQUEST_CORRECTION',
  'CLOSE_CORRECTION',
  'REQUEST_COORDINATION_COUNCIL',
  'CANCEL_COUNCIL_REQUEST',
  'REPORT_CONFIRMATION',
  'REFER_TO_MEASURES_COUNCIL',
  'REFER_TO_MEDICAL_COUNCIL',
  'ISSUE_DESIGNATION',
  'ISSUE_REFUSAL',
];

/** The health centre's own work; another centre is told only that it answered. */
const FOR_HEALTH_CENTRES: readonly LoggedEventType[] = ['CONVENE_COUNCIL', 'RECORD_CONFIRMATION'];

const DEADLINES_SHOWN: Readonly<Record<Role, readonly DeadlineKind[]>> = {
  prefectureOfficer: ['application', 'correction', 'councilReport', 'processing'],
  prefectureApprover: ['application', 'correction', 'councilReport', 'processing'],
  hospital: ['application', 'correction'],
  healthCentre: ['councilReport'],
  supportCentre: ['application'],
  systemAdministrator: [],
  timer: [],
};

export function seesDeadline(actor: Pick<Actor, 'role'>, kind: DeadlineKind): boolean {
  return DEADLINES_SHOWN[actor.role].includes(kind);
}

/** A hearing of the case, as far as it says whose council it is. */
export type AskedCentre = Pick<HearingFacts, 'id' | 'healthCentreId' | 'planningAreaId'>;

/** Whether an entry of the log is shown to this person. @param hearings every hearing of the case, voided ones among them */
export function seesEntry(actor: Pick<Actor, 'role' | 'healthCentreId'>, { eventType, payload }: Pick<CaseEventRow, 'eventType' | 'payload'>, hearings: readonly AskedCentre[]): boolean {
  if (isInside(actor)) return true;
  const own = actor.role === 'healthCentre' ? hearings.filter(({ healthCentreId }) => healthCentreId === actor.healthCentreId) : [];
  if (isPaperType(eventType)) return seesPaperEntry(actor, payload, own);
  if (eventType === 'DEADLINE_PASSED') return seesDeadline(actor, payload['deadline'] as DeadlineKind);
  return FOR_EVERYONE.includes(eventType) || (FOR_HEALTH_CENTRES.includes(eventType) && own.some(({ id }) => id === payload['hearingId']));
}

/** An entry about a paper is shown to whoever may read the paper (see StoredFileService). */
function seesPaperEntry({ role, healthCentreId }: Pick<Actor, 'role' | 'healthCentreId'>, payload: CaseEventRow['payload'], own: readonly AskedCentre[]): boolean {
  const { formId, subjectKey } = payload as Pick<PaperEntry, 'formId' | 'subjectKey'>;
  if (!mayReadForm(role, formId)) return false;
  const ofCouncil = (formsOfStage('coordinationCouncil') as readonly string[]).includes(formId);
  return role !== 'healthCentre' || !ofCouncil || isOfCentre(subjectKey, { id: healthCentreId, areas: own.map(({ planningAreaId }) => planningAreaId) });
}

/** Whether the person may know who of the other office did it; otherwise only the office is named. */
export function seesName(actor: Pick<Actor, 'role' | 'officeName'>, entry: Pick<CaseEventRow, 'actorOffice'>): boolean {
  return isInside(actor) || entry.actorOffice === actor.officeName;
}

/**
 * A hearing as the person may see it: the health centre sees its own whole; for the others only that it was
 * requested, held and answered.
 */
export function visibleHearing(actor: Actor, hearing: HearingFacts): HearingFacts {
  if (isInside(actor) || (actor.role === 'healthCentre' && hearing.healthCentreId === actor.healthCentreId)) return hearing;
  return { ...hearing, dueOn: null, convened: null, confirmation: null, opinion: null };
}

/** What must happen now, where the full sentence would tell of the prefecture's own deliberation. */
export function visibleSentence(actor: Pick<Actor, 'role'>, state: CaseState, sentence: string): string {
  if (isInside(actor)) return sentence;
  switch (state) {
    case 'examining':
      return '都道府県が審査しています。';
    case 'coordinationCouncil.requested':
    case 'coordinationCouncil.convened':
      return actor.role === 'healthCentre' ? sentence : '保健所が地域医療構想調整会議の手続を進めています。';
    case 'coordinationCouncil.reported':
    case 'measuresCouncil':
    case 'medicalCouncil':
      return '都道府県が意見聴取の手続を進めています。';
    case 'deciding.drafted':
    case 'deciding.approved':
      return '都道府県が決定の手続を進めています。';
    default:
      return sentence;
  }
}
