/** What the caller has to write when an event was accepted, in the same transaction. */
import { addOfficeDays, officeDaysBetween } from './calendar/office-days.js';
import { councilsOf } from './conditions/hearings.js';
import type { AskedCouncil, DecisionContext, Effect } from './case/decision.js';
import type { CaseEvent, EventOf, EventType } from './case/events.js';
import type { CouncilId, DeadlineKind } from './case/facts.js';
import { isLastOpenHearing, openHearings } from './case/hearings.js';
import type { IsoDate } from './calendar/days.js';
import { HEARING_GUIDE } from './terms/law.js';
import { draftedPeriod, newDesignationPeriod, renewedPeriod } from './designation/validity.js';

type EffectsOf<T extends EventType> = (context: DecisionContext, event: EventOf<T>) => Effect[];

const EFFECTS: { readonly [T in EventType]: EffectsOf<T> } = {
  RECORD_PLAN: (_, { plan }) => [{ type: 'savePlan', plan }],
  ATTACH_DOCUMENT: (_, { requirementId }) => [{ type: 'attachDocument', requirementId }],
  APPLY_FOR_EVALUATION: (_, { appliedOn, receiptNo }) => [{ type: 'saveEvaluationApplication', appliedOn, receiptNo }],
  RECORD_EVALUATION: (_, { result }) => [{ type: 'saveEvaluationResult', result }],
  // The hospital's copy is its receipt: an application has arrived when it is submitted (行政手続法7条).
  SUBMIT: (context, event) => [
    freeze(context, 'SUBMIT'),
    { type: 'stampSubmission' },
    close('application'),
    tell('prefecture', event),
    tell('hospital', event),
  ],
  PULL_BACK: ({ facts: { round } }, event) => [
    { type: 'clearSubmission' },
    ...(round === null ? [] : [open('application', round.applicationDeadline, '')]),
    tell('prefecture', event),
  ],
  WITHDRAW: (context, event) => [
    ...cancelOpenHearings(context),
    ...leaveCorrection(context, event.reason),
    ...voidDraft(context, event.reason),
    ...closeAll(context),
    tell('prefecture', event),
    ...tellAskedHealthCentres(context, event),
  ],
  RECEIVE: (context, event) => [{ type: 'stampReceipt' }, ...openProcessing(context), tell('hospital', event)],
  RECORD_EXAMINATION: (_, { checks }) => [{ type: 'saveExamination', checks }],
  REQUEST_CORRECTION: ({ facts }, event) => [
    { type: 'openCorrection', number: facts.correctionCount + 1, items: event.items, dueOn: event.dueOn },
    { type: 'startClockStop', reason: 'correction' },
    open('correction', event.dueOn, '行政手続法7条'),
    tell('hospital', event),
  ],
  SUBMIT_CORRECTION: (context, event) => [
    freeze(context, 'SUBMIT_CORRECTION'),
    ...outdateExamination(context),
    { type: 'saveCorrectionAnswers', answers: event.answers },
    ...leaveCorrection(context, ''),
    ...resumeProcessing(context),
    tell('prefecture', event),
    tell('hospital', event),
  ],
  CLOSE_CORRECTION: (context, event) => [
    ...leaveCorrection(context, event.reason),
    ...resumeProcessing(context),
    tell('hospital', event),
  ],
  REQUEST_COORDINATION_COUNCIL: (context, event) => [
    { type: 'openHearings', council: 'coordinationCouncil', asked: askedAreas(context, event) },
    open('councilReport', event.dueOn, `${HEARING_GUIDE}4(1)エ`),
    tell('healthCentre', event),
  ],
  CANCEL_COUNCIL_REQUEST: (context, event) => [
    ...cancelOpenHearings(context),
    close('councilReport'),
    ...tellAskedHealthCentres(context, event),
  ],
  CONVENE_COUNCIL: (_, { hearingId, method, meetsOn, meetingName }) => [
    { type: 'saveConvening', hearingId, convened: { method, meetsOn, meetingName } },
  ],
  RECORD_CONFIRMATION: (_, { hearingId, points, confirmedOn, chair, remarks }) => [
    { type: 'saveConfirmation', hearingId, confirmation: { points, confirmedOn, chair, remarks } },
  ],
  REPORT_CONFIRMATION: ({ facts }, event) => [
    { type: 'stampReport', hearingId: event.hearingId },
    ...(isLastOpenHearing(facts, event.hearingId) ? [close('councilReport')] : []),
    tell('prefecture', event),
  ],
  REFER_TO_MEASURES_COUNCIL: () => [{ type: 'openHearings', council: 'measuresCouncil', asked: [NO_AREA] }],
  RECORD_MEASURES_COUNCIL: (_, { heldOn, opinion, remarks }) => [
    {
      type: 'saveOpinion',
      council: 'measuresCouncil',
      opinion: { heldOn, answeredOn: null, body: 'plenary', opinion, remarks },
    },
  ],
  REFER_TO_MEDICAL_COUNCIL: () => [{ type: 'openHearings', council: 'medicalCouncil', asked: [NO_AREA] }],
  RECORD_MEDICAL_COUNCIL: (_, { heldOn, answeredOn, body, opinion, remarks }) => [
    { type: 'saveOpinion', council: 'medicalCouncil', opinion: { heldOn, answeredOn, body, opinion, remarks } },
  ],
  REOPEN_EXAMINATION: (context, event) => [
    ...cancelOpenHearings(context),
    ...(event.rehear.length === 0 ? [] : [{ type: 'voidHearings', councils: event.rehear } as const]),
    ...voidDraft(context, event.reason),
    close('councilReport'),
    ...tellAskedHealthCentres(context, event),
  ],
  DRAFT_DESIGNATION: (context, event) => [
    { type: 'saveDraft', outcome: 'designate', reason: '', ...periodOf(context, event) },
    tell('prefecture', event),
  ],
  DRAFT_REFUSAL: (_, event) => [
    { type: 'saveDraft', outcome: 'refuse', reason: event.reason, validFrom: null, validTo: null },
    tell('prefecture', event),
  ],
  APPROVE: (_, event) => [{ type: 'saveApproval', comment: event.comment }, tell('prefecture', event)],
  RETURN_DRAFT: (context, event) => [
    ...cancelOpenHearings(context),
    { type: 'voidApprovals', reason: event.comment, returned: true },
    tell('prefecture', event),
  ],
  ISSUE_DESIGNATION: (context, event) => [...register(context, event), ...closeAll(context), tell('hospital', event)],
  ISSUE_REFUSAL: (context, event) => [...cancelOpenHearings(context), ...closeAll(context), tell('hospital', event)],
  DEADLINE_PASSED: ({ facts }, event) => [
    { type: 'notePassedDeadline', kind: event.deadline },
    ...[...new Set([HELD_TO[event.deadline], 'prefecture'] as const)].map((side) =>
      tell(side, event, facts.deadlines.find(({ kind }) => kind === event.deadline)?.dueOn ?? null),
    ),
  ],
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

const tell = (
  to: 'hospital' | 'prefecture' | 'healthCentre',
  news: CaseEvent,
  passedOn: IsoDate | null = null,
): Effect => ({ type: 'notify', to, news, passedOn });

/** The whole prefecture has one such council, and no day by which it answers. */
const NO_AREA: AskedCouncil = { planningAreaId: null, healthCentreId: null, dueOn: null };

function askedAreas(
  { facts: { planningAreas } }: DecisionContext,
  { planningAreaIds, dueOn }: EventOf<'REQUEST_COORDINATION_COUNCIL'>,
): AskedCouncil[] {
  return planningAreaIds.map((planningAreaId) => ({
    planningAreaId,
    healthCentreId: planningAreas[planningAreaId]?.healthCentre.id ?? null,
    dueOn,
  }));
}

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

function tellAskedHealthCentres(context: DecisionContext, event: CaseEvent): Effect[] {
  return councilsThatWait(context).includes('coordinationCouncil') ? [tell('healthCentre', event)] : [];
}

function voidDraft({ facts }: DecisionContext, reason: string): Effect[] {
  return facts.draft === null ? [] : [{ type: 'voidApprovals', reason, returned: false }];
}

function freeze({ facts }: DecisionContext, event: 'SUBMIT' | 'SUBMIT_CORRECTION'): Effect {
  return { type: 'freezeSubmission', number: (facts.lastSubmission?.number ?? 0) + 1, event };
}

/** A point that was examined before a correction changed the application is examined again. */
function outdateExamination({ facts: { examination, lastSubmission } }: DecisionContext): Effect[] {
  const changed = lastSubmission === null || lastSubmission.changedSince;
  return changed && Object.keys(examination).length > 0 ? [{ type: 'outdateExamination' }] : [];
}

function leaveCorrection({ facts }: DecisionContext, reason: string): Effect[] {
  if (facts.openCorrection === null) return [];
  return [{ type: 'closeCorrection', reason }, { type: 'endClockStop' }, close('correction')];
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

function register({ facts }: DecisionContext, { documentNumber, issuedOn }: EventOf<'ISSUE_DESIGNATION'>): Effect[] {
  const drafted = draftedPeriod(facts, issuedOn);
  return drafted === null ? [] : [{ type: 'registerDesignation', ...drafted, noticeNumber: documentNumber }];
}
