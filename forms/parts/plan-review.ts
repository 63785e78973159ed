import { japaneseDateText } from '../../src/pdf/elements/japanese-date-text.js';
import type { Facts } from './facts.js';
import {
  date,
  list,
  longText,
  optional,
  record,
  text,
  type FieldProblem,
  type InputOf,
  type RecordField,
} from './input.js';
import { kindField, kindName } from './kinds.js';
import { REGISTERED } from './lengths.js';
import { periodField, periodText, yearsLater } from './period.js';
import { submissionFields } from './submission.js';

/** What the administrator says of the yearly look at the plan, whichever way it ends (法122②③). */
export const planReviewFields = {
  ...submissionFields,
  administrator: text('管理者の職・氏名', REGISTERED),
  kinds: list('指定の区分', kindField),
  planPeriod: periodField('計画期間'),
  previousOn: date('計画を定めた年月日又は前回の検討の年月日'),
  review: record('見直しのための検討', {
    on: date('年月日'),
    heardFrom: text('意見を聴いた医師その他の関係者', 300),
    heardOn: date('意見を聴いた年月日'),
    outline: optional(longText('検討の内容', 2000)),
  }),
};

type PlanReview = InputOf<RecordField<typeof planReviewFields>>;

export const reviewSubmitter = ({ institution, administrator }: PlanReview): string[] => [
  institution.location,
  institution.name,
  `管理者　${administrator}`,
];

/** The designation, the plan and how it was looked at. */
export function reviewFacts({ institution, kinds, planPeriod, previousOn, review }: PlanReview): Facts {
  return [
    ['医療機関の名称', institution.name],
    ['所在の場所', institution.location],
    ['指定の区分', kinds.map(kindName).join('\n')],
    ['計画期間', periodText(planPeriod)],
    ['計画を定めた年月日又は前回の検討の年月日', japaneseDateText(previousOn)],
    ['検討の年月日', japaneseDateText(review.on)],
    ['意見を聴いた医師その他の関係者', `${review.heardFrom}\n（${japaneseDateText(review.heardOn)}）`],
    ...(review.outline === undefined ? [] : [['検討の内容', review.outline] as const]),
  ];
}

/** The doctors and others are heard before the result (法122②); the paper comes after it. */
export function checkReview({ date: handedIn, previousOn, review }: PlanReview): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const refuse = (path: string, field: string, rule: string) =>
    problems.push({ path, field, message: `${field}は、${rule}` });
  if (review.heardOn > review.on)
    refuse('review.heardOn', '意見を聴いた年月日', '検討の年月日以前にしてください（医療法第122条第2項）。');
  if (review.on > handedIn) refuse('review.on', '検討の年月日', '提出の年月日以前にしてください。');
  if (previousOn >= review.on)
    refuse('previousOn', '計画を定めた年月日又は前回の検討の年月日', '今回の検討の年月日より前にしてください。');
  return problems;
}

/** The look is due within a year of the one before (則109①). */
export function lateReview({ previousOn, review }: PlanReview): string[] {
  return review.on > yearsLater(previousOn, 1)
    ? ['前回から１年を過ぎて見直しのための検討をしています（医療法施行規則第109条第1項）。']
    : [];
}

/** Fictional: a review as usual, and one of rare characters and long names. */
export const sampleReview: PlanReview = {
  date: '2028-03-28',
  addressee: '見本県知事',
  institution: { name: '医療法人青雲会　見本中央病院', location: '見本市中央１丁目２番３号' },
  administrator: '病院長　見本　一郎',
  kinds: ['B'],
  planPeriod: { from: '2027-04-01', to: '2032-03-31' },
  previousOn: '2027-04-08',
  review: { on: '2028-03-15', heardFrom: '救急科の勤務医の代表、看護部', heardOn: '2028-03-01' },
};

export const extremeReview: PlanReview = {
  ...sampleReview,
  institution: { name: '医療法人社団𠮷祥会　髙﨑葛󠄀祇󠄀邉濵記念見本病院', location: '見本県見本郡辻󠄀葛󠄀町字祇󠄀園'.repeat(6) },
  administrator: '総長兼病院長　辻󠄀邊　𠮷德瀨',
  kinds: ['B', 'RENKEI_B', 'C1', 'C2'],
};
