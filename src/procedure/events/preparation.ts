/**
 * 準備と提出: the hospital's own work until the application arrives, by itself or on paper, and taking it back. Before the first submission the prefecture is shown the
 * plan and the evaluation as they are recorded, and nothing else; in a correction, nothing before it is submitted (docs/adr/0025-working-copy-and-submissions.md).
 * Others read these entries too, so the sentences only say that something was recorded.
 */
import type { IsoDate } from '../calendar/days.js';
import { formatJapaneseDateWithWeekday as day } from '../calendar/japanese-date.js';
import { isToBeTyped } from '../case/arrival.js';
import { EVALUATION_APPLICATION_FIELDS, EVALUATION_RESULT_FIELDS, type EvaluationFacts } from '../fields/evaluation.js';
import { enteredDates } from '../fields/entered-dates.js';
import { PLAN_FIELDS, type PlanFacts } from '../fields/plan.js';
import { written } from '../conditions/condition.js';
import { changesAreNotLost } from '../conditions/hanging-changes.js';
import { evaluationIsNotTheFormer, strangeAnswersAreConfirmed } from '../conditions/strange-answers.js';
import { isNotReceived } from '../conditions/examination.js';
import {
  documentTakesFile,
  evaluationIsAppliedFor,
  evaluationResultIsSound,
  fileCanBeWithdrawn,
  paperIsNoted,
  paperMayHaveArrived,
  latePaperIsTold,
  paperRevivesNothing,
  planIsRecorded,
} from '../conditions/preparation.js';
import { submission } from '../conditions/submission.js';
import { lostByNotSubmitting, renewalIsTooLate } from '../designation/giving-up.js';
import { evaluationMayFollow } from '../requirements/evaluation-to-follow.js';
import { OUTCOME_LABEL } from '../terms/kinds.js';
import { close, freeze, open, tell, startProcessing } from './effects.js';
import { event, itsReason, type Particular } from './event.js';

type EvaluationApplication = Pick<EvaluationFacts, 'appliedOn' | 'receiptNo'>;

const fromTo = (label: string, before: string, after: string): Particular[] =>
  before === after ? [] : [{ label, text: `${before} → ${after}` }];

export const PREPARATION = {
  RECORD_PLAN: event<{ plan: PlanFacts }>({
    label: '時短計画（案）を記録する',
    role: 'hospital',
    dates: ({ plan }) => enteredDates(PLAN_FIELDS, plan),
    days: ({ facts }, { plan: { periodFrom } }) => ({
      periodFrom,
      noticedOn: facts.evaluation?.result?.noticedOn ?? null,
    }),
    effects: (_, { plan }) => [{ type: 'savePlan', plan }],
    readers: 'everyone',
    sentence: () => '時短計画（案）を記録しました',
  }),
  ATTACH_DOCUMENT: event<{ requirementId: string }>({
    label: '書類を添付する',
    role: 'hospital',
    ofInput: documentTakesFile,
    effects: (_, { requirementId }) => [{ type: 'attachDocument', requirementId }],
    readers: 'everyone',
    sentence: () => '書類を添付しました',
  }),
  WITHDRAW_DOCUMENT: event<{ requirementId: string; fileId: string; reason: string }>({
    label: '添付したファイルを取り下げる',
    role: 'hospital',
    ofInput: fileCanBeWithdrawn,
    effects: (_, { requirementId, fileId, reason }) => [{ type: 'withdrawFile', requirementId, fileId, reason }],
    readers: 'everyone',
    sentence: () => '添付したファイルを取り下げました',
  }),
  // Recorded again it replaces what was mistyped, beside the result that may have come: until it is submitted all of this is the hospital's own.
  APPLY_FOR_EVALUATION: event<EvaluationApplication & { before?: EvaluationApplication }>({
    label: '受審の申込みを記録する',
    role: 'hospital',
    ofCase: planIsRecorded,
    dates: (given) => enteredDates(EVALUATION_APPLICATION_FIELDS, given),
    days: ({ facts }) => ({ noticedOn: facts.evaluation?.result?.noticedOn ?? null }),
    found: ({ facts: { evaluation } }) =>
      evaluation === null ? {} : { before: { appliedOn: evaluation.appliedOn, receiptNo: evaluation.receiptNo } },
    effects: (_, { appliedOn, receiptNo }) => [{ type: 'saveEvaluationApplication', appliedOn, receiptNo }],
    readers: 'everyone',
    sentence: ({ before, appliedOn, receiptNo }) =>
      before === undefined
        ? '評価センターに受審を申し込んだことを記録しました'
        : `評価センターへの受審の申込みを${before.appliedOn === appliedOn && before.receiptNo === receiptNo ? '同じ内容で記録しました' : '記録し直しました'}`,
    particulars: ({ before, appliedOn, receiptNo }) =>
      before === undefined
        ? []
        : [
            fromTo('受審の申込日', day(before.appliedOn), day(appliedOn)),
            fromTo('評価センターの受付番号', before.receiptNo, receiptNo),
          ].flat(),
  }),
  RECORD_EVALUATION: event<{ result: NonNullable<EvaluationFacts['result']> }>({
    label: '評価結果を記録する',
    role: 'hospital',
    ofCase: evaluationIsAppliedFor,
    ofInput: (context, given) => [
      ...evaluationResultIsSound(context, given),
      ...evaluationIsNotTheFormer(context, given),
    ],
    dates: ({ result }) => enteredDates(EVALUATION_RESULT_FIELDS, result),
    effects: (_, { result }) => [{ type: 'saveEvaluationResult', result }],
    readers: 'everyone',
    sentence: () => '評価センターの評価結果を記録しました',
  }),
  SUBMIT: event({
    label: {
      new: '申請を提出する',
      renewal: '更新の申請を提出する',
      change: '変更承認の申請を提出する',
    },
    role: 'hospital',
    ofCase: submission,
    ofInput: strangeAnswersAreConfirmed,
    refusalMeans: ({ facts, now }) => lostByNotSubmitting(facts, now.today),
    // Before the result is there only a renewal that may arrive without it can be submitted.
    offered: (facts, today) =>
      ((facts.evaluation?.result ?? null) !== null || evaluationMayFollow(facts)) && !renewalIsTooLate(facts, today),
    // The hospital's copy is its receipt: an application has arrived when it is submitted (行政手続法7条).
    effects: (context) => [
      freeze(context, 'SUBMIT'),
      { type: 'giveReferenceNo' },
      { type: 'stampSubmission' },
      close('application'),
      tell('prefecture'),
      tell('hospital'),
    ],
    readers: 'everyone',
    sentence: (_, { procedure }) => `${OUTCOME_LABEL[procedure].granted}の申請を提出しました`,
  }),
  NOTE_PAPER_ARRIVAL: event<{ arrivedOn: IsoDate; reason: string }>({
    label: '紙の申請の到達を記録する',
    role: 'prefectureOfficer',
    ofCase: paperMayHaveArrived,
    ofInput: ({ facts, now }, { arrivedOn, reason, confirmed }) => [
      written('reason', reason, '到達の日を確かめた方法'),
      ...paperRevivesNothing(facts, 'notePaper', { arrival: arrivedOn, ...now }),
      ...latePaperIsTold({ facts, now }, { arrivedOn, confirmed }),
    ],
    dates: ({ arrivedOn }) => [{ path: 'arrivedOn', rule: 'case.paperArrivedOn', day: arrivedOn }],
    // Once it is noted there is nothing to note; of what was submitted the day of the arrival is put right.
    offered: ({ submittedOn, paperArrivedOn }) => submittedOn === null && paperArrivedOn === null,
    effects: (_, { arrivedOn }) => [{ type: 'savePaperArrival', arrivedOn }, close('application'), tell('hospital')],
    readers: 'everyone',
    sentence: ({ arrivedOn }) => `紙の申請が${day(arrivedOn)}に到達していたことを記録しました`,
    particulars: ({ reason }) => [{ label: '到達の日を確かめた方法', text: reason }],
  }),
  // What is on a paper that has come is examined without delay (行政手続法7条), whether the hospital types it or not: what it lacks is asked for as a 補正, or it
  // is decided on as it stands. What the hospital is writing is its own until it submits it, so nothing of it is taken over.
  TAKE_UP_PAPER: event<{ reason: string }>({
    label: '紙の申請の審査を始める',
    role: 'prefectureOfficer',
    ofCase: paperIsNoted,
    ofInput: (_, { reason }) => [written('reason', reason, '紙の申請の内容と足りないもの')],
    offered: isToBeTyped,
    noted: submission,
    effects: (context) => {
      const taken = { ...context, facts: { ...context.facts, submittedOn: context.facts.paperArrivedOn } };
      return [
        freeze(context, 'TAKE_UP_PAPER'),
        { type: 'giveReferenceNo' },
        { type: 'stampSubmission' },
        { type: 'stampReceipt' },
        ...startProcessing(taken),
        tell('hospital'),
      ];
    },
    readers: 'everyone',
    sentence: () => '紙で到達した申請を職員が受け付け、審査を始めました',
    particulars: ({ reason }) => [{ label: '紙の申請の内容と足りないもの', text: reason, readers: 'prefecture' }],
  }),
  UNDO_PAPER_ARRIVAL: event<{ reason: string }>({
    label: '紙の申請の到達の記録を取り消す',
    role: 'prefectureOfficer',
    ofCase: paperIsNoted,
    ofInput: ({ facts, now }, { reason, confirmed }) => [
      written('reason', reason, '記録を取り消す理由'),
      ...changesAreNotLost(facts, { act: 'UNDO_PAPER_ARRIVAL', ...now }, { confirmed }),
    ],
    offered: isToBeTyped,
    // The application has never arrived: what rested on it is judged as if it had not been noted (`registeredRenewal`).
    effects: ({ facts: { round } }) => [
      { type: 'savePaperArrival', arrivedOn: null },
      ...(round === null ? [] : [open('application', round.applicationDeadline, '')]),
      tell('hospital'),
    ],
    readers: 'everyone',
    sentence: () => '紙の申請の到達の記録を、誤りとして取り消しました',
    particulars: itsReason,
  }),
  PULL_BACK: event<{ reason: string }>({
    label: '提出を取り消す',
    role: 'hospital',
    ofCase: isNotReceived,
    ofInput: ({ facts, now }, { reason, confirmed }) => [
      written('reason', reason, '提出を取り消す理由'),
      ...changesAreNotLost(facts, { act: 'PULL_BACK', on: now.today }, { confirmed }),
    ],
    effects: ({ facts: { round } }) => [
      { type: 'clearSubmission' },
      ...(round === null ? [] : [open('application', round.applicationDeadline, '')]),
      tell('prefecture'),
    ],
    readers: 'everyone',
    sentence: () => '提出を取り消しました',
    particulars: itsReason,
  }),
};
