/** What `decide` answers. */
import type { Actor } from '../terms/actors.js';
import type { Condition } from './condition.js';
import type {
  CaseFacts,
  ClockStop,
  CorrectionItem,
  CouncilId,
  DeadlineKind,
  DraftedDecision,
  HearingFacts,
  NoticeJudgement,
  ReviewCheckFacts,
  ReviewCheckId,
  SubmissionEvent,
} from './facts.js';
import type { EvaluationFacts } from '../fields/evaluation.js';
import type { PlanFacts } from '../fields/plan.js';
import type { IsoDate } from '../calendar/days.js';
import type { CaseState } from '../terms/states.js';

/** What a decision looks at. It is the context of the machines, built for one decision and never stored. */
export interface DecisionContext {
  facts: CaseFacts;
  actor: Actor;
  now: { today: IsoDate };
}

/** What does not depend on who asks. */
export type JudgedContext = Pick<DecisionContext, 'facts' | 'now'>;

export type { Condition } from './condition.js';

/** What a person confirmed of the values that looked strange (`Condition.confirm`); of it, what was asked is kept with the event. */
export interface Confirmed {
  confirmed?: readonly string[];
}

/** What is kept of it: the answers, and the questions as they were put. Both are absent where nothing was asked. */
export interface AnswersKept extends Confirmed {
  asked?: readonly string[];
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

/** Who is told: of the health centres those whose answer is awaited, or every one whose request counts. */
export type Notified = 'hospital' | 'prefecture' | 'healthCentre' | 'everyAskedHealthCentre';

/** What the caller writes in the same transaction, with all that is to be written. */
export type Effect =
  | { type: 'savePlan'; plan: PlanFacts }
  /** The file comes with the command. */
  | { type: 'attachDocument'; requirementId: string }
  | { type: 'withdrawFile'; requirementId: string; fileId: string; reason: string }
  | { type: 'saveEvaluationApplication'; appliedOn: IsoDate; receiptNo: string }
  | { type: 'saveEvaluationResult'; result: NonNullable<EvaluationFacts['result']> }
  /** Keep what is submitted as the numbered submission that everybody after the hospital works on. */
  | { type: 'freezeSubmission'; number: number; event: SubmissionEvent }
  /** The case is given its 受付番号, if it has none yet. */
  | { type: 'giveReferenceNo' }
  /** The paper of what is not submitted here yet arrived on this day; null where it had not, after all. */
  | { type: 'savePaperArrival'; arrivedOn: IsoDate | null }
  /** It arrives: with its paper where that came before, else now. */
  | { type: 'stampSubmission' }
  | { type: 'clearSubmission' }
  /** Puts the day of the arrival right, and below that of the receipt, of a request and of a report (記録の訂正). */
  | { type: 'correctArrival'; submittedOn: IsoDate }
  | { type: 'stampReceipt' }
  | { type: 'clearReceipt' }
  | { type: 'correctReceipt'; receivedOn: IsoDate }
  | { type: 'saveExamination'; checks: Partial<Record<ReviewCheckId, Omit<ReviewCheckFacts, 'outdated'>>> }
  /** What is recorded of these points was found on an application that has changed since. */
  | { type: 'outdateExamination'; checks: readonly ReviewCheckId[] }
  /** `number` counts the requests of the case from 1. */
  | { type: 'openCorrection'; number: number; items: Pick<CorrectionItem, 'target' | 'text'>[]; dueOn: IsoDate }
  | { type: 'extendCorrection'; dueOn: IsoDate }
  | { type: 'saveCorrectionAnswers'; answers: { itemId: string; answer: string; unchanged: boolean }[] }
  /** @param unmet what a designation asks and the application then did not meet */
  | { type: 'closeCorrection'; reason: string; unmet: readonly Condition[] }
  | { type: 'startClockStop'; reason: 'correction' }
  | { type: 'endClockStop' }
  /** Days that are over and do not count. */
  | { type: 'addClockStop'; stop: ClockStop & { to: IsoDate } }
  /** Opens these hearings as asked on a day; an older one of the same council and area that still counted is voided: it is heard again. */
  | { type: 'openHearings'; council: CouncilId; requestedOn: IsoDate; asked: readonly AskedCouncil[] }
  /** The hearings of the council that have no result yet are due later. */
  | { type: 'extendHearings'; council: CouncilId; dueOn: IsoDate }
  /** Void the hearings of the council that have no result yet. */
  | { type: 'cancelHearings'; council: CouncilId }
  | { type: 'saveConvening'; hearingId: string; convened: NonNullable<HearingFacts['convened']> }
  | { type: 'saveConfirmation'; hearingId: string; confirmation: NonNullable<HearingFacts['confirmation']> }
  | { type: 'stampReport'; hearingId: string }
  /** Takes the case off its meeting, with what was confirmed of it there; and below the report back. */
  | { type: 'clearConvening'; hearingId: string }
  | { type: 'clearReport'; hearingId: string }
  | { type: 'correctRequest'; hearingId: string; requestedOn: IsoDate }
  | { type: 'correctReport'; hearingId: string; reportedOn: IsoDate }
  /** Puts right by when one council reports; `extendHearings` gives more time to all. */
  | { type: 'correctReportDue'; hearingId: string; dueOn: IsoDate }
  | { type: 'saveOpinion'; council: CouncilId; opinion: NonNullable<HearingFacts['opinion']> }
  /** Void every hearing of these councils: they must be heard again. */
  | { type: 'voidHearings'; councils: readonly CouncilId[] }
  /** `requirements`: what a designation asks, met or not, as the drafter saw it. */
  | ({ type: 'saveDraft'; requirements: readonly Condition[] } & DraftedDecision)
  | { type: 'saveApproval'; comment: string }
  /** What was found once more when the draft was notified stays with it. */
  | ({ type: 'saveNoticeJudgement' } & NoticeJudgement)
  /** Puts the words beside the approval right, and below 公示 (記録の訂正). */
  | { type: 'correctApproval'; comment: string }
  | { type: 'correctPublicNotice'; on: IsoDate; method: string }
  /** The draft decision and its approval no longer count; `facts.draft` becomes null. One that the approver returns keeps the answer. */
  | { type: 'voidApprovals'; reason: string; returned: boolean }
  /** Opens the deadline, or moves it when one of that kind is open. */
  | { type: 'openDeadline'; kind: DeadlineKind; dueOn: IsoDate; legalBasis: string }
  | { type: 'closeDeadlines'; kinds: DeadlineKind[] }
  /** It stays open until it is met; it is not told of again. */
  | { type: 'notePassedDeadline'; kind: DeadlineKind }
  /** The side it binds was reminded of it. */
  | { type: 'noteReminder'; kind: DeadlineKind }
  | {
      type: 'registerDesignation';
      designatedOn: IsoDate;
      validFrom: IsoDate;
      validTo: IsoDate;
      noticeNumber: string;
      /** What is designated (`designated-work.ts`): of a renewal what was applied for, with the changes that were approved since (`DesignationTerm`). */
      matters: string[];
      approvedSince: readonly IsoDate[];
      /** The text of an approved change. */
      change: string;
    }
  /** Tells a side of the event. @param dueOn of the deadline that is the news */
  /** 担当. */
  /** Null: nobody is in charge from now on. */
  | { type: 'assignOfficer'; officer: CaseFacts['officer'] }
  | { type: 'moveToRound'; roundId: string }
  | { type: 'notify'; to: Notified; dueOn: IsoDate | null };

/** A council to be asked: of an area the health centre that runs it, and by when it reports. */
export type AskedCouncil = Pick<HearingFacts, 'planningAreaId' | 'healthCentreId' | 'dueOn'>;

export interface Acceptance {
  accepted: true;
  next: CaseState;
  /** Every condition that was asked; all are met. */
  conditions: Condition[];
  effects: Effect[];
}
