import type { EntityManager } from 'typeorm';
import type { IsoDate } from '../procedure/kinds.js';

/** A renewal that was applied for and not withdrawn, as far as it bears on the former designation (法115②). */
export interface Renewal {
  designationId: string;
  submittedOn: IsoDate;
  /** Day of the decision, whatever it was; null while there is none. */
  decidedOn: IsoDate | null;
}

/** The renewals of these designations. */
export function renewalsOf(manager: EntityManager, designationIds: readonly string[]): Promise<Renewal[]> {
  return manager.query(
    `SELECT current_designation_id AS "designationId", submitted_on::text AS "submittedOn",
            CASE WHEN state IN ('designated', 'refused') THEN state_since::text END AS "decidedOn"
     FROM application
     WHERE current_designation_id = ANY($1) AND procedure = 'renewal' AND submitted_on IS NOT NULL AND state <> 'withdrawn'`,
    [designationIds],
  );
}
