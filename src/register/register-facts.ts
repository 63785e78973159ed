/** What a decision about a case asks of the register, in SQL. */
import { renewalsWhere } from './renewals.js';

const termOf = (line: string) => `json_build_object('validFrom', ${line}.valid_from, 'validTo', ${line}.valid_to,
    'since', (SELECT min(first.valid_from) FROM designation first WHERE first.institution_id = ${line}.institution_id AND first.kind = ${line}.kind),
    'renewals',
    (SELECT coalesce(json_agg(json_build_object('submittedOn', renewal.submitted_on, 'decidedOn', renewal.decided_on)), '[]')
     FROM (${renewalsWhere(`id = ${line}.id`)}) renewal))`;

/**
 * The designation that is to be renewed or changed with the renewals applied for, as JSON; null for none.
 * @param id expression of its id, which may not speak of a row called `designation` or `current`
 */
export const currentDesignationJson = (id: string) =>
  `(SELECT ${termOf('current')} FROM designation current WHERE current.id = ${id})`;

/**
 * The last term of a kind that an institution was given, as `currentDesignationJson`; null for none.
 * @param of expressions that may not speak of a row called `designation` or `held`
 */
export const heldDesignationJson = (of: {
  institutionId: string;
  kind: string;
  /** Whose own line does not count. */
  applicationId: string;
}) => `(SELECT ${termOf('held')} FROM designation held
  WHERE held.institution_id = ${of.institutionId} AND held.kind = ${of.kind} AND held.application_id IS DISTINCT FROM ${of.applicationId}
  ORDER BY held.valid_to DESC, held.created_at DESC LIMIT 1)`;
