import { paragraph } from '../src/pdf/elements/elements.js';
import { facts } from './parts/facts.js';
import type { Form } from './parts/form.js';
import { record, type InputOf } from './parts/input.js';
import { extremeReview, planReviewFields, reviewFacts, reviewSubmitter, sampleReview } from './parts/plan-review.js';
import { submissionHead } from './parts/submission.js';
import { planReviewProblems, planReviewCautions } from '../src/procedure/designation/plan-review.js';

const input = record('変更不要の届', planReviewFields);

export type PlanNoChangeNoticeInput = InputOf<typeof input>;

const outline =
  '令和９年４月から令和１０年２月までの時間数及び取組の実績を、勤務環境改善委員会で診療科ごとに確かめた。時間数は全ての診療科で目標を下回っており、取組は計画のとおりに進んでいる。';

/** 変更不要の届: the plan was looked at and stays as it is (法122③, 則109③). */
export const planNoChangeNotice: Form<PlanNoChangeNoticeInput, 'statement'> = {
  id: 'plan-no-change-notice',
  version: '1',
  wording: {
    number: '',
    title: '医師労働時間短縮計画の変更を要しない旨の届出書',
    statement:
      '医療法第１２２条第２項の規定により労働時間短縮計画の見直しのための検討を行った結果、その変更をする必要がないと認めたので、同条第３項及び医療法施行規則第１０９条第３項の規定により届け出ます。',
  },
  stage: 'duties',
  readers: ['hospital', 'supportCentre'],
  legalBasis: '医療法第122条第2項・第3項、医療法施行規則第109条第1項・第3項',
  certainty: 'unconfirmed',
  inferred:
    '変更をする必要がないと認めた旨を届け出ることは法令による。様式は都道府県が定め、実物は未見。題名、文面、検討と意見聴取の欄は推定。',
  input,
  problems: planReviewProblems,
  cautions: planReviewCautions,
  content: (form, words) => [
    ...submissionHead(form, reviewSubmitter(form), words.title),
    paragraph(words.statement),
    facts(reviewFacts(form)),
  ],
  samples: {
    short: sampleReview,
    long: {
      ...sampleReview,
      number: '青雲総第７８９号',
      kinds: ['B', 'RENKEI_B'],
      review: { ...sampleReview.review, outline },
    },
    extreme: {
      ...extremeReview,
      review: {
        ...extremeReview.review,
        heardFrom: '各診療科の勤務医の代表、'.repeat(20),
        outline: outline.repeat(20),
      },
    },
  },
};
