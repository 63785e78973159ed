/** A case kept in memory: it carries out the effects of accepted events on the facts, as the service does on rows. */
import type { Actor } from '../../src/procedure/terms/actors.js';
import { decide } from '../../src/procedure/decide.js';
import type { Decision, Effect } from '../../src/procedure/case/decision.js';
import type { CaseEvent } from '../../src/procedure/case/events.js';
import type { CaseFacts, HearingFacts } from '../../src/procedure/case/facts.js';
import { isAnswered } from '../../src/procedure/case/hearings.js';
import type { IsoDate } from '../../src/procedure/calendar/days.js';
import type { Kind } from '../../src/procedure/terms/kinds.js';
import { INITIAL_STATE, type LoggedStep } from '../../src/procedure/replay.js';
import type { CaseState } from '../../src/procedure/terms/states.js';
import { healthCentreOf, sampleFacts } from './procedure.js';

export interface PaperCase {
  kind: Kind;
  state: CaseState;
  facts: CaseFacts;
  log: readonly LoggedStep[];
}

/** A case on which the content is written and nothing else is done. */
export function newPaperCase(kind: Kind, changes: Partial<CaseFacts> = {}): PaperCase {
  const blank = { plan: null, evaluation: null, submittedOn: null, receivedOn: null, examination: {} };
  return { kind, state: INITIAL_STATE, facts: sampleFacts(kind, { ...blank, ...changes }), log: [] };
}

/** Lets a person try an event on a day; a refused event gives back the very same case. */
export function attempt(
  before: PaperCase,
  event: CaseEvent,
  actor: Actor,
  today: IsoDate,
): { after: PaperCase; decision: Decision } {
  const { kind, state, facts, log } = before;
  const decision = decide({ kind, state, facts, event, actor, now: { today } });
  if (!decision.accepted) return { after: before, decision };
  const { next, effects } = decision;
  const written = effects.reduce((sofar, effect) => write(sofar, effect, event, actor, today), facts);
  const after: PaperCase = {
    kind,
    state: next,
    facts: {
      ...written,
      answeredLast: event.type === 'SUBMIT_CORRECTION',
      ...(next !== state && { stateSince: today }),
    },
    log: [...log, { event: event.type, from: state, to: next }],
  };
  return { after, decision };
}

function write(facts: CaseFacts, effect: Effect, event: CaseEvent, actor: Actor, today: IsoDate): CaseFacts {
  switch (effect.type) {
    case 'saveContent':
      return event.type === 'EDIT_CONTENT' ? { ...facts, content: event.content } : facts;
    case 'savePlan':
      return event.type === 'RECORD_PLAN' ? { ...facts, plan: event.plan } : facts;
    case 'saveEvaluationApplication':
      if (event.type !== 'APPLY_FOR_EVALUATION') return facts;
      return { ...facts, evaluation: { appliedOn: event.appliedOn, receiptNo: event.receiptNo, result: null } };
    case 'saveEvaluationResult':
      if (event.type !== 'RECORD_EVALUATION' || facts.evaluation === null) return facts;
      return { ...facts, evaluation: { ...facts.evaluation, result: event.result } };
    case 'stampSubmission':
      return { ...facts, submittedOn: today };
    case 'clearSubmission':
      return { ...facts, submittedOn: null };
    case 'stampReceipt':
      return { ...facts, receivedOn: today };
    case 'saveExamination':
      if (event.type !== 'RECORD_EXAMINATION') return facts;
      return { ...facts, examination: { ...facts.examination, ...event.checks } };
    case 'outdateExamination':
      return {
        ...facts,
        examination: Object.fromEntries(
          Object.entries(facts.examination).map(([id, check]) => [id, { ...check, outdated: true }]),
        ),
      };
    case 'openCorrection': {
      if (event.type !== 'REQUEST_CORRECTION') return facts;
      const items = event.items.map((item, index) => ({ ...item, id: `item-${index}`, answer: '' }));
      return {
        ...facts,
        openCorrection: { id: 'correction', number: 1, requestedOn: today, dueOn: event.dueOn, items },
      };
    }
    case 'closeCorrection':
      return { ...facts, openCorrection: null };
    case 'startClockStop':
      return { ...facts, clockStops: [...facts.clockStops, { from: today, to: null, reason: effect.reason }] };
    case 'endClockStop':
      return { ...facts, clockStops: facts.clockStops.map((stop) => ({ ...stop, to: stop.to ?? today })) };
    case 'openHearings':
      return { ...facts, hearings: [...facts.hearings, ...asked(facts, effect.council, event, today)] };
    case 'cancelHearings':
      return changeHearings(
        facts,
        ({ council }) => council === effect.council,
        (hearing) => (isAnswered(hearing) ? hearing : { ...hearing, voided: true }),
      );
    case 'voidHearings':
      return changeHearings(
        facts,
        ({ council }) => effect.councils.includes(council),
        (hearing) => ({
          ...hearing,
          voided: true,
        }),
      );
    case 'saveConvening': {
      if (event.type !== 'CONVENE_COUNCIL') return facts;
      const { method, meetsOn, meetingName } = event;
      return changeHearings(
        facts,
        ({ id }) => id === event.hearingId,
        (hearing) => ({
          ...hearing,
          convened: { method, meetsOn, meetingName },
        }),
      );
    }
    case 'saveConfirmation': {
      if (event.type !== 'RECORD_CONFIRMATION') return facts;
      const { points, confirmedOn, chair, remarks } = event;
      return changeHearings(
        facts,
        ({ id }) => id === event.hearingId,
        (hearing) => ({
          ...hearing,
          confirmation: { points, confirmedOn, chair, remarks },
        }),
      );
    }
    case 'stampReport':
      if (event.type !== 'REPORT_CONFIRMATION') return facts;
      return changeHearings(
        facts,
        ({ id }) => id === event.hearingId,
        (hearing) => ({ ...hearing, reportedOn: today }),
      );
    case 'saveOpinion': {
      if (event.type !== 'RECORD_MEASURES_COUNCIL' && event.type !== 'RECORD_MEDICAL_COUNCIL') return facts;
      const { heldOn, opinion, remarks } = event;
      const own = event.type === 'RECORD_MEDICAL_COUNCIL' ? event : { answeredOn: null, body: 'plenary' as const };
      const heard = { heldOn, answeredOn: own.answeredOn, body: own.body, opinion, remarks };
      return changeHearings(
        facts,
        ({ council, voided }) => council === effect.council && !voided,
        (hearing) => ({
          ...hearing,
          opinion: heard,
        }),
      );
    }
    case 'saveDraft': {
      const { outcome, validFrom, validTo } = effect;
      const reason = event.type === 'DRAFT_REFUSAL' ? event.reason : '';
      const drafter = { drafterId: actor.accountId, drafterName: actor.name, draftedOn: today };
      const draft = { outcome, ...drafter, reason, validFrom, validTo, approverId: null, approvedOn: null };
      return { ...facts, draft };
    }
    case 'saveApproval':
      return {
        ...facts,
        draft: facts.draft && { ...facts.draft, approverId: actor.accountId, approvedOn: today },
      };
    case 'voidApprovals':
      return { ...facts, draft: null };
    case 'openDeadline': {
      const others = facts.deadlines.filter(({ kind }) => kind !== effect.kind);
      return { ...facts, deadlines: [...others, { kind: effect.kind, dueOn: effect.dueOn }] };
    }
    case 'closeDeadlines':
      return { ...facts, deadlines: facts.deadlines.filter(({ kind }) => !effect.kinds.includes(kind)) };
    case 'saveCorrectionAnswers':
    case 'issueNotice':
    case 'registerDesignation':
    case 'notify':
      return facts;
  }
}

function changeHearings(
  facts: CaseFacts,
  which: (hearing: HearingFacts) => boolean,
  change: (hearing: HearingFacts) => HearingFacts,
): CaseFacts {
  return { ...facts, hearings: facts.hearings.map((hearing) => (which(hearing) ? change(hearing) : hearing)) };
}

function asked(facts: CaseFacts, council: HearingFacts['council'], event: CaseEvent, today: IsoDate): HearingFacts[] {
  const request = event.type === 'REQUEST_COORDINATION_COUNCIL' ? event : null;
  return (request?.planningAreaIds ?? [null]).map((planningAreaId, index) => ({
    id: `${council}-${facts.hearings.length + index + 1}`,
    council,
    planningAreaId,
    healthCentreId: planningAreaId === null ? null : healthCentreOf(planningAreaId),
    requestedOn: today,
    dueOn: request?.dueOn ?? null,
    convened: null,
    confirmation: null,
    reportedOn: null,
    opinion: null,
    voided: false,
  }));
}
