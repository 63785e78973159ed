import type { Facts } from './facts.js';
import { date, list, longText, optional, record, text, type InputOf, type RecordField } from './input.js';
import { kindField } from './kinds.js';
import { periodField, periodText } from './period.js';
import { submissionFields } from './submission.js';
import { letterDate } from '../../src/procedure/calendar/letter-date.js';
import { kindInFull } from '../../src/procedure/terms/official-words.js';
import { LONGEST_REGISTERED } from '../../src/procedure/fields/limits.js';

/** What the administrator says of the yearly look at the plan, whichever way it ends (法122②③). */
export const planReviewFields = {
  ...submissionFields,
  administrator: text('管理者の職・氏名', LONGEST_REGISTERED),
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
    ['指定の区分', kinds.map(kindInFull).join('\n')],
    ['計画期間', periodText(planPeriod)],
    ['計画を定めた年月日又は前回の検討の年月日', letterDate(previousOn)],
    ['検討の年月日', letterDate(review.on)],
    ['意見を聴いた医師その他の関係者', `${review.heardFrom}\n（${letterDate(review.heardOn)}）`],
    ...(review.outline === undefined ? [] : [['検討の内容', review.outline] as const]),
  ];
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
