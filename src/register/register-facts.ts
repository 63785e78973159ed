/** What a decision about a case asks of the register, in SQL, for the case of the row `a`. */
import { renewalsWhere } from './renewals.js';

/** The designation that is to be renewed or changed with the renewals applied for, as JSON; null for a case about none. */
export const CURRENT_DESIGNATION = `(SELECT json_build_object('validFrom', current.valid_from, 'validTo', current.valid_to, 'renewals',
    (SELECT coalesce(json_agg(json_build_object('submittedOn', renewal.submitted_on, 'decidedOn', renewal.decided_on)), '[]')
     FROM (${renewalsWhere('id = a.current_designation_id')}) renewal))
  FROM designation current WHERE current.id = a.current_designation_id)`;
