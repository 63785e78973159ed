/** Who may do what: the role, and the office the person must speak for. */
import { ROLE_LABEL, type Role } from '../terms/actors.js';
import type { Condition, DecisionContext } from '../case/decision.js';
import { currentHearings } from '../case/hearings.js';
import { HEARING_GUIDE } from '../terms/law.js';
import { condition } from './condition.js';

/**
 * Conditions on the person, for an event of this role. Without the event's input a health centre must run one of the case's
 * hearings; with it, the hearing named.
 */
export function actorConditions({ facts, actor }: DecisionContext, role: Role, event: object = {}): Condition[] {
  if (role === 'hospital') return actorIsHospital({ facts, actor });
  const conditions = [hasRole(actor, role)];
  if (role === 'healthCentre') {
    const hearingId = 'hearingId' in event ? event.hearingId : null;
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
