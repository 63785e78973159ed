/** Who may do what: the role of each event, and the office the person must speak for. */
import { ROLE_LABEL, type Role } from '../terms/actors.js';
import type { Condition, DecisionContext } from '../case/decision.js';
import type { CaseEvent, EventType } from '../case/events.js';
import { currentHearings } from '../case/hearings.js';
import { HEARING_GUIDE } from '../terms/law.js';
import { condition } from './condition.js';

export const ROLE_OF_EVENT: Readonly<Record<EventType, Role>> = {
  RECORD_PLAN: 'hospital',
  ATTACH_DOCUMENT: 'hospital',
  APPLY_FOR_EVALUATION: 'hospital',
  RECORD_EVALUATION: 'hospital',
  SUBMIT: 'hospital',
  PULL_BACK: 'hospital',
  SUBMIT_CORRECTION: 'hospital',
  WITHDRAW: 'hospital',
  RECEIVE: 'prefectureOfficer',
  RECORD_EXAMINATION: 'prefectureOfficer',
  REQUEST_CORRECTION: 'prefectureOfficer',
  CLOSE_CORRECTION: 'prefectureOfficer',
  REQUEST_COORDINATION_COUNCIL: 'prefectureOfficer',
  CANCEL_COUNCIL_REQUEST: 'prefectureOfficer',
  REFER_TO_MEASURES_COUNCIL: 'prefectureOfficer',
  RECORD_MEASURES_COUNCIL: 'prefectureOfficer',
  REFER_TO_MEDICAL_COUNCIL: 'prefectureOfficer',
  RECORD_MEDICAL_COUNCIL: 'prefectureOfficer',
  REOPEN_EXAMINATION: 'prefectureOfficer',
  DRAFT_DESIGNATION: 'prefectureOfficer',
  DRAFT_REFUSAL: 'prefectureOfficer',
  ISSUE_DESIGNATION: 'prefectureOfficer',
  ISSUE_REFUSAL: 'prefectureOfficer',
  APPROVE: 'prefectureApprover',
  RETURN_DRAFT: 'prefectureApprover',
  CONVENE_COUNCIL: 'healthCentre',
  RECORD_CONFIRMATION: 'healthCentre',
  REPORT_CONFIRMATION: 'healthCentre',
  DEADLINE_PASSED: 'timer',
};

/**
 * Conditions on the person. Without the event's input a health centre must run one of the case's
 * hearings; with it, the hearing named.
 */
export function actorConditions({ facts, actor }: DecisionContext, type: EventType, event?: CaseEvent): Condition[] {
  const role = ROLE_OF_EVENT[type];
  if (role === 'hospital') return actorIsHospital({ facts, actor });
  const conditions = [hasRole(actor, role)];
  if (role === 'healthCentre') {
    const hearingId = event !== undefined && 'hearingId' in event ? event.hearingId : null;
    const hearings = currentHearings(facts, 'coordinationCouncil');
    const named = hearings.filter(({ id }) => id === hearingId);
    const own = (named.length > 0 ? named : hearings).some(
      ({ healthCentreId }) => healthCentreId !== null && healthCentreId === actor.healthCentreId,
    );
    conditions.push(
      condition(
        'ownCouncil',
        own,
        { met: '調整会議の事務局です', unmet: 'この調整会議の事務局である保健所だけが行えます' },
        `${HEARING_GUIDE}4(1)ア`,
      ),
    );
  }
  return conditions;
}

/** The person speaks for the hospital whose application it is. */
export function actorIsHospital({
  facts,
  actor,
}: {
  facts: { institution: { id: string } };
  actor: DecisionContext['actor'];
}): Condition[] {
  return [
    hasRole(actor, 'hospital'),
    condition('ownInstitution', actor.institutionId === facts.institution.id, {
      met: '自院の申請です',
      unmet: '申請した医療機関だけが行えます',
    }),
  ];
}

const hasRole = (actor: DecisionContext['actor'], role: Role) =>
  condition('role', actor.role === role, {
    met: `${ROLE_LABEL[role]}が行います`,
    unmet: `${ROLE_LABEL[role]}だけが行えます`,
  });
