/** Conditions of draft, approval and notice beside those of the designation itself (`designation-requirements.ts`). */
import { addDays, type IsoDate } from '../calendar/days.js';
import { arrivedOn } from '../case/arrival.js';
import { councilRemarks, isAnswerTo, remarkName, termsPrintedTwice } from '../case/council-remarks.js';
import { BASIS_PART_LABEL } from '../case/decision-basis.js';
import type { AnswersKept, Condition, Confirmed, DecisionContext, JudgedContext } from '../case/decision.js';
import { areaName, type CaseFacts, type NoticeJudgement, type RemarkAnswer } from '../case/facts.js';
import { currentHearings } from '../case/hearings.js';
import { formatJapaneseDate, formatJapaneseDateWithWeekday } from '../calendar/japanese-date.js';
import { OUTCOME_LABEL } from '../terms/kinds.js';
import { articleFor, medicalCouncilBasis } from '../terms/law.js';
import {
  decidedMatters,
  firstDayWithoutMatters,
  MATTERS_LABEL,
  mattersByName,
} from '../designation/designated-work.js';
import { numberAsRead } from '../designation/decision-notice.js';
import {
  arrivedInTime,
  changedDesignation,
  continuationOf,
  onlyFirstDay,
  periodBasis,
} from '../designation/validity.js';
import { answersAsked, condition, isBlank, written } from './condition.js';
import { correctedDayIsSound, knownDays, plansStillRun } from './dates.js';
import { designationRequirements, requirementsOnRecords } from './designation-requirements.js';
import { changesAreNotLost } from './hanging-changes.js';
import { backToExamination } from './hearings.js';
import { refusalKeepsItsGround, requirementsUnderRefusal } from './refusal.js';
import { question } from './strange-answers.js';

/**
 * First day of the designation. A renewal always follows the old period without a gap, whatever the day
 * of the decision (法115③); anything else begins on the day of the notice at the earliest (the table of dates).
 */
export function firstDayIsSound({ facts, now }: DecisionContext, { validFrom }: { validFrom: IsoDate }): Condition[] {
  const { kind, procedure } = facts;
  if (procedure === 'renewal') {
    const expected = onlyFirstDay(facts);
    if (expected === null) return [];
    const day = formatJapaneseDateWithWeekday(expected);
    return [
      condition(
        'followsOldPeriod',
        validFrom === expected,
        {
          met: `更新後の有効期間は従前の満了日の翌日（${day}）から始まります`,
          unmet: `更新後の有効期間は、決裁の日にかかわらず従前の満了日の翌日（${day}）から始まります。始期を直してください`,
        },
        periodBasis(kind, procedure),
      ),
    ];
  }
  return changeBeginsInForce({ facts, now }, validFrom);
}

/**
 * A change begins while the designation is in force: in its term, in the coming one that is granted already (法115③), or after them by a renewal
 * that arrived in time and is undecided (法115②).
 */
function changeBeginsInForce(
  { facts, now }: Pick<DecisionContext, 'facts' | 'now'>,
  validFrom: IsoDate | null,
): Condition[] {
  const { comingDesignation, kind, procedure } = facts;
  const changed = procedure === 'change' ? changedDesignation(facts, validFrom) : null;
  if (changed === null || validFrom === null) return [];
  // It cannot be known today that the renewal will be decided by then; one that is decided already does not carry it there.
  const day = validFrom > now.today ? validFrom : now.today;
  const continued = continuationOf({ ...changed, today: day }).standing === 'deemedContinuing';
  const [firstDay, lastDay] = [changed.validFrom, changed.validTo].map(formatJapaneseDateWithWeekday);
  const which = changed === comingDesignation ? `更新された指定（${firstDay}から）` : '現在の指定';
  return [
    condition(
      'withinCurrentPeriod',
      changed.validFrom <= validFrom && (continued || validFrom <= changed.validTo),
      {
        met: continued
          ? `${which}は、更新の申請に処分がされるまで効力を有します`
          : `変更は${which}の有効期間の内に始まります`,
        unmet: `変更の始期が${
          validFrom < changed.validFrom
            ? `変更する指定の初日（${firstDay}）より前`
            : `${which}の満了日（${lastDay}）より後`
        }です。始期を直してください`,
      },
      articleFor(kind, continued ? '115②' : changed === comingDesignation ? '115③・116①' : '116①'),
      registered(changed),
    ),
  ];
}

/**
 * A decision designates some work on each day from its first on, and a change leaves some in the coming term too: a designation of nothing is none
 * (法113①, 115④, 116①).
 */
export function somethingIsDesignated(
  { facts }: Pick<DecisionContext, 'facts'>,
  { validFrom }: { validFrom: IsoDate | null },
): Condition[] {
  const label = MATTERS_LABEL[facts.kind];
  if (validFrom === null || label === null || facts.procedure === 'new') return [];
  const emptyOn = firstDayWithoutMatters(facts, validFrom);
  const coming = facts.procedure === 'change' ? (facts.comingDesignation?.validFrom ?? null) : null;
  const inComing = coming !== null && validFrom < coming && emptyOn !== null && emptyOn >= coming;
  const because = inComing
    ? `この変更は、更新された指定（${formatJapaneseDateWithWeekday(coming)}から）でも効力を有し`
    : '承認した業務の変更と合わせると';
  return [
    condition(
      'somethingIsDesignated',
      emptyOn === null,
      {
        met: `この決定の後も、指定に係る${label}があります`,
        unmet: `${because}、${formatJapaneseDateWithWeekday(emptyOn ?? validFrom)}から、指定に係る${label}がなくなります。補正を求めて申請の内容を確かめてください`,
      },
      articleFor(facts.kind, facts.procedure === 'renewal' ? '115④' : '116①'),
      `決定の内容（${label}　${mattersByName(facts, decidedMatters(facts, validFrom))}）`,
    ),
  ];
}

/** The line of the register, as evidence. */
function registered({ validFrom, validTo }: { validFrom: IsoDate; validTo: IsoDate }): string {
  return `指定台帳（有効期間 ${formatJapaneseDate(validFrom)}から${formatJapaneseDate(validTo)}まで）`;
}

/** What everybody who drafts writes. */
export function draftIsWritten({ text, reason }: { text: string; reason: string }): Condition[] {
  return [written('text', text, '起案文'), written('reason', reason, '決定の理由', '行政手続法8条')];
}

/** The notice can still go out by the first day of the designation or change; a renewal joins on to the old period (法115③). */
function noticeIsInTime({ facts, now }: DecisionContext, validFrom: IsoDate | null): Condition[] {
  if (facts.procedure === 'renewal' || validFrom === null) return [];
  return [
    condition('noticeBeforeFirstDay', now.today <= validFrom, {
      met: '通知は有効期間の始まりの日までにできます',
      unmet: `有効期間の始まりの日（${formatJapaneseDateWithWeekday(validFrom)}）を過ぎています。始期を改めて起案してください`,
    }),
  ];
}

/** Every condition, remark and objection of a council is taken up or answered with a reason. */
export function remarksAreAnswered(
  { facts }: Pick<DecisionContext, 'facts'>,
  { answers }: { answers: readonly RemarkAnswer[] },
): Condition[] {
  const remarks = councilRemarks(facts);
  const unanswered = remarks.filter(
    (remark) => !answers.some((answer) => isAnswerTo(answer, remark) && !isBlank(answer.text)),
  );
  const answeredTwice = remarks.filter((remark) => answers.filter((answer) => isAnswerTo(answer, remark)).length > 1);
  const evidence = `会議体の条件・附帯意見・異議 ${remarks.length}件`;
  const namesOf = (some: typeof remarks) =>
    some.map((remark) => remarkName(remark, areaName(facts, remark.planningAreaId))).join('、');
  return [
    condition(
      'remarksAnswered',
      unanswered.length === 0,
      {
        met: '会議体の条件・附帯意見・異議の全てを起案に反映しているか、反映しない理由を書いています',
        unmet: `起案で答えていない会議体の意見があります：${namesOf(unanswered)}。通知に反映する文か、反映しない理由を書いてください`,
      },
      medicalCouncilBasis(facts.kind, facts.procedure),
      evidence,
    ),
    condition(
      'onlyRemarksAnswered',
      answers.every((answer) => remarks.some((remark) => isAnswerTo(answer, remark))),
      {
        met: '起案で答えているのは、記録された会議体の意見です',
        unmet: '起案で答えた意見が、会議体の記録にありません。画面を開き直してください',
      },
      ONE_ANSWER,
      evidence,
    ),
    condition(
      'remarksAnsweredOnce',
      answeredTwice.length === 0,
      {
        met: '会議体の一つの意見に一つずつ答えています',
        unmet: `起案で二度答えている会議体の意見があります：${namesOf(answeredTwice)}。一つの意見への答えを一つにしてください`,
      },
      ONE_ANSWER,
      evidence,
    ),
  ];
}

/** The same 条件 may have been typed and taken up of a council, and would stand on the notice twice; it may also be meant so, of two councils. */
export function termsArePrintedOnce(
  draft: { terms: string; answers: readonly RemarkAnswer[] },
  given: Confirmed,
): Condition[] {
  const twice = [...new Set(termsPrintedTwice(draft))];
  if (twice.length === 0) return [];
  return [
    question(
      {
        path: 'terms.twice',
        value: twice.join('／'),
        text: `通知書の条件に、同じ文が重ねて載ります：${twice.map((text) => `「${text}」`).join('、')}。条件の欄と、会議体の意見を反映する文とに同じことを書いたときは、条件の欄から消してください。重ねて載せますか。`,
        met: '同じ条件を重ねて通知書に載せることを確かめています',
        basis: ONE_CONDITION,
      },
      given,
    ),
  ];
}

/** Whoever approves or notifies signs for what the draft rested on. */
export function basisUnchanged({ facts: { draft } }: Pick<DecisionContext, 'facts'>): Condition[] {
  if (draft === null) return [];
  const changed = draft.basis?.changedSince.map((part) => BASIS_PART_LABEL[part]) ?? [];
  const again = `${backToExamination(draft)}改めて起案してください`;
  return [
    condition(
      'basisUnchanged',
      draft.basis !== null && changed.length === 0,
      {
        met: '起案の基にした事実は、起案の時から変わっていません',
        unmet:
          draft.basis === null
            ? `この起案には、基にした事実の記録がありません。${again}`
            : `${changed.join('、')}が起案の後に変わりました。${again}`,
      },
      ONE_DECISION,
      drafting(draft),
    ),
  ];
}

/** Four eyes: whoever wrote the draft neither approves nor returns it. */
export function isNotDrafter({ facts, actor }: Pick<DecisionContext, 'facts' | 'actor'>): Condition[] {
  return [
    condition(
      'notDrafter',
      facts.draft !== null && facts.draft.drafterId !== actor.accountId,
      { met: '起案者とは別の決裁者です', unmet: '起案した本人は決裁できません。別の決裁者が決裁してください' },
      FOUR_EYES,
      drafting(facts.draft),
    ),
  ];
}

/** A designation is approved and notified on what holds on that very day; a refusal asks for nothing of it. */
export function decisionStillStands(context: DecisionContext): Condition[] {
  const { draft } = context.facts;
  if (draft?.outcome !== 'designate') return [];
  const required = [
    ...designationRequirements(context),
    ...remarksAreAnswered(context, draft),
    ...changeBeginsInForce(context, draft.validFrom),
    ...somethingIsDesignated(context, draft),
  ];
  // Once it is approved, the day of the notice is what is asked (the table of dates).
  return draft.approvedOn === null ? [...required, ...noticeIsInTime(context, draft.validFrom)] : required;
}

/** The draft was approved, and it was this outcome that was approved. */
function isApproved({ facts }: DecisionContext, outcome: 'designate' | 'refuse'): Condition[] {
  const { draft } = facts;
  const { granted, refused } = OUTCOME_LABEL[facts.procedure];
  const word = outcome === 'designate' ? granted : refused;
  return [
    condition(
      `drafted:${outcome}`,
      draft?.outcome === outcome,
      { met: `${word}の起案です`, unmet: `決裁されたのは${word}の起案ではありません` },
      ONE_DECISION,
      drafting(draft),
    ),
    condition(
      'approved',
      draft !== null && draft.approverId !== null && draft.approverId !== draft.drafterId,
      { met: '起案者とは別の決裁者が決裁しています', unmet: '決裁が済んでいません' },
      FOUR_EYES,
      draft === null || draft.approvedOn === null
        ? '決裁の記録なし'
        : `決裁 ${formatJapaneseDate(draft.approvedOn)}（${draft.approverName}）`,
    ),
  ];
}

const FOUR_EYES = 'この仕組みの決まり（起案者と決裁者の分離）';
const ONE_ANSWER = 'この仕組みの決まり（会議体の一つの意見に一つの答え）';
const ONE_CONDITION = 'この仕組みの決まり（一つの条件は通知書に一度）';
const ONE_DECISION = 'この仕組みの決まり（起案と決裁と通知は同じ事実による）';

/** The record of the draft, as evidence. */
function drafting(draft: CaseFacts['draft']): string {
  return draft === null ? '起案の記録なし' : `起案 ${formatJapaneseDate(draft.draftedOn)}（${draft.drafterName}）`;
}

/** The first day that a notice of the approved draft may bear. */
function firstDayOfNotice({ facts: { draft }, now }: JudgedContext): IsoDate {
  const days = [draft?.approvedOn, draft?.issueOn].flatMap((day) => day ?? []);
  const first = days.sort().at(-1) ?? now.today;
  return first < now.today ? first : now.today;
}

/**
 * A notice may be written down after it was sent, so nothing is asked here of the days after the first one that it may bear; what its own day asks is
 * in `noticeDayFits`.
 */
export function designationMayBeIssued(context: DecisionContext): Condition[] {
  const onFirstDay = { ...context, now: { today: firstDayOfNotice(context) } };
  return [...isApproved(context, 'designate'), ...basisUnchanged(context), ...decisionStillStands(onFirstDay)];
}

/** What was found when the notice was recorded, to be kept with the draft; a refusal is notified whatever a designation would ask. */
export function judgementAtNotice(
  context: DecisionContext,
  outcome: 'designate' | 'refuse',
  notice: { issuedOn: IsoDate } & Confirmed,
): NoticeJudgement {
  return {
    judgedOn: context.now.today,
    asOf: firstDayOfNotice(context),
    requirements:
      outcome === 'designate'
        ? [...designationMayBeIssued(context), ...noticeDayFits(context, outcome, notice)]
        : [
            ...refusalMayBeIssued(context),
            ...requirementsUnderRefusal(context, notice.issuedOn),
            ...refusalKeepsItsGround(context, { does: '通知', on: notice.issuedOn }, notice),
          ],
  };
}

/**
 * What the notice asked of the records that may be put right after it, on the records as they stand: judged on the day on which it was asked then.
 * @param draft of the designation that was notified
 */
export function recordedRequirementsAtNotice(
  context: DecisionContext,
  draft: { answers: readonly RemarkAnswer[] },
): Condition[] {
  const onFirstDay = { ...context, facts: inAreaOfNotice(context.facts), now: { today: firstDayOfNotice(context) } };
  const [remarks] = remarksAreAnswered(context, draft);
  return [...requirementsOnRecords(onFirstDay), ...(remarks ? [remarks] : [])];
}

/** Where the registry has moved the institution since, the notice rested on the area whose council was heard. */
function inAreaOfNotice(facts: CaseFacts): CaseFacts {
  const moved = facts.draft?.basis?.changedSince.includes('planningArea') ?? false;
  const planningAreaId = currentHearings(facts, 'coordinationCouncil')[0]?.planningAreaId ?? null;
  return moved && planningAreaId !== null ? { ...facts, institution: { ...facts.institution, planningAreaId } } : facts;
}

export const refusalMayBeIssued = (context: DecisionContext) => [
  ...isApproved(context, 'refuse'),
  ...basisUnchanged(context),
];

export function noticeIsSound(_: DecisionContext, event: { documentNumber: string }): Condition[] {
  return [written('documentNumber', numberAsRead(event.documentNumber), '文書番号')];
}

/** A change is approved of a designation that is in force on the day of the notice, whenever that is written down (法116①). */
function changesWhatIsInForce(
  { facts }: Pick<DecisionContext, 'facts'>,
  { issuedOn }: { issuedOn: IsoDate },
): Condition[] {
  const { currentDesignation: current, kind, procedure } = facts;
  if (procedure !== 'change' || current === null) return [];
  const standing = continuationOf({ ...current, today: issuedOn });
  return [
    condition(
      'inForceOnNotice',
      standing.standing !== 'expired',
      {
        met: '通知の日付に、現在の指定は効力を有しています',
        unmet: `通知の日付（${formatJapaneseDateWithWeekday(issuedOn)}）に、現在の指定は効力を失っています。${standing.text}`,
      },
      articleFor(kind, '116①'),
      registered(current),
    ),
  ];
}

/** A renewal is decided with its notice: a plan that was still running on the first day the notice might bear may be over on the day it bears (法113③一). */
function plansRunOnNotice({ facts }: Pick<DecisionContext, 'facts'>, { issuedOn }: { issuedOn: IsoDate }): Condition[] {
  return plansStillRun({ facts, now: { today: issuedOn } }).map((each) => ({ ...each, id: 'plansStillRunOnNotice' }));
}

/** What the day of a notice asks of the designation that it is about, when it is given and when it is put right: of a refusal that no change is lost. */
export function noticeDayFits(
  context: Pick<DecisionContext, 'facts'>,
  outcome: 'designate' | 'refuse',
  notice: { issuedOn: IsoDate } & Confirmed,
): Condition[] {
  return outcome === 'designate'
    ? [...changesWhatIsInForce(context, notice), ...plansRunOnNotice(context, notice)]
    : // A renewal that is refused after the last day ends the designation on the day of its notice (法115②).
      changesAreNotLost(context.facts, { act: 'refuse', on: notice.issuedOn }, notice);
}

/**
 * The day of a notice is put right to one on which it could have been given: by the day on which it was recorded, which moved the case for good, and
 * before what rests on it.
 */
export function correctedNoticeDayIsSound(
  context: Pick<DecisionContext, 'facts' | 'now'>,
  notice: { issuedOn: IsoDate } & Confirmed,
): Condition[] {
  const { draft, publicNotice, stateSince } = context.facts;
  const known = {
    ...knownDays(context),
    recordedOn: stateSince,
    publishedOn: publicNotice?.on ?? null,
    nextFrom: draft?.outcome === 'refuse' ? newTermAfter(context.facts) : null,
  };
  return [
    ...correctedDayIsSound('decision.correctedIssuedOn', notice.issuedOn, known),
    ...(draft === null ? [] : noticeDayFits(context, draft.outcome, notice)),
    ...(draft?.outcome === 'designate' ? requirementsLostOn(context, notice.issuedOn) : []),
    ...(draft?.outcome === 'refuse'
      ? [...groundLostOn(context, notice), ...endedBesideAnother(context.facts, notice)]
      : []),
  ];
}

/** Requirements of the day that `noticeDayFits` asks of every notice. */
const FIT_FOR_NOTICE: readonly string[] = ['plansStillRun', 'designationInForce'];

/** Days of which was asked whether the decision may be notified: the first that its notice might bear, and that on which it was recorded. */
const daysAskedAtNotice = (context: JudgedContext): IsoDate[] => [firstDayOfNotice(context), context.facts.stateSince];

/**
 * What a designation asks and does not find on the day to which its notice is put right, though it did on a day of which it was asked: only the day is
 * judged here, and not what has been put right or registered since.
 */
function requirementsLostOn(context: JudgedContext, issuedOn: IsoDate): Condition[] {
  const on = (today: IsoDate) => designationRequirements({ ...context, now: { today } });
  const metThen = new Set(
    daysAskedAtNotice(context).flatMap((day) => on(day).flatMap(({ id, met }) => (met ? [id] : []))),
  );
  return on(issuedOn).filter(({ id, met }) => !met && metThen.has(id) && !FIT_FOR_NOTICE.includes(id));
}

/** The same of a refusal: what spoke against the application then may not on that day, and is asked about (行政手続法8条). */
function groundLostOn(context: JudgedContext, { issuedOn, ...given }: { issuedOn: IsoDate } & Confirmed): Condition[] {
  const on = (day: IsoDate, answered: Confirmed) => refusalKeepsItsGround(context, { does: '通知', on: day }, answered);
  return daysAskedAtNotice(context).every((day) => on(day, {}).length > 0) ? [] : on(issuedOn, given);
}

/** Of what was confirmed with such a correction what the day asks: that is kept with it. */
export function noticeDayAnswersAsked(
  context: Parameters<typeof correctedNoticeDayIsSound>[0],
  { issuedOn, confirmed = [] }: { issuedOn: IsoDate; confirmed?: readonly string[] | undefined },
): AnswersKept {
  return answersAsked(correctedNoticeDayIsSound(context, { issuedOn }), { confirmed });
}

/**
 * A refusal of a renewal whose day is put right to one after the last day has ended the designation on it, while another renewal was taken in the meantime
 * that keeps it in force (法115②). A paper that is found after such an end is taken no more (`lapseStands`), so this is asked about.
 */
function endedBesideAnother(
  facts: Pick<CaseFacts, 'kind' | 'procedure' | 'currentDesignation'>,
  { issuedOn, confirmed = [] }: { issuedOn: IsoDate } & Confirmed,
): Condition[] {
  const { kind, procedure, currentDesignation: current } = facts;
  if (procedure !== 'renewal' || current === null || issuedOn <= current.validTo) return [];
  const others = current.renewals.filter(({ isOwn }) => isOwn !== true);
  const { standing } = continuationOf({ ...current, renewals: others, today: issuedOn });
  if (standing !== 'deemedContinuing') return [];
  const text = `通知の日を${formatJapaneseDate(issuedOn)}に直すと、指定は満了の日の後、この処分の通知によってその日に効力を失ったことになりますが、満了の日までに到達した別の更新の申請が手続中で、その処分まで効力が続くものとされています。この日で正しいですか。別の申請をどう扱うかも確かめてください`;
  return [
    question({ path: 'endedBesideAnother', value: issuedOn, text, basis: articleFor(kind, '115②') }, { confirmed }),
  ];
}

/**
 * First day of the designation that was asked for anew once this one had ended; null without one. It stands beside none that a refusal ended later
 * (法115②). A term that joins on to this one is its renewal, by an application that arrived in time after the one that was refused. The refusal of one that
 * came too late ended nothing, whenever it is notified.
 */
export function newTermAfter(
  facts: Pick<CaseFacts, 'currentDesignation' | 'heldDesignation' | 'submittedOn' | 'paperArrivedOn'>,
): IsoDate | null {
  const { currentDesignation: current, heldDesignation: held } = facts;
  const arrival = arrivedOn(facts);
  if (current === null || held === null || arrival === null || !arrivedInTime(arrival, current)) return null;
  return held.validFrom > addDays(current.validTo, 1) ? held.validFrom : null;
}
