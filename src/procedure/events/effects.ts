/** Effects that the rows of several events share. */
import { addOfficeDays, officeDaysBetween } from '../calendar/office-days.js';
import type { IsoDate } from '../calendar/days.js';
import type { AskedCouncil, Condition, DecisionContext, Effect, Notified } from '../case/decision.js';
import type { CouncilId, DeadlineKind, SubmissionEvent } from '../case/facts.js';
import { currentHearings, openHearings } from '../case/hearings.js';
import { processingDueOn } from '../case/processing-days.js';
import { councilsOf } from '../conditions/hearings.js';
import { HEARING_GUIDE } from '../terms/law.js';

/** The whole prefecture has one such council, and no day by which it answers. */
export const NO_AREA: AskedCouncil = { planningAreaId: null, healthCentreId: null, dueOn: null };

type Opening = Extract<Effect, { type: 'openDeadline' }>;

export function open(kind: DeadlineKind, dueOn: IsoDate, legalBasis: string): Opening {
  return { type: 'openDeadline', kind, dueOn, legalBasis };
}

export function close(...kinds: DeadlineKind[]): Effect {
  return { type: 'closeDeadlines', kinds };
}

/** Every deadline of the case: it is over. */
export function closeAll({ facts }: DecisionContext): Effect[] {
  const kinds = [...new Set(facts.deadlines.map(({ kind }) => kind))];
  return kinds.length === 0 ? [] : [close(...kinds)];
}

/** Tells a side of the event. */
export function tell(to: Notified, dueOn: IsoDate | null = null): Effect {
  return { type: 'notify', to, dueOn };
}

/** Tells the health centres whose answer is awaited, where there are any. */
export function tellAskedHealthCentres(context: DecisionContext): Effect[] {
  return councilsThatWait(context).includes('coordinationCouncil') ? [tell('healthCentre')] : [];
}

/** Tells the health centres whose request counts, also those that have reported, where there are any. */
export function tellEveryAskedHealthCentre({ facts }: DecisionContext): Effect[] {
  return currentHearings(facts, 'coordinationCouncil').length > 0 ? [tell('everyAskedHealthCentre')] : [];
}

export function cancelOpenHearings(context: DecisionContext): Effect[] {
  return councilsThatWait(context).map((council) => ({ type: 'cancelHearings', council }));
}

function councilsThatWait({ facts }: DecisionContext): CouncilId[] {
  return councilsOf(facts).filter((council) => openHearings(facts, council).length > 0);
}

export function voidDraft({ facts }: DecisionContext, reason: string): Effect[] {
  return facts.draft === null ? [] : [{ type: 'voidApprovals', reason, returned: false }];
}

export function freeze({ facts }: DecisionContext, event: SubmissionEvent): Effect {
  return { type: 'freezeSubmission', number: (facts.lastSubmission?.number ?? 0) + 1, event };
}

/** @param noted what a designation asks, met or not */
export function leaveCorrection(
  { facts }: DecisionContext,
  reason: string,
  noted: readonly Condition[] = [],
): Effect[] {
  if (facts.openCorrection === null) return [];
  const unmet = noted.filter(({ met }) => !met);
  return [{ type: 'closeCorrection', reason, unmet }, { type: 'endClockStop' }, close('correction')];
}

/** The days of a correction do not count: the end of the standard period moves by them. */
export function resumeProcessing({ facts, now }: DecisionContext): Effect[] {
  const stop = facts.clockStops.find(({ to }) => to === null);
  const running = facts.deadlines.find(({ kind }) => kind === 'processing');
  if (stop === undefined || running === undefined) return [];
  const stopped = officeDaysBetween(stop.from, now.today, facts.closedDays);
  return [openProcessing(addOfficeDays(running.dueOn, stopped, facts.closedDays))];
}

/** The day by which a correction is due (行政手続法7条). */
export function openCorrectionDue(dueOn: IsoDate): Opening {
  return open('correction', dueOn, '行政手続法7条');
}

/** The day by which the councils that are asked report. */
export function openReportDue(dueOn: IsoDate): Opening {
  return open('councilReport', dueOn, `${HEARING_GUIDE}4(1)エ`);
}

/** 標準処理期間. */
export function openProcessing(dueOn: IsoDate): Opening {
  return open('processing', dueOn, '行政手続法6条');
}

/** It runs from the arrival (行政手続法6条・7条), where the prefecture has one. */
export function startProcessing({ facts }: Pick<DecisionContext, 'facts'>): Effect[] {
  const dueOn = processingDueOn(facts);
  return dueOn === null ? [] : [openProcessing(dueOn)];
}
