import type { EntityManager } from 'typeorm';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { Kind } from '../../procedure/terms/kinds.js';

/** A row of the register of designations, as far as an application needs it. */
export interface KnownDesignation {
  institutionId: string;
  kind: Kind;
  validFrom: IsoDate;
  validTo: IsoDate;
  /** The application it came from; null for one that is older than this program. */
  applicationId: string | null;
}

/**
 * Reads the register, which belongs to `designations`, a floor above: a decision about a renewal must see its dates
 * as they stand, and the room above cannot be imported. Nothing is ever written here.
 */
export async function designationById(tx: EntityManager, id: string): Promise<KnownDesignation | null> {
  const rows: KnownDesignation[] = await tx.query(
    `SELECT institution_id AS "institutionId", kind, valid_from::text AS "validFrom", valid_to::text AS "validTo",
            application_id AS "applicationId"
     FROM designation WHERE id = $1`,
    [id],
  );
  return rows[0] ?? null;
}
