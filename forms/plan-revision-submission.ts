import { heading, numbered, paragraph, type Content } from '../src/pdf/elements/elements.js';
import { facts } from './parts/facts.js';
import type { Form } from './parts/form.js';
import { list, longText, record, text, type InputOf } from './parts/input.js';
import { factsUnder, withHeadings } from './parts/kept-together.js';
import { extremeReview, planReviewFields, reviewFacts, reviewSubmitter, sampleReview } from './parts/plan-review.js';
import { submissionHead } from './parts/submission.js';
import { planReviewProblems, planReviewCautions } from '../src/procedure/designation/plan-review.js';

const input = record('変更計画の提出書', {
  ...planReviewFields,
  changes: list(
    '変更しようとする事項',
    record('変更しようとする事項', {
      item: text('事項', 200),
      before: longText('変更前', 1000),
      after: longText('変更後', 1000),
      reason: longText('変更の理由', 1000),
    }),
  ),
});

export type PlanRevisionSubmissionInput = InputOf<typeof input>;

function changeBlocks(headings: Content[], { changes }: PlanRevisionSubmissionInput): Content[] {
  return withHeadings(headings, changes, (above, { item, before, after, reason }, index) =>
    factsUnder(
      [...above, heading(changes.length > 1 ? `(${index + 1})` : '', item)],
      [
        ['変更前', before],
        ['変更後', after],
        ['変更の理由', reason],
      ],
    ),
  );
}

const short: PlanRevisionSubmissionInput = {
  ...sampleReview,
  changes: [
    {
      item: '救急科の年間の時間外・休日労働時間数の目標（最長）',
      before: '令和１０年度　1,500時間',
      after: '令和１０年度　1,420時間',
      reason: '宿直の体制の見直しにより、令和９年度の実績が目標を下回る見込みとなったため。',
    },
  ],
};

const long: PlanRevisionSubmissionInput = {
  ...short,
  number: '白樺総第４５６号',
  institution: { name: '社会医療法人白樺会　見本第二総合病院', location: '見本市北２条西３丁目４番地' },
  kinds: ['B', 'RENKEI_B', 'C1'],
  review: {
    on: '2028-03-15',
    heardFrom: '各診療科の勤務医の代表、臨床研修医及び専攻医の代表、看護部、薬剤部、労働組合',
    heardOn: '2028-03-01',
    outline:
      '令和９年４月から１１月までの実績を確かめ、目標に届かない診療科について、取組の進み方と原因を医師の働き方改革推進委員会で話し合った。',
  },
  changes: [
    ...short.changes,
    {
      item: '医師の業務の見直しに関する取組（宿日直の体制や分担の見直し）',
      before: '外科系の宿直を２名にまとめ、診療科ごとの呼出しに改める。',
      after: '外科系の宿直を２名にまとめる。産婦人科は、助産師の待機を加えて宿直を１名とする。',
      reason: '産婦人科の医師２名が退職し、これまでの分担では勤務間インターバルを確保することができないため。',
    },
    {
      item: '対象医師',
      before: '循環器内科医師（10名（Ｂ：7名／連携Ｂ：3名））',
      after: '循環器内科医師（12名（Ｂ：8名／連携Ｂ：4名））',
      reason: '令和１０年４月に２名が着任するため。',
    },
  ],
};

/** 変更計画の提出書: the plan was looked at and is changed (法122②, 則109②). */
export const planRevisionSubmission: Form<PlanRevisionSubmissionInput, 'statement' | 'attachment'> = {
  id: 'plan-revision-submission',
  version: '1',
  wording: {
    number: '',
    title: '医師労働時間短縮計画変更提出書',
    statement:
      '医療法第１２２条第２項の規定により労働時間短縮計画の見直しのための検討を行った結果、次のとおり変更をするので、医療法施行規則第１０９条第２項の規定により、変更後の労働時間短縮計画を添えて提出します。',
    attachment: '変更後の医師労働時間短縮計画',
  },
  stage: 'duties',
  readers: ['hospital', 'supportCentre'],
  legalBasis: '医療法第122条第2項、医療法施行規則第109条第1項・第2項',
  certainty: 'unconfirmed',
  inferred:
    '変更しようとする事項、変更の理由及び変更後の計画を提出することは法令による。様式は都道府県が定め、実物は未見。題名、文面、検討と意見聴取の欄、変更前と変更後を記すことは推定。',
  input,
  problems: planReviewProblems,
  cautions: planReviewCautions,
  content: (form, words) => [
    ...submissionHead(form, reviewSubmitter(form), words.title),
    paragraph(words.statement),
    heading('１', '計画及び検討'),
    facts(reviewFacts(form)),
    ...changeBlocks([heading('２', '変更しようとする事項及び変更の理由')], form),
    heading('３', '添付書類'),
    numbered([words.attachment]),
  ],
  samples: {
    short,
    long,
    extreme: {
      ...long,
      ...extremeReview,
      review: long.review,
      changes: long.changes.map(({ item, before, after, reason }) => ({
        item,
        before: before.repeat(20),
        after: after.repeat(20),
        reason: reason.repeat(15),
      })),
    },
  },
};
