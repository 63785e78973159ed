import { centred, heading, labelledRows, numbered, paragraph, underHeading } from '../src/pdf/elements/elements.js';
import type { Form } from './parts/form.js';
import { choice, date, list, longText, optional, record, text, type InputOf } from './parts/input.js';
import { kindField } from './parts/kinds.js';
import {
  establisherFields,
  establisherLines,
  instructionFields,
  letterCautions,
  letterFields,
  letterHead,
  unconfirmedInstructions,
} from './parts/letter.js';
import { letterDate } from '../src/procedure/calendar/letter-date.js';
import { inFull, kindInFull } from '../src/procedure/terms/official-words.js';
import { articleFor } from '../src/procedure/terms/law.js';
import {
  revocationProblems,
  revocationGroundText,
  REVOCATION_GROUND_LABEL,
} from '../src/procedure/designation/revocation.js';
import { LONGEST_REGISTERED, LONGEST_TEXT } from '../src/procedure/fields/limits.js';

const groundField = choice('取消しの事由', REVOCATION_GROUND_LABEL);

const input = record('取消通知書', {
  ...letterFields,
  kind: kindField,
  establisher: establisherFields,
  institutionName: text('医療機関の名称', LONGEST_REGISTERED),
  location: text('所在の場所', LONGEST_REGISTERED),
  designatedOn: date('指定の年月日'),
  validUntil: date('有効期間の満了日'),
  revokedOn: date('取消しの年月日'),
  grounds: list('取消しの事由', groundField),
  reasons: list('理由', longText('理由', LONGEST_TEXT)),
  hearing: record('聴聞', {
    heldOn: date('期日'),
    attendance: choice('当事者の出頭等', {
      appeared: '当事者又は代理人が出頭して意見を述べた',
      statement: '出頭に代えて陳述書が提出された',
      absent: '当事者及び代理人は出頭せず、陳述書の提出もなかった',
    }),
    reportedOn: optional(date('主宰者の報告書の年月日')),
  }),
  medicalCouncilOn: date('医療審議会の意見を聴いた年月日'),
  instructions: instructionFields(1),
});

export type RevocationNoticeInput = InputOf<typeof input>;
function decision({ kind, revokedOn }: RevocationNoticeInput): string {
  return `${inFull(articleFor(kind, '117①'))}の規定により、${letterDate(revokedOn)}をもって次の${kindInFull(kind)}の指定を取り消すこととしたので、理由を付して通知します。`;
}

const short: RevocationNoticeInput = {
  number: '見本指令第９０１号',
  date: '2028-08-25',
  senderTitle: '見本県知事',
  senderName: '見本　太郎',
  seal: 'affixed',
  kind: 'B',
  establisher: { name: '医療法人青雲会', representative: '理事長　見本　三郎' },
  institutionName: '医療法人青雲会　見本中央病院',
  location: '見本市中央１丁目２番３号',
  designatedOn: '2027-04-01',
  validUntil: '2030-03-31',
  revokedOn: '2028-09-01',
  grounds: ['gone'],
  reasons: [
    '令和１０年４月１日に救急医療の提供を終え、医師をやむを得ず長時間従事させる必要がある業務がなくなったと認められるため。',
  ],
  hearing: { heldOn: '2028-07-14', attendance: 'appeared', reportedOn: '2028-07-24' },
  medicalCouncilOn: '2028-08-18',
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

const longReason =
  '面接指導及び休息時間の確保を行うことができる体制について、改善を求めたにもかかわらず、見本の期限までに整備されたことを確認することができなかったため。';

/** 取消通知書: the revocation of a designation with its reasons (行政手続法14条), the hearing held before it, and 教示. */
export const revocationNotice: Form<RevocationNoticeInput> = {
  id: 'revocation-notice',
  version: '1',
  wording: { number: '', title: '特定労務管理対象機関の指定の取消しについて（通知）' },
  stage: 'duties',
  readers: ['hospital', 'supportCentre'],
  legalBasis:
    '医療法第117条（第118条第2項・第119条第2項・第120条第2項において準用する場合を含む。）、行政手続法第13条第1項第1号イ（聴聞）・第14条（理由の提示）、行政不服審査法第82条（教示）',
  certainty: 'unconfirmed',
  inferred:
    '通知書の実物は未見。取消しの事由と医療審議会の意見聴取は法令による。この取消しに聴聞が要ることは行政手続法からの推定。文面・件名・配置は推定。審査請求先と出訴期間は未確認で、県の設定による。',
  input,
  problems: revocationProblems,
  cautions: (form) => [...letterCautions(form), ...unconfirmedInstructions(form.instructions)],
  content: (form, words) => [
    ...letterHead(form, establisherLines(form.establisher), words.title),
    paragraph(decision(form)),
    centred('記'),
    heading('１', '取り消す指定'),
    labelledRows([
      ['医療機関の名称', form.institutionName],
      ['所在の場所', form.location],
      ['開設者', form.establisher.name],
      ['指定の区分', kindInFull(form.kind)],
      ['指定の年月日', letterDate(form.designatedOn)],
      ['有効期間の満了日', letterDate(form.validUntil)],
      ['取消しの年月日', letterDate(form.revokedOn)],
    ]),
    heading('２', '取消しの事由'),
    numbered([...new Set(form.grounds)].map((ground) => revocationGroundText(form.kind, ground))),
    heading('３', '理由'),
    numbered(form.reasons),
    heading('４', '聴聞等'),
    labelledRows([
      ['聴聞の期日', letterDate(form.hearing.heldOn)],
      ['当事者の出頭等', input.fields.hearing.fields.attendance.choices[form.hearing.attendance]],
      ...(form.hearing.reportedOn === undefined
        ? []
        : [['主宰者の報告書', letterDate(form.hearing.reportedOn)] as const]),
      ['医療審議会の意見聴取', letterDate(form.medicalCouncilOn)],
    ]),
    heading('５', '公示'),
    underHeading(`この取消しは、${inFull(articleFor(form.kind, '117③'))}の規定により公示します。`),
    heading('６', '教示'),
    ...form.instructions.map((instruction) => paragraph(instruction.text)),
  ],
  samples: {
    short,
    long: {
      ...short,
      kind: 'C1',
      grounds: ['unmet', 'disobeyed'],
      reasons: [longReason, longReason],
      hearing: { heldOn: '2028-07-14', attendance: 'absent' },
    },
    extreme: {
      ...short,
      kind: 'RENKEI_B',
      seal: 'electronic',
      establisher: { name: '医療法人社団𠮷祥会', representative: '理事長　辻󠄀邊　德瀨' },
      institutionName: '医療法人社団𠮷祥会　髙﨑葛󠄀祇󠄀邉濵記念見本病院',
      grounds: ['gone', 'unmet', 'dishonest', 'disobeyed'],
      reasons: [longReason.repeat(12), longReason.repeat(20)],
      corrects: { number: '見本指令第９００号', date: '2028-08-22', reason: '有効期間の満了日に誤りがあったため。' },
    },
  },
};
