/** How the facts of a case stand once the effects of an accepted event are written: the same for the rows and for a case in memory. */
import type { IsoDate } from './calendar/days.js';
import type { Acceptance, AskedCouncil, Effect } from './case/decision.js';
import type { CaseFacts, HearingFacts, SubmittedPart } from './case/facts.js';
import { isAnswered } from './case/hearings.js';
import type { Actor } from './terms/actors.js';
import type { CaseState } from './terms/states.js';

/** Who did it, and when. */
export interface Doing {
  actor: Pick<Actor, 'accountId' | 'name'>;
  today: IsoDate;
}

/**
 * The facts after the event, so that nobody reads again what was just written. Rows that are new have ids of their own only
 * once they are stored: here they have placeholders.
 * @param from state before the event
 */
export function factsAfter(
  facts: CaseFacts,
  { from, decision: { next, effects } }: { from: CaseState; decision: Pick<Acceptance, 'next' | 'effects'> },
  doing: Doing,
): CaseFacts {
  const written = effects.reduce((sofar, effect) => write(sofar, effect, doing), facts);
  // What writes nothing that a decision looks at and leads nowhere is done beside the procedure.
  const isBeside = next === from && (effects.length === 0 || effects.some(({ type }) => BESIDE.includes(type)));
  const answeredLast = isBeside ? facts.answeredLast : effects.some(({ type }) => type === 'saveCorrectionAnswers');
  return {
    ...written,
    answeredLast,
    ...(next !== from && { stateSince: doing.today, withdrawnOn: next === 'withdrawn' ? doing.today : null }),
  };
}

const BESIDE: readonly Effect['type'][] = ['assignOfficer', 'moveToRound'];

function write(facts: CaseFacts, effect: Effect, { actor, today }: Doing): CaseFacts {
  switch (effect.type) {
    case 'freezeSubmission': {
      const typedNow = effect.event !== 'SUBMIT_CORRECTION' || facts.lastSubmission?.event === 'TAKE_UP_PAPER';
      const sentOn = typedNow ? today : (facts.lastSubmission?.sentOn ?? today);
      return {
        ...facts,
        lastSubmission: { number: effect.number, event: effect.event, on: today, sentOn, changes: [] },
        changedSinceAsked: changedSinceAsked(facts),
      };
    }
    case 'stampSubmission':
      return { ...facts, submittedOn: facts.paperArrivedOn ?? today };
    case 'stampReceipt':
      return { ...facts, receivedOn: today };
    case 'openCorrection': {
      const { number, dueOn } = effect;
      const items = effect.items.map((item, index) => ({ ...item, id: `item-${index + 1}`, answer: '' }));
      const openCorrection = { id: `correction-${number}`, number, requestedOn: today, dueOn, items };
      const { content, plan, evaluation } = facts;
      const arrivedWith = facts.arrivedWith ?? { content, plan, evaluation };
      return { ...facts, openCorrection, correctionCount: number, arrivedWith };
    }
    case 'startClockStop':
      return { ...facts, clockStops: [...facts.clockStops, { from: today, to: null, reason: effect.reason }] };
    case 'endClockStop':
      return { ...facts, clockStops: facts.clockStops.map((stop) => ({ ...stop, to: stop.to ?? today })) };
    case 'stampReport':
      return changeHearings(facts, ({ id }) => id === effect.hearingId, { reportedOn: today });
    case 'saveDraft': {
      const { type: _, requirements, ...drafted } = effect;
      const drafter = { drafterId: actor.accountId, drafterName: actor.name, draftedOn: today };
      const basis = { requirements, changedSince: [] };
      const notAnswered = { approverId: null, approverName: '', approvedOn: null, approvalComment: '' };
      const draft = { ...drafted, ...drafter, ...notAnswered, basis, notice: null };
      return { ...facts, draft, returnedDraft: null, everDrafted: true };
    }
    case 'saveApproval': {
      const approval = {
        approverId: actor.accountId,
        approverName: actor.name,
        approvedOn: today,
        approvalComment: effect.comment,
      };
      return { ...facts, draft: facts.draft && { ...facts.draft, ...approval } };
    }
    case 'voidApprovals': {
      const returned = { reason: effect.reason, returnedOn: today, approverName: actor.name };
      return { ...facts, draft: null, returnedDraft: effect.returned ? returned : facts.returnedDraft };
    }
    case 'noteReminder': {
      const deadlines = facts.deadlines.map((deadline) =>
        deadline.kind === effect.kind ? { ...deadline, remindedOn: today } : deadline,
      );
      return { ...facts, deadlines };
    }
    default:
      return writeValues(facts, effect);
  }
}

/** Effects that say by themselves all that they write. */
export type PlainEffect = Exclude<Effect, { type: SignedType }>;
/** Those that also write who did it, or the day. */
type SignedType =
  | 'freezeSubmission'
  | 'stampSubmission'
  | 'stampReceipt'
  | 'openCorrection'
  | 'startClockStop'
  | 'endClockStop'
  | 'stampReport'
  | 'saveDraft'
  | 'saveApproval'
  | 'voidApprovals'
  | 'noteReminder';

/** The facts once such effects are written. */
export function factsWith(facts: CaseFacts, effects: readonly PlainEffect[]): CaseFacts {
  return effects.reduce(writeValues, facts);
}

function writeValues(facts: CaseFacts, effect: PlainEffect): CaseFacts {
  switch (effect.type) {
    case 'savePlan':
      return changed({ ...facts, plan: effect.plan }, 'plan');
    case 'attachDocument':
      return withAttachment(facts, effect.requirementId);
    case 'withdrawFile':
      return withoutFile(facts, effect);
    case 'saveEvaluationApplication':
      return changed(
        {
          ...facts,
          evaluation: {
            appliedOn: effect.appliedOn,
            receiptNo: effect.receiptNo,
            result: facts.evaluation?.result ?? null,
          },
        },
        'evaluation',
      );
    case 'saveEvaluationResult':
      return changed(
        { ...facts, evaluation: facts.evaluation && { ...facts.evaluation, result: effect.result } },
        'evaluation',
      );
    case 'clearSubmission':
      return { ...facts, submittedOn: null, paperArrivedOn: null };
    case 'savePaperArrival':
      return { ...facts, paperArrivedOn: effect.arrivedOn };
    case 'correctArrival':
      // What came on paper arrived with it: one day, wherever it is told.
      return {
        ...facts,
        submittedOn: effect.submittedOn,
        paperArrivedOn: facts.paperArrivedOn === null ? null : effect.submittedOn,
      };
    case 'clearReceipt':
      return { ...facts, receivedOn: null };
    case 'correctReceipt':
      return { ...facts, receivedOn: effect.receivedOn };
    case 'saveExamination': {
      const checked = Object.entries(effect.checks).map(([id, check]) => [id, { ...check, outdated: false }] as const);
      return { ...facts, examination: { ...facts.examination, ...Object.fromEntries(checked) } };
    }
    case 'outdateExamination': {
      const examination = { ...facts.examination };
      for (const id of effect.checks) {
        const check = examination[id];
        if (check) examination[id] = { ...check, outdated: true };
      }
      return { ...facts, examination };
    }
    case 'extendCorrection':
      return { ...facts, openCorrection: facts.openCorrection && { ...facts.openCorrection, dueOn: effect.dueOn } };
    case 'closeCorrection':
      return { ...facts, openCorrection: null };
    case 'addClockStop':
      return { ...facts, clockStops: [...facts.clockStops, effect.stop] };
    case 'openHearings': {
      const { council, requestedOn } = effect;
      const areas = effect.asked.map(({ planningAreaId }) => planningAreaId);
      const former = withoutHearings(
        facts,
        (hearing) => hearing.council === council && areas.includes(hearing.planningAreaId),
      );
      const opened = effect.asked.map((asked, index) =>
        newHearing(`${council}-${facts.hearings.length + index + 1}`, { ...asked, council, requestedOn }),
      );
      return { ...former, hearings: [...former.hearings, ...opened] };
    }
    case 'extendHearings':
      return changeHearings(
        facts,
        (hearing) =>
          hearing.council === effect.council &&
          !hearing.voided &&
          !isAnswered(hearing) &&
          (hearing.dueOn === null || hearing.dueOn < effect.dueOn),
        { dueOn: effect.dueOn },
      );
    case 'cancelHearings':
      return withoutHearings(facts, (hearing) => hearing.council === effect.council && !isAnswered(hearing));
    case 'voidHearings':
      return withoutHearings(facts, ({ council }) => effect.councils.includes(council));
    case 'saveConvening':
      return changeHearings(facts, ({ id }) => id === effect.hearingId, { convened: effect.convened });
    case 'saveConfirmation':
      return changeHearings(facts, ({ id }) => id === effect.hearingId, { confirmation: effect.confirmation });
    case 'clearConvening':
      return changeHearings(facts, ({ id }) => id === effect.hearingId, { convened: null, confirmation: null });
    case 'clearReport':
      return changeHearings(facts, ({ id }) => id === effect.hearingId, { reportedOn: null });
    case 'correctRequest':
      return changeHearings(facts, ({ id }) => id === effect.hearingId, { requestedOn: effect.requestedOn });
    case 'correctReport':
      return changeHearings(facts, ({ id }) => id === effect.hearingId, { reportedOn: effect.reportedOn });
    case 'correctReportDue':
      return changeHearings(facts, ({ id }) => id === effect.hearingId, { dueOn: effect.dueOn });
    case 'saveOpinion':
      return changeHearings(facts, ({ council, voided }) => council === effect.council && !voided, {
        opinion: effect.opinion,
      });
    case 'correctApproval':
      return { ...facts, draft: facts.draft && { ...facts.draft, approvalComment: effect.comment } };
    case 'saveNoticeJudgement': {
      const { type: _, ...notice } = effect;
      return { ...facts, draft: facts.draft && { ...facts.draft, notice } };
    }
    case 'correctPublicNotice': {
      const { on, method } = effect;
      return { ...facts, publicNotice: facts.publicNotice && { ...facts.publicNotice, on, method } };
    }
    case 'openDeadline': {
      const { kind, dueOn } = effect;
      const former = facts.deadlines.find((deadline) => deadline.kind === kind);
      const others = facts.deadlines.filter((deadline) => deadline !== former);
      return { ...facts, deadlines: [...others, { kind, dueOn, remindedOn: former?.remindedOn ?? null }] };
    }
    case 'closeDeadlines':
      return { ...facts, deadlines: facts.deadlines.filter(({ kind }) => !effect.kinds.includes(kind)) };
    case 'assignOfficer':
      return { ...facts, officer: effect.officer };
    case 'moveToRound':
      return { ...facts, round: facts.rounds[effect.roundId] ?? facts.round };
    case 'saveCorrectionAnswers':
    case 'giveReferenceNo':
    case 'notePassedDeadline':
    case 'registerDesignation':
    case 'notify':
      return facts;
  }
}

/** A file of the requirement is stored. */
export function withAttachment(facts: CaseFacts, requirementId: string): CaseFacts {
  const file = { requirementId, fileId: `new-file-of-${requirementId}` };
  const attachedFiles = [...facts.attachedFiles.filter(({ fileId }) => fileId !== file.fileId), file];
  return changed({ ...facts, attachedFiles }, requirementId);
}

function withoutFile(facts: CaseFacts, file: { requirementId: string; fileId: string }): CaseFacts {
  const attachedFiles = facts.attachedFiles.filter(({ fileId }) => fileId !== file.fileId);
  return changed({ ...facts, attachedFiles }, file.requirementId);
}

/** The hospital has changed a part of what it submitted. */
export function changed(facts: CaseFacts, part: SubmittedPart): CaseFacts {
  const { lastSubmission: last } = facts;
  return { ...facts, lastSubmission: last && { ...last, changes: [...new Set([...last.changes, part])] } };
}

/** What the hospital submits now differs from what each council was asked about in these parts too. */
function changedSinceAsked({ changedSinceAsked: before, hearings, lastSubmission }: CaseFacts) {
  const changes = lastSubmission?.changes ?? [];
  if (changes.length === 0) return before;
  const counted = hearings.filter(({ voided }) => !voided);
  return Object.fromEntries(counted.map(({ id }) => [id, [...new Set([...(before[id] ?? []), ...changes])]]));
}

function changeHearings(
  facts: CaseFacts,
  which: (hearing: HearingFacts) => boolean,
  change: Partial<HearingFacts>,
): CaseFacts {
  const hearings = facts.hearings.map((hearing) => (which(hearing) ? { ...hearing, ...change } : hearing));
  return { ...facts, hearings };
}

/** They count no more. */
function withoutHearings(facts: CaseFacts, which: (hearing: HearingFacts) => boolean): CaseFacts {
  const { hearings, changedSinceAsked } = changeHearings(facts, which, { voided: true });
  const counted = hearings.filter(({ voided }) => !voided).map(({ id }) => id);
  const stillAsked = Object.entries(changedSinceAsked).filter(([id]) => counted.includes(id));
  return { ...facts, hearings, changedSinceAsked: Object.fromEntries(stillAsked) };
}

function newHearing(id: string, asked: AskedCouncil & Pick<HearingFacts, 'council' | 'requestedOn'>): HearingFacts {
  return { id, ...asked, convened: null, confirmation: null, reportedOn: null, opinion: null, voided: false };
}
