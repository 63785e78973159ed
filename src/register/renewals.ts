/** The renewals of designations, in SQL for the room's own statements. */
import { isOfSameTermSql } from './succession-sql.js';

/**
 * SQL of the lines on which a renewal of each may have been applied for: all of its term. A renewal is of a designation and not of one line of it, and
 * an approved change, which keeps the last day, may come before it or after it (法115②, 116①). No two terms of an institution and kind end on one day.
 * @param designations condition on a row of `designation`
 */
const linesAppliedFor = (designations: string) => `WITH line (designation_id, applied_for_id) AS (
    SELECT own.id, beside.id FROM (SELECT * FROM designation WHERE ${designations}) own
    JOIN designation beside ON beside.institution_id = own.institution_id AND beside.kind = own.kind AND ${isOfSameTermSql('beside', 'own')})`;

/**
 * SQL of the renewals that were applied for (法115②) with the designation each bears on, in the columns `designation_id`, `application_id`, `submitted_on`, `decided_on`, `given_up_on`.
 * @param designations condition on a row of `designation`
 * @param isRead condition on a line: whether who asks reads of it; one that was renewed by a line of which nobody reads yet is undecided as far as he knows
 */
export function renewalsWhere(designations: string, isRead?: (line: string) => string): string {
  const decidedOn =
    isRead === undefined
      ? 'renewal.decided_on'
      : `CASE WHEN NOT EXISTS (SELECT FROM designation made WHERE made.application_id = renewal.application_id AND NOT ${isRead('made')}) THEN renewal.decided_on END`;
  return `${linesAppliedFor(designations)}
   SELECT line.designation_id, renewal.application_id, renewal.submitted_on, ${decidedOn} AS decided_on, renewal.given_up_on
   FROM line CROSS JOIN LATERAL (
     SELECT * FROM renewal WHERE renewal.designation_id = line.applied_for_id AND renewal.submitted_on IS NOT NULL OFFSET 0) renewal`;
}

/**
 * SQL of the first day on which a renewal ended the one designation after its last day, also where its arrival was put right or taken back since; null for none.
 * @param designation condition on a row of `designation`
 */
export function endedOnWhere(designation: string): string {
  return `${linesAppliedFor(designation)}
   SELECT min(renewal.ended_term_on) FROM line CROSS JOIN LATERAL (
     SELECT * FROM renewal WHERE renewal.designation_id = line.applied_for_id OFFSET 0) renewal`;
}
