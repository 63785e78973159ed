/** 受付・審査・補正, and the withdrawal that is possible at any time. */
import { formatJapaneseDateWithWeekday as day } from '../calendar/japanese-date.js';
import type { IsoDate } from '../calendar/days.js';
import { isToBeTyped } from '../case/arrival.js';
import type { DecisionContext, Effect } from '../case/decision.js';
import { unchangedItems } from '../requirements/correction-parts.js';
import type { ReviewCheckId } from '../case/facts.js';
import type { LetterWords } from '../case/letter-words.js';
import { processingDueOn } from '../case/processing-days.js';
import { checksTouchedBy } from '../case/review-parts.js';
import { written } from '../conditions/condition.js';
import { strangeAnswersAreConfirmed, unchangedAnswersAreConfirmed } from '../conditions/strange-answers.js';
import {
  checksAreSound,
  correctionIsAnswered,
  correctionIsOpen,
  correctionIsSound,
  extensionIsLater,
  hasArrived,
  nothingFollowedReceipt,
  nothingFollowedWithdrawal,
  nothingLapsedIsRevived,
  receiptStandsAlone,
  REVIEW_CHECK_LABEL,
  reviewChecksOf,
} from '../conditions/examination.js';
import { changesAreNotLost } from '../conditions/hanging-changes.js';
import { oneDesignationOfKind } from '../conditions/one-designation.js';
import {
  applicationIsComplete,
  changeCouldBeBegun,
  nothingBarsApplication,
  submission,
} from '../conditions/submission.js';
import {
  cancelOpenHearings,
  closeAll,
  freeze,
  leaveCorrection,
  open,
  openCorrectionDue,
  openProcessing,
  resumeProcessing,
  startProcessing,
  tell,
  tellAskedHealthCentres,
  voidDraft,
} from './effects.js';
import { event, fromDay, itsLetter, itsReason, type Particular } from './event.js';

export const EXAMINATION = {
  SUBMIT_CORRECTION: event<{ answers: { itemId: string; answer: string }[] }>({
    label: '補正を提出する',
    role: 'hospital',
    ofCase: (context) => [...correctionIsOpen(context), ...applicationIsComplete(context)],
    ofInput: (context, event) => [
      ...correctionIsAnswered(context, event),
      ...strangeAnswersAreConfirmed(context, event),
      ...unchangedAnswersAreConfirmed(context, event),
    ],
    noted: nothingBarsApplication,
    effects: (context, { answers }) => [
      freeze(context, 'SUBMIT_CORRECTION'),
      ...outdateExamination(context),
      { type: 'saveCorrectionAnswers', answers: withUnchanged(context, answers) },
      ...leaveCorrection(context, '', nothingBarsApplication(context)),
      ...resumeProcessing(context),
      tell('prefecture'),
      tell('hospital'),
    ],
    readers: 'everyone',
    sentence: ({ answers }) => `補正を提出しました（${answers.length}件）`,
  }),
  WITHDRAW: event<{ reason: string }>({
    label: '申請を取り下げる',
    role: 'hospital',
    ofInput: ({ facts, now }, { reason, confirmed }) => [
      written('reason', reason, '取下げの理由'),
      ...changesAreNotLost(facts, { act: 'WITHDRAW', on: now.today }, { confirmed }),
    ],
    effects: (context, { reason }) => [
      ...cancelOpenHearings(context),
      ...leaveCorrection(context, reason),
      ...voidDraft(context, reason),
      ...closeAll(context),
      tell('prefecture'),
      ...tellAskedHealthCentres(context),
    ],
    readers: 'everyone',
    sentence: () => '申請を取り下げました',
    particulars: itsReason,
  }),
  RECEIVE: event({
    label: '受け付ける',
    role: 'prefectureOfficer',
    ofCase: hasArrived,
    effects: (context) => [{ type: 'stampReceipt' }, ...startProcessing(context), tell('hospital')],
    readers: 'everyone',
    sentence: () => '申請を受け付け、審査を始めました',
  }),
  UNDO_RECEIPT: event<{ reason: string }>({
    label: '受付を取り消す',
    role: 'prefectureOfficer',
    ofCase: nothingFollowedReceipt,
    ofInput: (_, { reason }) => [written('reason', reason, '受付を取り消す理由')],
    // Where it was examined or corrected there is nothing to take back: the day alone is put right.
    offered: (facts) => receiptStandsAlone(facts) && facts.lastSubmission?.event !== 'TAKE_UP_PAPER',
    effects: (context) => [{ type: 'clearReceipt' }, ...closeAll(context), tell('hospital')],
    readers: 'everyone',
    sentence: () => '受付を取り消しました',
    particulars: itsReason,
  }),
  UNDO_WITHDRAWAL: event<{ reason: string }>({
    label: '取下げを取り消す',
    role: 'prefectureOfficer',
    ofCase: (context) => [
      ...nothingFollowedWithdrawal(context),
      ...nothingLapsedIsRevived(context),
      ...oneDesignationOfKind(context.facts, context.now.today),
      ...changeCouldBeBegun(context),
    ],
    ofInput: (_, { reason }) => [written('reason', reason, '取下げを取り消す理由')],
    effects: (context) => [...takeUpAgain(context), tell('hospital'), tell('prefecture')],
    readers: 'everyone',
    sentence: () => '取下げを取り消し、手続を再開しました',
    particulars: itsReason,
  }),
  RECORD_EXAMINATION: event<{ checks: Partial<Record<ReviewCheckId, { met: boolean; note: string }>> }>({
    label: '審査の結果を記録する',
    role: 'prefectureOfficer',
    ofInput: checksAreSound,
    effects: (_, { checks }) => [{ type: 'saveExamination', checks }],
    readers: 'prefecture',
    sentence: ({ checks }) => `審査の結果を記録しました（${Object.keys(checks).length}項目）`,
    particulars: ({ checks }) => checksInWords(checks),
  }),
  REQUEST_CORRECTION: event<{ items: { target: string; text: string }[]; dueOn: IsoDate } & LetterWords>({
    label: '補正を求める',
    role: 'prefectureOfficer',
    ofInput: correctionIsSound,
    dates: ({ dueOn }) => [{ path: 'dueOn', rule: 'correction.dueOn', day: dueOn }],
    effects: ({ facts }, { items, dueOn }) => [
      { type: 'openCorrection', number: facts.correctionCount + 1, items, dueOn },
      { type: 'startClockStop', reason: 'correction' },
      openCorrectionDue(dueOn),
      tell('hospital'),
    ],
    readers: 'everyone',
    sentence: ({ items, dueOn }) => `補正を求めました（${items.length}件、期限 ${day(dueOn)}）`,
    particulars: itsLetter,
  }),
  EXTEND_CORRECTION: event<{ dueOn: IsoDate; reason: string; before?: IsoDate }>({
    label: '補正の期限を延ばす',
    role: 'prefectureOfficer',
    ofCase: correctionIsOpen,
    ofInput: ({ facts }, { dueOn, reason }) => [
      ...extensionIsLater(facts.openCorrection?.dueOn ?? null, dueOn),
      written('reason', reason, '期限を延ばす理由'),
    ],
    dates: ({ dueOn }) => [{ path: 'dueOn', rule: 'correction.dueOn', day: dueOn }],
    found: ({ facts: { openCorrection } }) => (openCorrection ? { before: openCorrection.dueOn } : {}),
    effects: (_, { dueOn }) => [{ type: 'extendCorrection', dueOn }, openCorrectionDue(dueOn), tell('hospital')],
    readers: 'everyone',
    sentence: ({ dueOn, before }) => `補正の期限を${fromDay(before)}${day(dueOn)}に延ばしました`,
    particulars: itsReason,
  }),
  CLOSE_CORRECTION: event<{ reason: string }>({
    label: '補正を終える',
    role: 'prefectureOfficer',
    ofCase: correctionIsOpen,
    ofInput: (_, { reason }) => [written('reason', reason, '補正を終える理由')],
    // Whoever does not answer is decided on as it stands (行政手続法7条), by a refusal where something is missing.
    noted: submission,
    effects: (context, { reason }) => [
      ...leaveCorrection(context, reason, submission(context)),
      ...resumeProcessing(context),
      tell('hospital'),
    ],
    readers: 'everyone',
    sentence: () => '補正を終え、審査に戻しました',
    // Deliberation of the prefecture, which the hospital does not read.
    particulars: ({ reason }) => [{ label: '理由', text: reason, readers: 'prefecture' }],
  }),
};

/** Each point that was recorded, with the 所見 where one was written. */
function checksInWords(checks: Partial<Record<ReviewCheckId, { met: boolean; note: string }>>): Particular[] {
  return (Object.keys(checks) as ReviewCheckId[]).flatMap((id) => {
    const check = checks[id];
    if (check === undefined) return [];
    const result = check.met ? '満たす' : '満たさない';
    return [{ label: REVIEW_CHECK_LABEL[id], text: check.note.trim() === '' ? result : `${result}（${check.note}）` }];
  });
}

/** Each answer with whether nothing in the place of its point differs from the last submission. */
function withUnchanged({ facts }: DecisionContext, answers: readonly { itemId: string; answer: string }[]) {
  const unchanged = unchangedItems(facts).map(({ id }) => id);
  return answers.map((each) => ({ ...each, unchanged: unchanged.includes(each.itemId) }));
}

/** A point that was examined before a correction changed what it rests on is examined again, and only such a point. */
function outdateExamination({ facts: { examination, kind, lastSubmission } }: DecisionContext): Effect[] {
  const examined = reviewChecksOf(kind).filter((id) => examination[id] !== undefined);
  const checks = checksTouchedBy(lastSubmission?.changes ?? [], reviewChecksOf(kind)).filter((id) =>
    examined.includes(id),
  );
  return checks.length === 0 ? [] : [{ type: 'outdateExamination', checks }];
}

/** The days in which the case was withdrawn do not count; what is due is due again. */
function takeUpAgain({ facts, now }: DecisionContext): Effect[] {
  const { receivedOn, round, stateSince, submittedOn } = facts;
  if (submittedOn === null)
    return round === null || isToBeTyped(facts) ? [] : [open('application', round.applicationDeadline, '')];
  const stop = { from: stateSince, to: now.today, reason: 'applicant' } as const;
  const dueOn = processingDueOn({ ...facts, clockStops: [...facts.clockStops, stop] });
  return [{ type: 'addClockStop', stop }, ...(dueOn === null || receivedOn === null ? [] : [openProcessing(dueOn)])];
}
