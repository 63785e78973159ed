/** What a decision about a case asks of the register, in SQL. */
import { renewalsWhere } from './renewals.js';

/**
 * The designation that is to be renewed or changed with the renewals applied for, as JSON; null for none.
 * @param id expression of its id, which may not speak of a row called `designation` or `current`
 */
export const currentDesignationJson = (
  id: string,
) => `(SELECT json_build_object('validFrom', current.valid_from, 'validTo', current.valid_to, 'renewals',
    (SELECT coalesce(json_agg(json_build_object('submittedOn', renewal.submitted_on, 'decidedOn', renewal.decided_on)), '[]')
     FROM (${renewalsWhere(`id = ${id}`)}) renewal))
  FROM designation current WHERE current.id = ${id})`;
