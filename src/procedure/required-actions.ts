/** 次の対応者・期限・できること: what must happen now on a case, whose turn it is, by when, and why not yet. */
import { PARTY_LABEL, ROLE_LABEL, type Actor, type Party } from './terms/actors.js';
import { holidayCaveat, officeDaysBetween } from './calendar/office-days.js';
import { type CaseStatus, caseStatus, caseStatusLabel, type StatusInput } from './case/case-status.js';
import { isNotDrafter } from './conditions/decision.js';
import { outstandingChecks } from './conditions/examination.js';
import { councilsOf } from './conditions/hearings.js';
import { availableEvents, type SituationInput } from './decide.js';
import type { Condition } from './case/decision.js';
import type { EventType } from './events/index.js';
import { isToBeTyped, toBeTyped } from './case/arrival.js';
import { COUNCIL_LABEL, type CaseFacts, type CouncilId } from './case/facts.js';
import { BASIS_PART_LABEL } from './case/decision-basis.js';
import {
  isConcluded,
  isPassed,
  openHearings,
  partsChangedSinceAsked,
  reportDueOn,
  unrecordedPoints,
} from './case/hearings.js';
import { formatJapaneseDateWithWeekday } from './calendar/japanese-date.js';
import type { IsoDate } from './calendar/days.js';
import type { ProcedureType } from './terms/kinds.js';
import { type Due, prefectureDue } from './prefecture-due.js';
import { nextCouncil, type Task, taskOf } from './task.js';
import { stageLine } from './stage-line.js';
import { renewalIsTooLate, renewalTooLate } from './designation/giving-up.js';
import { STATE_INFO, type CaseState, type StageId, stateLabel } from './terms/states.js';

/** 次の対応者 and 期限: what a list of cases is sorted and searched by, the same for everyone who looks. */
export interface Turn {
  /** What the prefecture does next; null where another side does. */
  task: Task | null;
  holder: Party;
  /** Health centres that still have to report; empty unless the holder is a health centre. */
  holderHealthCentreIds: string[];
  dueOn: IsoDate | null;
}

export interface RequiredActions extends Turn {
  holderLabel: string;
  /** What the due date is that of, e.g. 補正期限 or 令和8年度 第3回の指定（目安）; 期限 where there is none. */
  dueFor: string;
  sinceOn: IsoDate;
  sinceOfficeDays: number;
  /** Office days that are left; negative when the due date is past. */
  dueInOfficeDays: number | null;
  /** What is uncertain about the due date because of the holidays of its year: a sentence; null for nothing. */
  dueNote: string | null;
  overdue: boolean;
  /** Whether the holder is this very person's side. */
  mine: boolean;
  actions: { type: EventType; label: string; ready: boolean; unmet: Condition[] }[];
  /** What must happen now, in one sentence. */
  sentence: string;
  /** Stages still ahead, in order. */
  upcoming: { stage: StageId; label: string }[];
  status: CaseStatus;
  /** Words of the status tag: 期限超過 3開庁日, 要対応, 保健所の対応待ち, 予定どおり, 完了. */
  statusLabel: string;
}

/** Whose turn it is in a state, and the date that side is held to. */
export function turnOf(state: CaseState, facts: CaseFacts): Turn {
  const { holder } = STATE_INFO[state];
  return {
    task: taskOf(state, facts),
    holder,
    holderHealthCentreIds: holder === 'healthCentre' ? waitingHealthCentres(facts) : [],
    dueOn: dueOf(state, facts)?.on ?? null,
  };
}

/** Pure; `now.today` is the day in Japan. @throws Error as `decide` does, for a broken store. */
export function requiredActions(input: SituationInput & { procedure: ProcedureType }): RequiredActions {
  const { actor, facts, now, state } = input;
  const turn = turnOf(state, facts);
  const { dueOn, holder } = turn;
  const dueInOfficeDays = dueOn === null ? null : officeDaysBetween(now.today, dueOn, facts.closedDays);
  const overdue = dueOn !== null && dueOn < now.today;
  const mine = isHolder(actor, state, facts);
  const status: StatusInput = { state, dueInOfficeDays, overdue, mine, actor };
  return {
    ...turn,
    holderLabel: PARTY_LABEL[holder],
    dueFor: dueOf(state, facts)?.what ?? '期限',
    sinceOn: facts.stateSince,
    sinceOfficeDays: officeDaysBetween(facts.stateSince, now.today, facts.closedDays),
    dueInOfficeDays,
    dueNote: holidayCaveat(dueOn, facts),
    overdue,
    mine,
    actions: availableEvents(input).map(({ type, label, ready, conditions }) => ({
      type,
      label,
      ready,
      unmet: conditions.filter(({ met }) => !met),
    })),
    sentence:
      !STATE_INFO[state].final && renewalIsTooLate(facts, now.today) ? renewalTooLate(facts) : sentenceOf(state, facts),
    upcoming: stageLine(input, councilsOf(facts), state)
      .filter(({ status: position }) => position === 'ahead')
      .map(({ stage, label }) => ({ stage, label })),
    status: caseStatus(status),
    statusLabel: caseStatusLabel(status),
  };
}

/** The date the present holder is held to. */
function dueOf(state: CaseState, facts: CaseFacts): Due | null {
  const by = (what: string, on: IsoDate | null): Due | null => (on === null ? null : { on, what });
  switch (state) {
    case 'planDrafting':
    case 'underEvaluation':
    case 'preparing':
      return by('申請期限', submissionDueOn(facts));
    case 'correcting':
      return by('補正期限', facts.openCorrection?.dueOn ?? null);
    case 'coordinationCouncil.requested':
    case 'coordinationCouncil.convened':
      return by('報告期限', reportDueOn(facts));
    case 'designated':
    case 'refused':
    case 'withdrawn':
      return null;
    case 'submitted':
    case 'examining':
    case 'coordinationCouncil.reported':
    case 'measuresCouncil':
    case 'medicalCouncil':
    case 'deciding.drafted':
    case 'deciding.approved':
      return prefectureDue(facts);
  }
}

/** That of the round, which bars nothing; a renewal has a last day of its own, after which it cannot be submitted (法115①②). */
export function submissionDueOn(
  facts: Pick<CaseFacts, 'procedure' | 'submittedOn' | 'paperArrivedOn'> & {
    round: { applicationDeadline: IsoDate } | null;
    currentDesignation: { validTo: IsoDate } | null;
  },
): IsoDate | null {
  if (isToBeTyped(facts)) return null; // it has arrived
  const { round, procedure, currentDesignation } = facts;
  const ofRound = round?.applicationDeadline ?? null;
  const lastDay = procedure === 'renewal' ? (currentDesignation?.validTo ?? null) : null;
  return [ofRound, lastDay].filter((day) => day !== null).sort()[0] ?? null;
}

function waitingHealthCentres(facts: CaseFacts): string[] {
  const ids = openHearings(facts, 'coordinationCouncil').map(({ healthCentreId }) => healthCentreId);
  return [...new Set(ids.filter((id) => id !== null))];
}

function isHolder(actor: Actor, state: CaseState, facts: CaseFacts): boolean {
  switch (STATE_INFO[state].holder) {
    case 'hospital':
      return actor.role === 'hospital' && actor.institutionId === facts.institution.id;
    case 'prefectureOfficer':
      return actor.role === 'prefectureOfficer';
    case 'prefectureApprover':
      return actor.role === 'prefectureApprover' && isNotDrafter({ facts, actor }).every(({ met }) => met);
    case 'healthCentre':
      return (
        actor.role === 'healthCentre' &&
        actor.healthCentreId !== null &&
        waitingHealthCentres(facts).includes(actor.healthCentreId)
      );
    case 'evaluationCentre':
    case 'none':
      return false;
  }
}

/** What must happen now, said to anyone who looks. */
function sentenceOf(state: CaseState, facts: CaseFacts): string {
  if (!STATE_INFO[state].final && facts.paperArrivedOn !== null && isToBeTyped(facts))
    return toBeTyped(facts.paperArrivedOn);
  switch (state) {
    case 'planDrafting':
      return facts.plan === null
        ? '医療機関が時短計画（案）を作成し、記録します。'
        : '医療機関が評価センターに受審を申し込みます。';
    case 'underEvaluation':
      return '評価センターの評価結果を待っています。通知が届いたら医療機関が記録します。';
    case 'preparing':
      return '医療機関が申請書類をそろえ、申請を提出します。';
    case 'submitted':
      return '都道府県が申請を受け付けます。';
    case 'examining':
      return examiningSentence(facts);
    case 'correcting':
      return `医療機関が求められた補正（${facts.openCorrection?.items.length ?? 0}件）に回答し、提出します。`;
    case 'coordinationCouncil.requested':
      return `保健所が${COUNCIL_LABEL.coordinationCouncil}の開催を決めます。`;
    case 'coordinationCouncil.convened':
      return convenedSentence(facts);
    case 'coordinationCouncil.reported':
      if (isConcluded(facts, 'coordinationCouncil')) return nextHearingSentence(facts);
      return isPassed(facts, 'coordinationCouncil')
        ? `調整会議で確認できない項目がありました。改めて依頼するか、理由を起案に書くことにして進みます。${nextHearingSentence(facts)}`
        : '調整会議で確認できない項目がありました。都道府県が改めて依頼するか、審査を再開します。';
    case 'measuresCouncil':
    case 'medicalCouncil':
      return isPassed(facts, state)
        ? nextHearingSentence(facts)
        : `都道府県が${COUNCIL_LABEL[state]}を開催し、意見を記録します。`;
    case 'deciding.drafted':
      return (
        changedSinceDraft(facts.draft) ??
        `起案者（${facts.draft?.drafterName ?? ''}）とは別の${ROLE_LABEL.prefectureApprover}が決裁します。`
      );
    case 'deciding.approved':
      return (
        changedSinceDraft(facts.draft) ??
        `決裁が済みました。都道府県が医療機関に通知します${facts.draft?.issueOn ? `（施行日 ${formatJapaneseDateWithWeekday(facts.draft.issueOn)}）` : ''}。`
      );
    case 'designated':
    case 'refused':
    case 'withdrawn':
      return `この申請の手続は終わりました（${stateLabel(state, facts.procedure)}）。`;
  }
}

function examiningSentence(facts: CaseFacts): string {
  const outstanding = outstandingChecks(facts).length;
  if (outstanding > 0) return `都道府県が審査し、残る${outstanding}件の確認項目を記録します。`;
  return nextHearingSentence(facts);
}

function convenedSentence(facts: CaseFacts): string {
  const open = openHearings(facts, 'coordinationCouncil');
  const unrecorded = open.filter((hearing) => unrecordedPoints(facts.kind, hearing).length > 0);
  return unrecorded.length > 0
    ? `保健所が調整会議の確認を記録します（残り${unrecorded.length}区域）。`
    : `保健所が確認結果を都道府県に報告します（残り${open.length}区域）。`;
}

/** The next council of the order that has not concluded, or the draft. */
function nextHearingSentence(facts: CaseFacts): string {
  const next = nextCouncil(facts);
  const asks: Readonly<Record<CouncilId, string>> = {
    coordinationCouncil: `都道府県が保健所に${COUNCIL_LABEL.coordinationCouncil}の開催を依頼します。`,
    measuresCouncil: `都道府県が${COUNCIL_LABEL.measuresCouncil}の議題に載せます。`,
    medicalCouncil: `都道府県が${COUNCIL_LABEL.medicalCouncil}に諮問します。`,
  };
  return `${next === null ? draftSentence(facts) : asks[next]}${changedSinceAskedSentence(facts)}`;
}

/** What whoever drafts a designation is asked about. */
function changedSinceAskedSentence(facts: CaseFacts): string {
  const councils = councilsOf(facts).filter((council) => partsChangedSinceAsked(facts, council).length > 0);
  return councils.length === 0
    ? ''
    : `${councils.map((council) => COUNCIL_LABEL[council]).join('、')}に意見を求めた後に、申請が変わっています。聴き直すか、指定の起案のときに、聴いた意見のまま進めることを確かめます。`;
}

function draftSentence(facts: CaseFacts): string {
  return facts.returnedDraft === null
    ? '都道府県が決定を起案します。'
    : `起案が戻されました（${formatJapaneseDateWithWeekday(facts.returnedDraft.returnedOn)}）。都道府県が直して改めて起案します。`;
}

/** Why a draft, and the approval it may have, counts no more; null while it does. */
function changedSinceDraft(draft: CaseFacts['draft']): string | null {
  const changed = draft?.basis?.changedSince ?? [];
  if (draft === null || changed.length === 0) return null;
  const what = changed.map((part) => BASIS_PART_LABEL[part]).join('、');
  return draft.approvedOn === null
    ? `${what}が起案の後に変わったため、この起案は決裁できません。都道府県が審査を再開し、改めて起案します。`
    : `${what}が起案の後に変わったため、この決裁では通知できません。決裁者が起案を戻し、担当が改めて起案します。`;
}
