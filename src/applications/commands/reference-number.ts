import type { EntityManager } from 'typeorm';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { fiscalYear, formatShort } from '../../procedure/calendar/japanese-date.js';
import type { IntakeRound } from '../../registry/registry.entities.js';
import { searchKey } from '../../registry/search-key.js';
import type { Application } from '../entities/application.js';

/**
 * Gives the locked case its 受付番号, if it has none: unique and without gaps, for whoever submits next waits for this transaction.
 * A submission that was pulled back leaves the case its number.
 */
export async function giveReferenceNo(
  tx: EntityManager,
  application: Application,
  { round, arrivedOn }: { round: IntakeRound | null; arrivedOn: IsoDate },
): Promise<void> {
  if (application.referenceNo !== null) return;
  const referenceNo = await nextReferenceNo(tx, round, arrivedOn);
  // Its key begins with the number; the names of the institution follow (migration 0018).
  Object.assign(application, { referenceNo, searchKey: `${searchKey(referenceNo)}${application.searchKey}` });
}

/** R8-3-0012: 年度 and number of the round (without one 0, and 年度 of the arrival), then a serial. */
async function nextReferenceNo(tx: EntityManager, round: IntakeRound | null, arrivedOn: IsoDate): Promise<string> {
  const year = round?.fiscalYear ?? fiscalYear(arrivedOn).year;
  const number = round?.number ?? 0;
  const rows: { last_serial: number }[] = await tx.query(
    `INSERT INTO reference_counter (fiscal_year, round_number, last_serial) VALUES ($1, $2, 1)
     ON CONFLICT (fiscal_year, round_number) DO UPDATE SET last_serial = reference_counter.last_serial + 1
     RETURNING last_serial`,
    [year, number],
  );
  const eraYear = formatShort(`${year}-04-01`).split('.')[0];
  return `${eraYear}-${number}-${String(rows[0]?.last_serial).padStart(4, '0')}`;
}
