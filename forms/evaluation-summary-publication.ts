import {
  heading,
  issuer,
  labelledRows,
  paragraph,
  rightAligned,
  surelyOnOnePage,
  title,
  together,
  type Content,
} from '../src/pdf/elements/elements.js';
import { contactBlock, contactField } from './parts/contact.js';
import { overallField } from './parts/evaluation.js';
import { VALUE_WIDTH } from './parts/facts.js';
import type { Form } from './parts/form.js';
import { date, list, longText, optional, record, text, type InputOf } from './parts/input.js';
import { kindField } from './parts/kinds.js';
import { correctionOf, correctsField, subjectOf } from './parts/letter.js';
import { fullWidth, kindInFull } from '../src/procedure/terms/official-words.js';
import { letterDate } from '../src/procedure/calendar/letter-date.js';
import {
  evaluationPublicationProblems,
  evaluationPublicationCautions,
} from '../src/procedure/designation/evaluation-publication.js';
import { LONGEST_REGISTERED, LONGEST_TEXT } from '../src/procedure/fields/limits.js';

const input = record('評価結果の要旨', {
  publishedOn: date('公表の日付'),
  publisher: text('公表する者'),
  evaluations: list(
    '評価結果',
    record('評価結果', {
      institutionName: text('医療機関の名称', LONGEST_REGISTERED),
      location: text('所在の場所', LONGEST_REGISTERED),
      kind: optional(kindField),
      noticedOn: date('評価結果の通知を受けた年月日'),
      asOf: date('評価時点'),
      overall: overallField,
      findings: longText('所見', LONGEST_TEXT),
      planReview: optional(longText('計画案の見直しの確認', LONGEST_TEXT)),
      supportPolicy: longText('都道府県の支援方針', LONGEST_TEXT),
    }),
  ),
  corrects: correctsField,
  contact: contactField,
});

export type EvaluationSummaryPublicationInput = InputOf<typeof input>;
type Evaluation = EvaluationSummaryPublicationInput['evaluations'][number];

/** What is published of one institution: kept on one page where it takes less than half of it, else its table says on each page whose it is. */
function evaluationBlock(each: Evaluation, index: number, { length }: readonly Evaluation[]): Content[] {
  const rows: (readonly [string, string])[] = [
    ['所在の場所', each.location],
    ...(each.kind === undefined ? [] : [['指定（申請）の区分', kindInFull(each.kind)] as const]),
    ['評価時点', letterDate(each.asOf)],
    ['評価結果の通知', letterDate(each.noticedOn)],
    ['全体評価', overallField.choices[each.overall]],
    ['所見', each.findings],
    ...(each.planReview === undefined ? [] : [['計画案の見直しの確認', each.planReview] as const]),
    ['都道府県の支援方針', each.supportPolicy],
  ];
  const placed = rows.map(([, text]) => [{ text, width: VALUE_WIDTH }]);
  const isShort = surelyOnOnePage([...placed, ...placed]);
  const block = [
    heading(length > 1 ? fullWidth(String(index + 1)) : '', each.institutionName),
    labelledRows(rows, undefined, { about: isShort || length === 1 ? undefined : each.institutionName }),
  ];
  return isShort ? [together(block)] : block;
}

const evaluation: Evaluation = {
  institutionName: '医療法人青雲会　見本中央病院',
  location: '見本市中央１丁目２番３号',
  kind: 'B',
  noticedOn: '2026-10-20',
  asOf: '2026-09-30',
  overall: 'sufficient_improving',
  findings:
    '労働時間の把握、面接指導及び休息時間の確保の体制が整えられ、タスク・シフトの取組により時間外・休日労働が減っている。',
  supportPolicy: '医療勤務環境改善支援センターと連携し、計画に基づく取組について必要な助言を行う。',
};

const short: EvaluationSummaryPublicationInput = {
  publishedOn: '2027-04-15',
  publisher: '見本県',
  evaluations: [evaluation],
  contact: { office: '地域医療課医師確保係', phone: '000-000-0000（内線000）' },
};

const improving: Evaluation = {
  ...evaluation,
  institutionName: '医療法人緑風会　見本大学前病院',
  location: '見本市北４条西５丁目６番地',
  kind: 'RENKEI_B',
  overall: 'needs_improvement_plan_ng',
  findings: '副業・兼業先の労働時間の把握に改善を要する。',
  planReview: '派遣先の労働時間を毎月把握することを計画案に加えたことを確認した。',
  supportPolicy: '見直した計画の取組状況を半年ごとに確かめ、必要な助言を行う。',
};

/** 評価結果の要旨の公表: what the evaluation centre found, and how the prefecture supports the institution (法134, 則125). */
export const evaluationSummaryPublication: Form<EvaluationSummaryPublicationInput, 'body'> = {
  id: 'evaluation-summary-publication',
  version: '1',
  wording: {
    number: '',
    title: '医療機関勤務環境評価センターの評価の結果の要旨について',
    body: '医療法（昭和２３年法律第２０５号）第１３２条の規定により医療機関勤務環境評価センターから通知された評価の結果について、同法第１３４条第１項及び医療法施行規則（昭和２３年厚生省令第５０号）第１２５条の規定により、その要旨を次のとおり公表します。',
  },
  stage: 'duties',
  readers: ['hospital', 'healthCentre', 'supportCentre'],
  legalBasis: '医療法第134条第1項・第2項、医療法施行規則第125条',
  certainty: 'unconfirmed',
  inferred:
    '公表の様式は未見。要旨を公表することと、その時期・方法は法令による。所見・計画案の見直しの確認・支援方針を添えることは国の資料による。全体評価の文は要約で、評価センターの原文は未見。',
  input,
  problems: evaluationPublicationProblems,
  cautions: evaluationPublicationCautions,
  content: (form, words) => [
    rightAligned([letterDate(form.publishedOn)]),
    issuer([form.publisher]),
    title(subjectOf(words.title, form.corrects)),
    ...correctionOf(form.corrects),
    paragraph(words.body),
    ...form.evaluations.flatMap(evaluationBlock),
    ...contactBlock(form.contact),
  ],
  samples: {
    short,
    long: {
      ...short,
      evaluations: [
        evaluation,
        improving,
        { ...evaluation, institutionName: '見本第三病院', kind: undefined, overall: 'sufficient_not_improving' },
      ],
    },
    extreme: {
      ...short,
      evaluations: Array.from({ length: 12 }, (_, index) => ({
        ...improving,
        institutionName: `医療法人社団𠮷祥会　髙﨑葛󠄀祇󠄀邉邊第${index + 1}見本記念病院`,
        location: `見本市濵德瀨町辻󠄀${index + 1}番地`,
        findings: evaluation.findings.repeat(index === 5 ? 50 : 3),
        supportPolicy: improving.supportPolicy.repeat(index === 7 ? 60 : 2),
      })),
      corrects: { number: '見本県公表第１号', date: '2027-04-10', reason: '評価時点に誤りがあったため。' },
    },
  },
};
