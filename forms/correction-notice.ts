import {
  caption,
  centred,
  heading,
  labelledRows,
  paragraph,
  ruledTable,
  underHeading,
  type Content,
} from '../src/pdf/elements/elements.js';
import { contactField, endWithContact } from './parts/contact.js';
import type { Form } from './parts/form.js';
import { count, date, list, longText, record, text, type InputOf } from './parts/input.js';
import { kindField, procedureField } from './parts/kinds.js';
import {
  establisherFields,
  establisherLines,
  letterCautions,
  letterFields,
  letterHead,
  preambleField,
} from './parts/letter.js';
import { rowNumber, rowNumberWidth } from './parts/row-number.js';
import { fullWidth, businessOf, kindInFull } from '../src/procedure/terms/official-words.js';
import { letterDate } from '../src/procedure/calendar/letter-date.js';
import { correctionNoticeProblems } from '../src/procedure/requirements/office-document-problems.js';
import { LONGEST_REGISTERED, LONGEST_TEXT } from '../src/procedure/fields/limits.js';

const input = record('補正通知書', {
  ...letterFields,
  preamble: preambleField,
  establisher: establisherFields,
  referenceNo: text('受付番号', 40),
  institutionName: text('医療機関の名称', LONGEST_REGISTERED),
  kind: kindField,
  procedure: procedureField,
  appliedOn: date('申請の年月日'),
  request: count('補正を求める回数'),
  items: list(
    '補正を求める事項',
    record('補正を求める事項', { where: text('箇所', 150), text: longText('求める内容', LONGEST_TEXT) }),
  ),
  dueOn: date('補正の期限'),
  submitTo: text('提出先'),
  contact: contactField,
});

export type CorrectionNoticeInput = InputOf<typeof input>;

function appliedFor({ kind, procedure }: CorrectionNoticeInput): string {
  return { new: 'の指定', renewal: 'の指定の更新', change: `に係る${businessOf(kind)}の変更の承認` }[procedure];
}

function demand(form: CorrectionNoticeInput): string {
  return `${letterDate(form.appliedOn)}付けの${kindInFull(form.kind)}${appliedFor(form)}の申請については、補正を要する事項がありますので、行政手続法（平成５年法律第８８号）第７条の規定により、次のとおり期限を定めて補正を求めます。`;
}

function itemTable({ items }: CorrectionNoticeInput): Content {
  return ruledTable(
    [rowNumberWidth(items.length), 140, '*'],
    [
      [caption('番号'), caption('箇所'), caption('求める内容')],
      ...items.map((item, index) => [
        rowNumber(index + 1),
        item.where,
        { text: item.text, alignment: 'justify' as const },
      ]),
    ],
  );
}

const short: CorrectionNoticeInput = {
  number: '見本第７８９号',
  date: '2026-12-07',
  senderTitle: '見本県地域医療課長',
  seal: 'omitted',
  establisher: { name: '医療法人青雲会', representative: '理事長　見本　三郎' },
  referenceNo: 'R8-3-0012',
  institutionName: '医療法人青雲会　見本中央病院',
  kind: 'B',
  procedure: 'new',
  appliedOn: '2026-11-30',
  request: 1,
  items: [
    {
      where: '様式５－２',
      text: '医師をやむを得ず長時間従事させることが必要な理由に、該当する診療科名を補ってください。',
    },
    { where: '様式９　誓約書', text: '誓約の年月日を記入してください。' },
  ],
  dueOn: '2026-12-21',
  submitTo: '見本県地域医療課医師確保係',
  contact: { office: '地域医療課医師確保係', phone: '000-000-0000（内線000）' },
};

const longItem =
  '労働時間の短縮に係る目標について、診療科ごとの現状の数値と目標の数値とを並べて記載し、根拠となる資料の写しを添付してください。';

/** 補正通知書: what is to be corrected in an application, where, and by when (行政手続法7条). */
export const correctionNotice: Form<CorrectionNoticeInput, 'clockStop' | 'otherwise'> = {
  id: 'correction-notice',
  version: '1',
  wording: {
    number: '',
    title: '申請の補正について（通知）',
    clockStop:
      'この文書の日付の翌日から、補正されたものが提出された日までの日数は、申請の処理に要する日数（標準処理期間を定めているときは、その期間）に算入しません。',
    otherwise:
      '期限までに補正されないときは、行政手続法第７条の規定により、申請により求められた許認可等を拒否することがあります。',
  },
  stage: 'examination',
  readers: ['hospital'],
  legalBasis:
    '行政手続法第7条（申請の補正）・第6条（標準処理期間）、医療法第113条第2項（第115条第4項・第116条第2項・第118条第2項・第119条第2項・第120条第2項において準用する場合を含む。）',
  certainty: 'unconfirmed',
  inferred:
    '補正通知書の実物は未見。相当の期間を定めて補正を求めることは法令による。文面・件名・欄は推定。補正の間の日数を算入しない扱いと、期限までに補正されないときの文は、県の定めを確かめていない。',
  input,
  problems: correctionNoticeProblems,
  cautions: letterCautions,
  content: (form, words) => [
    ...letterHead(form, establisherLines(form.establisher), words.title),
    paragraph(form.preamble ?? demand(form)),
    centred('記'),
    heading('１', '申請'),
    labelledRows([
      ['受付番号', form.referenceNo],
      ['医療機関の名称', form.institutionName],
      ['指定の区分', kindInFull(form.kind)],
      ['手続の種類', procedureField.choices[form.procedure]],
      ['補正の求め', `第${fullWidth(String(form.request))}回`],
    ]),
    heading('２', '補正を求める事項'),
    itemTable(form),
    heading('３', '補正の期限及び提出先'),
    underHeading(`${letterDate(form.dueOn)}までに${form.submitTo}へ`),
    heading('４', '処理の期間'),
    underHeading(words.clockStop),
    ...endWithContact([heading('５', '期限までに補正されないとき'), underHeading(words.otherwise)], form.contact),
  ],
  samples: {
    short,
    long: {
      ...short,
      kind: 'RENKEI_B',
      procedure: 'renewal',
      request: 2,
      items: Array.from({ length: 9 }, (_, index) => ({
        where: index % 2 === 0 ? '医師労働時間短縮計画（案）' : '申請内容：医師の派遣',
        text: longItem.repeat(1 + (index % 3)),
      })),
    },
    extreme: {
      ...short,
      kind: 'C2',
      procedure: 'change',
      seal: 'electronic',
      establisher: { name: '医療法人社団𠮷祥会', representative: '理事長　辻󠄀邊　德瀨' },
      institutionName: '医療法人社団𠮷祥会　髙﨑葛󠄀祇󠄀邉濵記念見本病院',
      items: Array.from({ length: 25 }, (_, index) => ({
        where: `厚生労働省審査組織による審査結果の通知書（技能研修計画関係）その${index + 1}`,
        text: longItem.repeat(index === 3 ? 28 : 2),
      })),
      corrects: { number: '見本第７８８号', date: '2026-12-04', reason: '補正を求める事項に漏れがあったため。' },
    },
  },
};
