import type { EntityManager } from 'typeorm';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { registeredRenewal, type RenewalFacts } from '../../procedure/designation/registered-renewal.js';
import type { CaseState } from '../../procedure/terms/states.js';
import { changesOf } from '../../record/changes.js';
import type { DesignationRegister } from '../../register/designation-register.js';
import type { Application } from '../entities/application.js';

/** A renewal at one moment: its state and the facts that the register asks for. */
interface Moment {
  state: CaseState;
  facts: RenewalFacts;
  today: IsoDate;
}

/** Tells the register what a renewal now means for the designation that it renews, where that has changed. Other cases mean nothing for it. */
export async function tellRegister(
  tx: EntityManager,
  register: DesignationRegister,
  { id: applicationId, procedure, currentDesignationId: designationId }: Application,
  { state, facts, today }: Moment,
): Promise<void> {
  if (procedure !== 'renewal' || designationId === null) return;
  const known = await register.knownRenewal(tx, applicationId);
  const now = { applicationId, designationId, ...registeredRenewal(state, facts, { known, today }) };
  if (known === null || Object.keys(changesOf(known, now).after).length > 0) await register.noteRenewal(tx, now);
}
