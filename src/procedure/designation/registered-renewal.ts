/** What the register of designations keeps of a renewal: what it means for the designation it renews. */
import { expectedEvaluationOn } from '../calendar/evaluation-days.js';
import { arrivedOn } from '../case/arrival.js';
import type { CaseFacts } from '../case/facts.js';
import type { IsoDate } from '../calendar/days.js';
import type { CaseState } from '../terms/states.js';
import { endOfTermBy } from './validity.js';

export interface RegisteredRenewal {
  /** Day on which the application arrived, also one that was given up later; null while none has (法115②). */
  submittedOn: IsoDate | null;
  /** Day on which it was withdrawn or pulled back: it counts until then; null while it stands. */
  givenUpOn: IsoDate | null;
  /**
   * Day after the last one of the designation on which its decision, or its being given up, ended that. What was given up stays so when the day of its
   * arrival is put right or taken back afterwards: an officer's word on the arrival gives no lapsed designation back. Null while there is none.
   */
  endedTermOn: IsoDate | null;
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
  'submittedOn' | 'paperArrivedOn' | 'withdrawnOn' | 'lastSubmission' | 'evaluation' | 'currentDesignation'
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
  { submittedOn, paperArrivedOn, withdrawnOn, lastSubmission, noticedOn, evaluation, currentDesignation }: RenewalFacts,
  {
    known,
    today,
  }: {
    known: Pick<RegisteredRenewal, 'submittedOn' | 'givenUpOn' | 'endedTermOn' | 'underWay'> | null;
    today: IsoDate;
  },
): RegisteredRenewal {
  const arrival = arrivedOn({ submittedOn, paperArrivedOn });
  // What was submitted had arrived until it was pulled back. A paper that was noted by mistake, before any submission, never had.
  const everArrivedOn = arrival ?? (lastSubmission === null ? null : (known?.submittedOn ?? null));
  const stands = arrival !== null && state !== 'withdrawn';
  const expectedInTime =
    evaluation !== null &&
    currentDesignation !== null &&
    expectedEvaluationOn(evaluation.appliedOn) <= currentDesignation.validTo;
  const renewal = {
    submittedOn: everArrivedOn,
    givenUpOn: stands || everArrivedOn === null ? null : (known?.givenUpOn ?? withdrawnOn ?? today),
    decidedOn: state === 'designated' || state === 'refused' ? noticedOn : null,
  };
  const underWay = state !== 'refused' && state !== 'withdrawn';
  const endsTerm = currentDesignation && endOfTermBy(renewal, currentDesignation);
  // A decision ends the term whatever day its notice is said to bear later; what is given up ends it by the act itself. What is only said of the arrival of
  // one that was given up before ends nothing, so that a slip of the officer shuts no other paper out.
  const isGivenUpNow =
    known?.underWay === true && (!underWay || (known.givenUpOn === null && renewal.givenUpOn !== null));
  const endedNow = renewal.decidedOn !== null || isGivenUpNow ? endsTerm : null;
  // A withdrawal is undone on its day alone, as a slip (`nothingLapsedIsRevived`): then it has ended nothing.
  const isSlip = underWay && known?.endedTermOn === today && endsTerm === null;
  return {
    ...renewal,
    endedTermOn: endedNow ?? (isSlip ? null : (known?.endedTermOn ?? null)),
    underWay,
    evaluatedInTime: !UNEVALUATED.includes(state) || paperArrivedOn !== null || expectedInTime,
  };
}
