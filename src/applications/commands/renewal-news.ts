import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { registeredRenewal, type RenewalFacts } from '../../procedure/designation/registered-renewal.js';
import type { CaseState } from '../../procedure/terms/states.js';
import type { DesignationRegister } from '../../register/designation-register.js';
import type { Application } from '../entities/application.js';

/** A renewal at one moment: its state and the facts that the register asks for. */
interface Moment {
  state: CaseState;
  facts: RenewalFacts;
}

/**
 * Tells the register what a renewal now means for the designation that it renews, where that has changed. Other cases mean nothing for it.
 * @param before null when the case begins
 */
export async function tellRegister(
  tx: EntityManager,
  register: DesignationRegister,
  { id: applicationId, procedure, currentDesignationId: designationId }: Application,
  before: Moment | null,
  after: Moment,
): Promise<void> {
  if (procedure !== 'renewal' || designationId === null) return;
  const now = registeredRenewal(after.state, after.facts);
  if (before && isDeepStrictEqual(registeredRenewal(before.state, before.facts), now)) return;
  await register.noteRenewal(tx, { applicationId, designationId, ...now });
}
