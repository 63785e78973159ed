/** Which cases are due on a day: for whoever closes the office on it. */
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { INSTITUTION_NAMES } from '../../registry/registry-rows.js';
import { caseScope } from '../scope/access-scope.js';

export interface DueCase {
  id: string;
  referenceNo: string | null;
  institutionName: string;
  dueOn: IsoDate;
}

/** So many are named; a day on which more are due is that of a round, which is named as well. */
const MOST_NAMED = 100;

/** Of the cases that the actor may read those that wait for somebody until one of these days, by day and number. */
export function casesDueOn(manager: EntityManager, actor: Actor, days: readonly IsoDate[]): Promise<DueCase[]> {
  const scope = caseScope(actor, 'a');
  return manager
    .createQueryBuilder()
    .select('a.id', 'id')
    .addSelect('a.reference_no', 'referenceNo')
    .addSelect('institution.name', 'institutionName')
    .addSelect('CAST(a.due_on AS text)', 'dueOn')
    .from('application', 'a')
    .innerJoin(INSTITUTION_NAMES, 'institution', 'institution.id = a.institution_id')
    .where('a.due_on = ANY(CAST(:days AS date[]))', { days: [...days] })
    .andWhere(`(${scope.where})`, scope.params)
    .orderBy('a.due_on')
    .addOrderBy('a.reference_no')
    .addOrderBy('a.id')
    .limit(MOST_NAMED)
    .getRawMany<DueCase>();
}
