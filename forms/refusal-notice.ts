import {
  centred,
  heading,
  labelledRows,
  numbered,
  paragraph,
  underHeading,
  type Content,
} from '../src/pdf/elements/elements.js';
import { contactBlock, contactField } from './parts/contact.js';
import type { Form } from './parts/form.js';
import { date, list, longText, optional, record, text, type InputOf } from './parts/input.js';
import { kindField, procedureField, standingField } from './parts/kinds.js';
import {
  establisherFields,
  establisherLines,
  instructionFields,
  letterCautions,
  letterFields,
  letterHead,
  unconfirmedInstructions,
  nameByProcedure,
} from './parts/letter.js';
import { letterDate } from '../src/procedure/calendar/letter-date.js';
import { inFull, businessOf, kindInFull } from '../src/procedure/terms/official-words.js';
import { articleFor } from '../src/procedure/terms/law.js';
import { KIND_INFO } from '../src/procedure/terms/kinds.js';
import { designationAfterRefusal } from '../src/procedure/designation/decision-notice.js';
import { LONGEST_REGISTERED, LONGEST_TEXT } from '../src/procedure/fields/limits.js';

const input = record('不指定通知書', {
  ...letterFields,
  contact: contactField,
  procedure: procedureField,
  kind: kindField,
  establisher: establisherFields,
  appliedOn: date('申請の年月日'),
  institutionName: text('医療機関の名称', LONGEST_REGISTERED),
  location: text('所在の場所', LONGEST_REGISTERED),
  reasons: list('理由', longText('理由', LONGEST_TEXT)),
  currentValidUntil: optional(date('従前の指定の有効期間の満了日')),
  currentStanding: optional(standingField),
  instructions: instructionFields(1),
});

export type RefusalNoticeInput = InputOf<typeof input>;

function decision({ procedure, kind, appliedOn }: RefusalNoticeInput): string {
  const applied = `${letterDate(appliedOn)}付けの申請については、`;
  switch (procedure) {
    case 'new':
      return `${applied}${inFull(KIND_INFO[kind].legalBasis)}の規定による${kindInFull(kind)}の指定をしないこととしたので、理由を付して通知します。`;
    case 'renewal':
      return `${applied}${inFull(articleFor(kind, '115①'))}の規定による${kindInFull(kind)}の指定の更新をしないこととしたので、理由を付して通知します。`;
    case 'change':
      return `${applied}${inFull(articleFor(kind, '116①'))}の規定による${kindInFull(kind)}に係る${businessOf(kind)}の変更の承認をしないこととしたので、理由を付して通知します。`;
  }
}

function afterReasons(form: RefusalNoticeInput): Content[] {
  const current = designationAfterRefusal(form);
  const instructions = form.instructions.map((instruction) => paragraph(instruction.text));
  return current === undefined
    ? [heading('３', '教示'), ...instructions]
    : [heading('３', '従前の指定'), underHeading(current), heading('４', '教示'), ...instructions];
}

const short: RefusalNoticeInput = {
  procedure: 'new',
  kind: 'B',
  number: '見本指令第５６８号',
  date: '2027-03-25',
  senderTitle: '見本県知事',
  senderName: '見本　太郎',
  seal: 'affixed',
  establisher: { name: '医療法人青雲会', representative: '理事長　見本　三郎' },
  appliedOn: '2026-11-30',
  institutionName: '医療法人青雲会　見本中央病院',
  location: '見本市中央１丁目２番３号',
  reasons: [
    '医師労働時間短縮計画の案に、労働時間の短縮の目標が定められておらず、医療法第１１３条第３項第１号に掲げる要件に該当しないため。',
  ],
  instructions: [
    {
      text: 'この処分に不服があるときは、この処分があったことを知った日の翌日から起算して３か月以内に、見本県知事に対して審査請求をすることができます。',
      certainty: 'unconfirmed',
    },
    {
      text: 'この処分については、この処分があったことを知った日の翌日から起算して６か月以内に、見本県を被告として処分の取消しの訴えを提起することができます。',
      certainty: 'unconfirmed',
    },
  ],
};

const manyReasons = Array.from(
  { length: 6 },
  (_, index) =>
    `見本の理由その${index + 1}。面接指導及び休息時間の確保を行うことができる体制が整備されていることを、提出された書類から確認することができないため。`,
);

/** 不指定通知書: the refusal of a designation, a renewal or a change, with its reasons (行政手続法8条) and 教示. */
export const refusalNotice: Form<RefusalNoticeInput, 'renewalTitle' | 'changeTitle'> = {
  id: 'refusal-notice',
  version: '3',
  wording: {
    number: '',
    title: '特定労務管理対象機関の指定をしないことについて（通知）',
    renewalTitle: '特定労務管理対象機関の指定の更新をしないことについて（通知）',
    changeTitle: '特定労務管理対象機関の業務の変更を承認しないことについて（通知）',
  },
  stage: 'decision',
  readers: ['hospital', 'supportCentre'],
  legalBasis:
    '行政手続法第8条（理由の提示）、行政不服審査法第82条（教示）、医療法第113条・第115条・第116条・第118条から第120条まで（従前の指定の効力は第115条第1項・第2項）',
  certainty: 'unconfirmed',
  inferred:
    '通知書の実物は未見。理由と教示を記載することは法令による。文面・件名・配置は推定。審査請求先と出訴期間は未確認で、県の設定による。',
  input,
  cautions: (form) => [...letterCautions(form), ...unconfirmedInstructions(form.instructions)],
  named: nameByProcedure,
  content: (form, words) => {
    return [
      ...letterHead(form, establisherLines(form.establisher), nameByProcedure(form, words).title),
      paragraph(decision(form)),
      centred('記'),
      heading('１', '申請の内容'),
      labelledRows([
        ['医療機関の名称', form.institutionName],
        ['所在の場所', form.location],
        ['開設者', form.establisher.name],
        ['指定の区分', kindInFull(form.kind)],
        ['手続の種類', procedureField.choices[form.procedure]],
      ]),
      heading('２', '理由'),
      numbered(form.reasons),
      ...afterReasons(form),
      ...contactBlock(form.contact),
    ];
  },
  samples: {
    short,
    long: {
      ...short,
      kind: 'C1',
      procedure: 'renewal',
      reasons: manyReasons,
      currentValidUntil: '2027-03-31',
      currentStanding: 'valid',
    },
    extreme: {
      ...short,
      kind: 'RENKEI_B',
      procedure: 'change',
      seal: 'omitted',
      establisher: { name: '医療法人社団𠮷祥会', representative: '理事長　辻󠄀邊　德瀨' },
      institutionName: '医療法人社団𠮷祥会　髙﨑葛󠄀祇󠄀邉濵記念見本病院',
      reasons: manyReasons.map((reason) => reason.repeat(12)),
    },
  },
};
