/** What `decide` answers. */
import type { Actor } from '../terms/actors.js';
import type { CaseFacts, CouncilId, DeadlineKind } from './facts.js';
import type { EventType } from './events.js';
import type { IsoDate } from '../calendar/days.js';
import type { CaseState } from '../terms/states.js';

/** What a decision looks at. It is the context of the machines, built for one decision and never stored. */
export interface DecisionContext {
  facts: CaseFacts;
  actor: Actor;
  now: { today: IsoDate };
}

/** A named condition of an event. The same list is printed beside the button and returned in a refusal. */
export interface Condition {
  id: string;
  met: boolean;
  /** Japanese; when unmet it says what is missing and how to mend it. */
  text: string;
  /** Article or document the condition rests on; '' for an office rule. */
  legalBasis: string;
}

export type RefusalCode = 'finalState' | 'eventNotInState' | 'notYourRole' | 'conditionsUnmet';

export interface Refusal {
  accepted: false;
  code: RefusalCode;
  /** Japanese sentence for the person. */
  message: string;
  /** Every unmet condition, never only the first. */
  conditions: Condition[];
}

/** Named effects the caller carries out in the same transaction. */
export type Effect =
  | { type: 'saveContent' }
  | { type: 'savePlan' }
  | { type: 'saveEvaluationApplication' }
  | { type: 'saveEvaluationResult' }
  | { type: 'stampSubmission' }
  | { type: 'clearSubmission' }
  | { type: 'stampReceipt' }
  | { type: 'saveExamination' }
  /** What is recorded of the examination was found on an application that has changed since. */
  | { type: 'outdateExamination' }
  | { type: 'openCorrection' }
  | { type: 'saveCorrectionAnswers' }
  | { type: 'closeCorrection' }
  | { type: 'startClockStop'; reason: 'correction' }
  | { type: 'endClockStop' }
  | { type: 'openHearings'; council: CouncilId }
  /** Void the hearings of the council that have no result yet. */
  | { type: 'cancelHearings'; council: CouncilId }
  | { type: 'saveConvening' }
  | { type: 'saveConfirmation' }
  | { type: 'stampReport' }
  | { type: 'saveOpinion'; council: CouncilId }
  /** Void every hearing of these councils: they must be heard again. */
  | { type: 'voidHearings'; councils: CouncilId[] }
  | { type: 'saveDraft'; outcome: 'designate' | 'refuse'; validFrom: IsoDate | null; validTo: IsoDate | null }
  | { type: 'saveApproval' }
  /** The draft decision and its approval no longer count; `facts.draft` becomes null. */
  | { type: 'voidApprovals' }
  /** Opens the deadline, or moves it when one of that kind is open. */
  | { type: 'openDeadline'; kind: DeadlineKind; dueOn: IsoDate; legalBasis: string }
  | { type: 'closeDeadlines'; kinds: DeadlineKind[] }
  | { type: 'issueNotice'; form: 'designation-notice' | 'refusal-notice' }
  | { type: 'registerDesignation'; validFrom: IsoDate; validTo: IsoDate }
  | { type: 'notify'; to: 'hospital' | 'prefecture' | 'healthCentre'; message: EventType };

export interface Acceptance {
  accepted: true;
  next: CaseState;
  effects: Effect[];
}

export type Decision = Acceptance | Refusal;
