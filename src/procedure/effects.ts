/** What the caller has to write when an event was accepted, in the same transaction. */
import { addOfficeDays, officeDaysBetween } from './calendar/office-days.js';
import { councilsOf } from './conditions/hearings.js';
import type { DecisionContext, Effect } from './case/decision.js';
import type { CaseEvent, EventOf, EventType } from './case/events.js';
import type { CouncilId, DeadlineKind } from './case/facts.js';
import { isLastOpenHearing, openHearings } from './case/hearings.js';
import type { IsoDate } from './calendar/days.js';
import { HEARING_GUIDE } from './terms/law.js';
import { newDesignationPeriod, renewedPeriod } from './designation/validity.js';

type EffectsOf<T extends EventType> = (context: DecisionContext, event: EventOf<T>) => Effect[];

const EFFECTS: { readonly [T in EventType]: EffectsOf<T> } = {
  EDIT_CONTENT: (context) => [{ type: 'saveContent' }, ...outdateExamination(context)],
  RECORD_PLAN: (context) => [{ type: 'savePlan' }, ...outdateExamination(context)],
  ATTACH_DOCUMENT: outdateExamination,
  APPLY_FOR_EVALUATION: () => [{ type: 'saveEvaluationApplication' }],
  RECORD_EVALUATION: (context) => [{ type: 'saveEvaluationResult' }, ...outdateExamination(context)],
  // The hospital's copy is its receipt: an application has arrived when it is submitted (行政手続法7条).
  SUBMIT: () => [
    { type: 'stampSubmission' },
    close('application'),
    tell('prefecture', 'SUBMIT'),
    tell('hospital', 'SUBMIT'),
  ],
  PULL_BACK: ({ facts: { round } }) => [
    { type: 'clearSubmission' },
    ...(round === null ? [] : [open('application', round.applicationDeadline, '')]),
    tell('prefecture', 'PULL_BACK'),
  ],
  WITHDRAW: (context) => [
    ...cancelOpenHearings(context),
    ...leaveCorrection(context),
    ...voidDraft(context),
    ...closeAll(context),
    tell('prefecture', 'WITHDRAW'),
    ...tellAskedHealthCentres(context, 'WITHDRAW'),
  ],
  RECEIVE: (context) => [{ type: 'stampReceipt' }, ...openProcessing(context), tell('hospital', 'RECEIVE')],
  RECORD_EXAMINATION: () => [{ type: 'saveExamination' }],
  REQUEST_CORRECTION: (_, { dueOn }) => [
    { type: 'openCorrection' },
    { type: 'startClockStop', reason: 'correction' },
    open('correction', dueOn, '行政手続法7条'),
    tell('hospital', 'REQUEST_CORRECTION'),
  ],
  SUBMIT_CORRECTION: (context) => [
    { type: 'saveCorrectionAnswers' },
    ...leaveCorrection(context),
    ...resumeProcessing(context),
    tell('prefecture', 'SUBMIT_CORRECTION'),
    tell('hospital', 'SUBMIT_CORRECTION'),
  ],
  CLOSE_CORRECTION: (context) => [
    ...leaveCorrection(context),
    ...resumeProcessing(context),
    tell('hospital', 'CLOSE_CORRECTION'),
  ],
  REQUEST_COORDINATION_COUNCIL: (_, { dueOn }) => [
    { type: 'openHearings', council: 'coordinationCouncil' },
    open('councilReport', dueOn, `${HEARING_GUIDE}4(1)エ`),
    tell('healthCentre', 'REQUEST_COORDINATION_COUNCIL'),
  ],
  CANCEL_COUNCIL_REQUEST: (context) => [
    ...cancelOpenHearings(context),
    close('councilReport'),
    ...tellAskedHealthCentres(context, 'CANCEL_COUNCIL_REQUEST'),
  ],
  CONVENE_COUNCIL: () => [{ type: 'saveConvening' }],
  RECORD_CONFIRMATION: () => [{ type: 'saveConfirmation' }],
  REPORT_CONFIRMATION: ({ facts }, { hearingId }) => [
    { type: 'stampReport' },
    ...(isLastOpenHearing(facts, hearingId) ? [close('councilReport')] : []),
    tell('prefecture', 'REPORT_CONFIRMATION'),
  ],
  REFER_TO_MEASURES_COUNCIL: () => [{ type: 'openHearings', council: 'measuresCouncil' }],
  RECORD_MEASURES_COUNCIL: () => [{ type: 'saveOpinion', council: 'measuresCouncil' }],
  REFER_TO_MEDICAL_COUNCIL: () => [{ type: 'openHearings', council: 'medicalCouncil' }],
  RECORD_MEDICAL_COUNCIL: () => [{ type: 'saveOpinion', council: 'medicalCouncil' }],
  REOPEN_EXAMINATION: (context, { rehear }) => [
    ...cancelOpenHearings(context),
    ...(rehear.length === 0 ? [] : [{ type: 'voidHearings', councils: rehear } as const]),
    ...voidDraft(context),
    close('councilReport'),
    ...tellAskedHealthCentres(context, 'REOPEN_EXAMINATION'),
  ],
  DRAFT_DESIGNATION: (context, event) => [
    { type: 'saveDraft', outcome: 'designate', ...periodOf(context, event) },
    tell('prefecture', 'DRAFT_DESIGNATION'),
  ],
  DRAFT_REFUSAL: () => [
    { type: 'saveDraft', outcome: 'refuse', validFrom: null, validTo: null },
    tell('prefecture', 'DRAFT_REFUSAL'),
  ],
  APPROVE: () => [{ type: 'saveApproval' }, tell('prefecture', 'APPROVE')],
  RETURN_DRAFT: (context) => [
    ...cancelOpenHearings(context),
    { type: 'voidApprovals' },
    tell('prefecture', 'RETURN_DRAFT'),
  ],
  ISSUE_DESIGNATION: (context) => [
    { type: 'issueNotice', form: 'designation-notice' },
    ...register(context),
    ...closeAll(context),
    tell('hospital', 'ISSUE_DESIGNATION'),
  ],
  ISSUE_REFUSAL: (context) => [
    { type: 'issueNotice', form: 'refusal-notice' },
    ...cancelOpenHearings(context),
    ...closeAll(context),
    tell('hospital', 'ISSUE_REFUSAL'),
  ],
  DEADLINE_PASSED: (_, { deadline }) =>
    [...new Set([HELD_TO[deadline], 'prefecture'] as const)].map((side) => tell(side, 'DEADLINE_PASSED')),
};

/** The side a deadline binds; the prefecture always hears of it. */
const HELD_TO = {
  application: 'hospital',
  correction: 'hospital',
  councilReport: 'healthCentre',
  processing: 'prefecture',
} as const satisfies Record<DeadlineKind, string>;

/** Effects of an accepted event, in the order they are to be carried out. */
export function effectsOf(context: DecisionContext, event: CaseEvent): Effect[] {
  return (EFFECTS[event.type] as EffectsOf<EventType>)(context, event);
}

const close = (...kinds: DeadlineKind[]): Effect => ({ type: 'closeDeadlines', kinds });

const open = (kind: DeadlineKind, dueOn: IsoDate, legalBasis: string): Effect => ({
  type: 'openDeadline',
  kind,
  dueOn,
  legalBasis,
});

const tell = (to: 'hospital' | 'prefecture' | 'healthCentre', message: EventType): Effect => ({
  type: 'notify',
  to,
  message,
});

function closeAll({ facts }: DecisionContext): Effect[] {
  const kinds = [...new Set(facts.deadlines.map(({ kind }) => kind))];
  return kinds.length === 0 ? [] : [close(...kinds)];
}

function councilsThatWait({ facts }: DecisionContext): CouncilId[] {
  return councilsOf(facts).filter((council) => openHearings(facts, council).length > 0);
}

function cancelOpenHearings(context: DecisionContext): Effect[] {
  return councilsThatWait(context).map((council) => ({ type: 'cancelHearings', council }));
}

function tellAskedHealthCentres(context: DecisionContext, message: EventType): Effect[] {
  return councilsThatWait(context).includes('coordinationCouncil') ? [tell('healthCentre', message)] : [];
}

function voidDraft({ facts }: DecisionContext): Effect[] {
  return facts.draft === null ? [] : [{ type: 'voidApprovals' }];
}

/** A point that was examined before a correction changed the application is examined again. */
function outdateExamination({ facts }: DecisionContext): Effect[] {
  return Object.keys(facts.examination).length === 0 ? [] : [{ type: 'outdateExamination' }];
}

function leaveCorrection({ facts }: DecisionContext): Effect[] {
  if (facts.openCorrection === null) return [];
  return [{ type: 'closeCorrection' }, { type: 'endClockStop' }, close('correction')];
}

/** 標準処理期間 runs from the arrival (行政手続法6条・7条), not from the receipt. */
function openProcessing({ facts }: DecisionContext): Effect[] {
  const days = facts.profile.standardProcessingOfficeDays;
  if (days === null || facts.submittedOn === null) return [];
  return [open('processing', addOfficeDays(facts.submittedOn, days, facts.closedDays), '行政手続法6条')];
}

/** The days of a correction do not count: the end of the standard period moves by them. */
function resumeProcessing({ facts, now }: DecisionContext): Effect[] {
  const stop = facts.clockStops.find(({ to }) => to === null);
  const running = facts.deadlines.find(({ kind }) => kind === 'processing');
  if (stop === undefined || running === undefined) return [];
  const stopped = officeDaysBetween(stop.from, now.today, facts.closedDays);
  return [open('processing', addOfficeDays(running.dueOn, stopped, facts.closedDays), '行政手続法6条')];
}

/** A new designation runs three years; a renewal joins on to the old period (法115③); a change keeps the period (法116). */
function periodOf({ facts }: DecisionContext, { validFrom }: EventOf<'DRAFT_DESIGNATION'>) {
  const { currentDesignation: current, procedure } = facts;
  if (procedure === 'renewal' && current !== null) return renewedPeriod(current.validTo);
  if (procedure === 'change' && current !== null) return { validFrom, validTo: current.validTo };
  return newDesignationPeriod(validFrom);
}

function register({ facts: { draft } }: DecisionContext): Effect[] {
  if (draft === null || draft.validFrom === null || draft.validTo === null) return [];
  return [{ type: 'registerDesignation', validFrom: draft.validFrom, validTo: draft.validTo }];
}
