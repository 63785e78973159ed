/** 受付・審査・補正, and the withdrawal that is possible at any time. */
import { formatJapaneseDateWithWeekday as day } from '../calendar/japanese-date.js';
import { addOfficeDays } from '../calendar/office-days.js';
import type { IsoDate } from '../calendar/days.js';
import type { DecisionContext, Effect } from '../case/decision.js';
import type { ReviewCheckId } from '../case/facts.js';
import { checksTouchedBy } from '../case/review-parts.js';
import { written } from '../conditions/condition.js';
import {
  checksAreSound,
  correctionIsAnswered,
  correctionIsOpen,
  correctionIsSound,
  hasArrived,
  reviewChecksOf,
} from '../conditions/examination.js';
import { applicationIsComplete, nothingBarsApplication, submission } from '../conditions/submission.js';
import {
  cancelOpenHearings,
  closeAll,
  freeze,
  leaveCorrection,
  open,
  openProcessing,
  resumeProcessing,
  tell,
  tellAskedHealthCentres,
  voidDraft,
} from './effects.js';
import { event } from './event.js';

export const EXAMINATION = {
  SUBMIT_CORRECTION: event<{ answers: { itemId: string; answer: string }[] }>({
    label: '補正を提出する',
    role: 'hospital',
    ofCase: (context) => [...correctionIsOpen(context), ...applicationIsComplete(context)],
    ofInput: correctionIsAnswered,
    noted: nothingBarsApplication,
    effects: (context, { answers }) => [
      freeze(context, 'SUBMIT_CORRECTION'),
      ...outdateExamination(context),
      { type: 'saveCorrectionAnswers', answers },
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
    ofInput: (_, { reason }) => [written('reason', reason, '取下げの理由')],
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
  }),
  RECEIVE: event({
    label: '受け付ける',
    role: 'prefectureOfficer',
    ofCase: hasArrived,
    effects: (context) => [{ type: 'stampReceipt' }, ...startProcessing(context), tell('hospital')],
    readers: 'everyone',
    sentence: () => '申請を受け付け、審査を始めました',
  }),
  RECORD_EXAMINATION: event<{ checks: Partial<Record<ReviewCheckId, { met: boolean; note: string }>> }>({
    label: '審査の結果を記録する',
    role: 'prefectureOfficer',
    ofInput: checksAreSound,
    effects: (_, { checks }) => [{ type: 'saveExamination', checks }],
    readers: 'prefecture',
    sentence: ({ checks }) => `審査の結果を記録しました（${Object.keys(checks).length}項目）`,
  }),
  REQUEST_CORRECTION: event<{ items: { target: string; text: string }[]; dueOn: IsoDate }>({
    label: '補正を求める',
    role: 'prefectureOfficer',
    ofInput: correctionIsSound,
    effects: ({ facts }, { items, dueOn }) => [
      { type: 'openCorrection', number: facts.correctionCount + 1, items, dueOn },
      { type: 'startClockStop', reason: 'correction' },
      open('correction', dueOn, '行政手続法7条'),
      tell('hospital'),
    ],
    readers: 'everyone',
    sentence: ({ items, dueOn }) => `補正を求めました（${items.length}件、期限 ${day(dueOn)}）`,
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
  }),
};

/** A point that was examined before a correction changed what it rests on is examined again, and only such a point. */
function outdateExamination({ facts: { examination, kind, lastSubmission } }: DecisionContext): Effect[] {
  const examined = reviewChecksOf(kind).filter((id) => examination[id] !== undefined);
  const checks = checksTouchedBy(lastSubmission?.changes ?? [], reviewChecksOf(kind)).filter((id) =>
    examined.includes(id),
  );
  return checks.length === 0 ? [] : [{ type: 'outdateExamination', checks }];
}

/** 標準処理期間 runs from the arrival (行政手続法6条・7条), not from the receipt. */
function startProcessing({ facts }: DecisionContext): Effect[] {
  const days = facts.profile.standardProcessingOfficeDays;
  if (days === null || facts.submittedOn === null) return [];
  return [openProcessing(addOfficeDays(facts.submittedOn, days, facts.closedDays))];
}
