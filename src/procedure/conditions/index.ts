/** Which conditions each event has: those that look at the case, and those that look at what was typed. */
import type { Condition, DecisionContext } from '../case/decision.js';
import type { CaseEvent, EventOf, EventType } from '../case/events.js';
import { actorConditions } from './actor.js';
import * as decision from './decision.js';
import * as examination from './examination.js';
import * as hearings from './hearings.js';
import * as preparation from './preparation.js';
import * as submission from './submission.js';

type OfCase = (context: DecisionContext) => Condition[];
interface Rules<T extends EventType> {
  /** Asked of the case alone; printed beside the button before anything is typed. */
  ofCase?: OfCase;
  /** Asked of the input too. */
  ofInput?: (context: DecisionContext, event: EventOf<T>) => Condition[];
}

const all =
  (...parts: OfCase[]): OfCase =>
  (context) =>
    parts.flatMap((part) => part(context));

const RULES: { readonly [T in EventType]: Rules<T> } = {
  RECORD_PLAN: { ofInput: preparation.planIsSound },
  ATTACH_DOCUMENT: { ofInput: preparation.documentTakesFile },
  APPLY_FOR_EVALUATION: { ofCase: preparation.planIsRecorded, ofInput: preparation.evaluationApplication },
  RECORD_EVALUATION: { ofCase: preparation.evaluationIsAppliedFor, ofInput: preparation.evaluationResultIsSound },
  SUBMIT: { ofCase: submission.submission },
  PULL_BACK: { ofCase: examination.isNotReceived, ofInput: examination.reasonToPullBack },
  SUBMIT_CORRECTION: {
    ofCase: all(examination.correctionIsOpen, submission.applicationIsComplete),
    ofInput: examination.correctionIsAnswered,
  },
  WITHDRAW: { ofInput: examination.reasonToWithdraw },
  RECEIVE: { ofCase: examination.hasArrived },
  RECORD_EXAMINATION: { ofInput: examination.checksAreSound },
  REQUEST_CORRECTION: { ofInput: examination.correctionIsSound },
  CLOSE_CORRECTION: { ofCase: examination.correctionIsOpen, ofInput: examination.reasonToCloseCorrection },
  REQUEST_COORDINATION_COUNCIL: {
    ofCase: (context) => hearings.councilIsDue(context, 'coordinationCouncil'),
    ofInput: hearings.areasAreSound,
  },
  CANCEL_COUNCIL_REQUEST: { ofInput: hearings.reasonToCancelRequest },
  REFER_TO_MEASURES_COUNCIL: { ofCase: (context) => hearings.councilIsDue(context, 'measuresCouncil') },
  RECORD_MEASURES_COUNCIL: { ofInput: hearings.measuresCouncilRecord },
  REFER_TO_MEDICAL_COUNCIL: { ofCase: (context) => hearings.councilIsDue(context, 'medicalCouncil') },
  RECORD_MEDICAL_COUNCIL: { ofInput: hearings.medicalCouncilRecord },
  REOPEN_EXAMINATION: { ofCase: hearings.somethingIsUnderWay, ofInput: hearings.rehearingIsSound },
  DRAFT_DESIGNATION: { ofCase: decision.designationMayBeDrafted, ofInput: decision.firstDayIsSound },
  DRAFT_REFUSAL: { ofInput: decision.reasonToRefuse },
  ISSUE_DESIGNATION: { ofCase: decision.designationMayBeIssued, ofInput: decision.noticeIsSound },
  ISSUE_REFUSAL: { ofCase: decision.refusalMayBeIssued, ofInput: decision.noticeIsSound },
  APPROVE: { ofCase: all(decision.isNotDrafter, decision.decisionStillStands) },
  RETURN_DRAFT: { ofCase: decision.isNotDrafter, ofInput: decision.reasonToReturnDraft },
  CONVENE_COUNCIL: { ofCase: hearings.someHearingIsOpen, ofInput: hearings.conveningIsSound },
  RECORD_CONFIRMATION: { ofCase: hearings.someHearingIsConvened, ofInput: hearings.confirmationIsSound },
  REPORT_CONFIRMATION: { ofCase: hearings.someHearingIsConfirmed, ofInput: hearings.reportIsComplete },
  DEADLINE_PASSED: { ofInput: examination.deadlineIsOver },
};

/** Conditions of an event that do not depend on its input, the person's included. */
export function caseConditionsOf(context: DecisionContext, type: EventType): Condition[] {
  return [...actorConditions(context, type), ...(RULES[type].ofCase?.(context) ?? [])];
}

/** Every condition of an event. The guard of the machine is their conjunction. */
export function conditionsOf(context: DecisionContext, event: CaseEvent): Condition[] {
  const { ofCase, ofInput } = RULES[event.type] as Rules<EventType>;
  return [
    ...actorConditions(context, event.type, event),
    ...(ofCase?.(context) ?? []),
    ...(ofInput?.(context, event) ?? []),
  ];
}
