/** What the register of designations keeps of a renewal: what it means for the designation it renews. */
import { expectedEvaluationOn } from '../calendar/evaluation-days.js';
import { arrivedOn } from '../case/arrival.js';
import type { CaseFacts } from '../case/facts.js';
import type { IsoDate } from '../calendar/days.js';
import type { CaseState } from '../terms/states.js';

export interface RegisteredRenewal {
  /** Day on which the application arrived, also one that was given up later; null while none has (法115②). */
  submittedOn: IsoDate | null;
  /** Day on which it was withdrawn or pulled back: it counts until then; null while it stands. */
  givenUpOn: IsoDate | null;
  /** Day on which the decision was notified, whatever it was; null while there is none. */
  decidedOn: IsoDate | null;
  /** Begun, and neither refused nor withdrawn. */
  underWay: boolean;
  /**
   * Its evaluation is over, or may be expected to be over by the last day of the designation (則84②→81②四 and the like ask for the result);
   * or the application arrived and waits for the result.
   */
  evaluatedInTime: boolean;
}

export type RenewalFacts = Pick<
  CaseFacts,
  'submittedOn' | 'paperArrivedOn' | 'lastSubmission' | 'evaluation' | 'currentDesignation'
> & {
  /** Day of the notice; null while there is none. */
  noticedOn: IsoDate | null;
};

/** Before these are left the evaluation is not over. */
const UNEVALUATED: readonly CaseState[] = ['planDrafting', 'underEvaluation'];

/**
 * @param known what the register knows of it; null when it begins
 * @param today the day of the act that moves it
 */
export function registeredRenewal(
  state: CaseState,
  { submittedOn, paperArrivedOn, lastSubmission, noticedOn, evaluation, currentDesignation }: RenewalFacts,
  { known, today }: { known: Pick<RegisteredRenewal, 'submittedOn' | 'givenUpOn'> | null; today: IsoDate },
): RegisteredRenewal {
  const arrival = arrivedOn({ submittedOn, paperArrivedOn });
  // What was submitted had arrived until it was pulled back. A paper that was noted by mistake, before any submission, never had.
  const everArrivedOn = arrival ?? (lastSubmission === null ? null : (known?.submittedOn ?? null));
  const stands = arrival !== null && state !== 'withdrawn';
  const expectedInTime =
    evaluation !== null &&
    currentDesignation !== null &&
    expectedEvaluationOn(evaluation.appliedOn) <= currentDesignation.validTo;
  return {
    submittedOn: everArrivedOn,
    givenUpOn: stands || everArrivedOn === null ? null : (known?.givenUpOn ?? today),
    decidedOn: state === 'designated' || state === 'refused' ? noticedOn : null,
    underWay: state !== 'refused' && state !== 'withdrawn',
    evaluatedInTime: !UNEVALUATED.includes(state) || paperArrivedOn !== null || expectedInTime,
  };
}
