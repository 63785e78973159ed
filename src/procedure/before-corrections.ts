/** A case as it stood before records of it were put right (記録の訂正): what was signed then said this. */
import type { CaseFacts } from './case/facts.js';
import type { CorrectedValues } from './printed-records.js';
import { factsCorrected, hearingIdOf } from './recorded-facts.js';

/**
 * The facts without these corrections. What a council did whose hearing counts no more is no part of what stands, and stays.
 * @param corrections oldest first, up to now
 */
export function factsBefore(
  facts: CaseFacts,
  corrections: readonly Pick<CorrectedValues, 'record' | 'before'>[],
): CaseFacts {
  return corrections.reduceRight((former, { record, before }) => {
    const hearingId = hearingIdOf(record);
    const counts = hearingId === null || former.hearings.some(({ id, voided }) => id === hearingId && !voided);
    return counts ? factsCorrected(former, { name: record }, before) : former;
  }, facts);
}
