import type { EntityManager } from 'typeorm';
import { INSTITUTION_LINES } from '../../registry/registry-rows.js';
import { STATE_INFO, STATES } from '../../procedure/terms/states.js';

const OPEN = STATES.filter((state) => !STATE_INFO[state].final);

/**
 * The open cases of an institution whose 構想区域 the registry has changed go on in the new one: there they are listed, its health centre may read them
 * once they are submitted, and its council is asked next. What has ended stays where it was decided. The entry of the institution's change
 * records it; the versions of the cases stay, for what is typed at that moment is not touched by it.
 */
export async function followMove(tx: EntityManager, institutionId: string): Promise<void> {
  await tx.query(
    `UPDATE application a SET planning_area_id = institution.planning_area_id
     FROM ${INSTITUTION_LINES} institution
     WHERE institution.id = $1 AND a.institution_id = institution.id AND a.state = ANY ($2)
       AND a.planning_area_id <> institution.planning_area_id`,
    [institutionId, OPEN],
  );
}
