import type { EntityManager } from 'typeorm';
import type { RenewalDates } from '../../procedure/case/facts.js';

/** A renewal as far as it bears on the former designation (法115②). */
export interface Renewal extends RenewalDates {
  designationId: string;
}

/**
 * SQL of the renewals of designations, as rows of `Renewal`. An approved change takes the place of a designation and keeps its last day, so a
 * renewal applied for before the change is the changed designation's too.
 * Each line's are looked up (OFFSET 0): PostgreSQL takes a line for the beginning of many and would read every application.
 * @param designations condition on a row of `designation`
 */
export function renewalsWhere(designations: string): string {
  return `WITH RECURSIVE line (designation_id, applied_for_id) AS (
    SELECT id, id FROM designation WHERE ${designations}
    UNION ALL
    SELECT line.designation_id, former.id
    FROM line JOIN designation changed ON changed.id = line.applied_for_id
    JOIN designation former ON former.id = changed.previous_id AND former.valid_to = changed.valid_to)
   SELECT line.designation_id AS "designationId", submitted_on::text AS "submittedOn",
         CASE WHEN state IN ('designated', 'refused') THEN state_since::text END AS "decidedOn"
   FROM line CROSS JOIN LATERAL (
     SELECT submitted_on, state, state_since FROM application
     WHERE current_designation_id = line.applied_for_id AND procedure = 'renewal' AND submitted_on IS NOT NULL AND state <> 'withdrawn' OFFSET 0) renewal`;
}

/** The renewals of these designations. */
export function renewalsOf(manager: EntityManager, designationIds: readonly string[]): Promise<Renewal[]> {
  return manager.query(renewalsWhere('id = ANY($1)'), [designationIds]);
}
