/** Whether an application may arrive before the result of its evaluation. */
import type { CaseFacts } from '../case/facts.js';

/**
 * A renewal keeps the designation in force by arriving by the last day (法115②), whatever is still missing in it; what is missing is asked
 * for as a correction (行政手続法7条). Whether the prefecture takes it so is its own decision (profile, domain.md §8-11). The evaluation has
 * to be applied for, and its result must be there before the renewal is decided.
 */
export function evaluationMayFollow({
  procedure,
  profile,
  evaluation,
}: Pick<CaseFacts, 'procedure' | 'profile' | 'evaluation'>): boolean {
  return (
    procedure === 'renewal' && profile.takesRenewalBeforeEvaluation && evaluation !== null && evaluation.result === null
  );
}
