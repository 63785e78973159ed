import { centred, heading, labelledRows, numbered, paragraph, type Content } from '../src/pdf/elements/elements.js';
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
import { designationNoticeProblems, dutiesAfterDesignation } from '../src/procedure/designation/decision-notice.js';
import { LONGEST_REGISTERED, LONGEST_TEXT } from '../src/procedure/fields/limits.js';

const input = record('指定通知書', {
  ...letterFields,
  contact: contactField,
  procedure: procedureField,
  kind: kindField,
  establisher: establisherFields,
  appliedOn: date('申請の年月日'),
  institutionName: text('医療機関の名称', LONGEST_REGISTERED),
  location: text('所在の場所', LONGEST_REGISTERED),
  work: optional(longText('業務の内容', LONGEST_TEXT)),
  change: optional(longText('承認した変更の内容', LONGEST_TEXT)),
  /** Of an approved change to whose matters something came or from which something went; absent from what was issued before it was told. */
  addedAndRemoved: optional(list('追加・削除した事項', text('事項', LONGEST_TEXT))),
  /** A part of what was applied for that is refused, with its reasons (行政手続法8条); absent where none is, and from what was issued before it was told. */
  notDesignated: optional(list('認めない事項とその理由', longText('理由', LONGEST_TEXT))),
  decidedOn: date('指定（更新・承認）の年月日'),
  validFrom: date('有効期間の始まり'),
  validUntil: date('有効期間の満了日'),
  currentStanding: optional(standingField),
  terms: list('条件', longText('条件', LONGEST_TEXT), 0),
  instructions: instructionFields(0),
});

export type DesignationNoticeInput = InputOf<typeof input>;

/**
 * What was decided, in one sentence; 法113① etc. for a designation, 115① for its renewal, 116① for a change. A letter
 * may go out before the day from which the decision holds; then nothing is designated yet.
 */
function decision({ procedure, kind, appliedOn, date: sentOn, decidedOn }: DesignationNoticeInput): string {
  const applied = `${letterDate(appliedOn)}付けの申請については、`;
  const ahead = decidedOn > sentOn;
  switch (procedure) {
    case 'new':
      return `${applied}${inFull(KIND_INFO[kind].legalBasis)}の規定により、次のとおり${kindInFull(kind)}として指定${ahead ? 'することと' : ''}したので通知します。`;
    case 'renewal':
      return `${applied}${inFull(articleFor(kind, '115①'))}の規定により、次のとおり${kindInFull(kind)}の指定を更新${ahead ? 'することと' : ''}したので通知します。`;
    case 'change':
      return `${applied}${inFull(articleFor(kind, '116①'))}の規定により、次のとおり${kindInFull(kind)}の${businessOf(kind)}の変更を承認${ahead ? 'することと' : ''}したので通知します。`;
  }
}

/** Words that differ by procedure: an approved change is no designation. */
const WORDS = {
  new: { decidedOn: '指定年月日', what: '指定の内容', after: '指定後の手続等' },
  renewal: { decidedOn: '更新年月日', what: '更新した指定の内容', after: '更新後の手続等' },
  change: { decidedOn: '承認年月日', what: '承認の内容', after: '承認後の手続等' },
} as const;

function facts(form: DesignationNoticeInput): Content {
  const period = `${letterDate(form.validFrom)}から${letterDate(form.validUntil)}まで`;
  return labelledRows([
    ['医療機関の名称', form.institutionName],
    ['所在の場所', form.location],
    ['開設者', form.establisher.name],
    ['指定の区分', kindInFull(form.kind)],
    ...(form.work ? [['指定に係る業務の内容', form.work] as const] : []),
    ...approvedChange(form),
    [WORDS[form.procedure].decidedOn, letterDate(form.decidedOn)],
    ['指定の有効期間', period],
    ['有効期間の満了日', letterDate(form.validUntil)],
  ]);
}

/** Those that say something, numbered on from the first. */
function sections(all: readonly (readonly [string, readonly Content[]])[]): Content[] {
  return all
    .filter(([, content]) => content.length > 0)
    .flatMap(([title, content], index) => [heading(NUMERALS[index] ?? '', title), ...content]);
}

const NUMERALS = ['２', '３', '４', '５'];

function dutiesAfter(form: DesignationNoticeInput): string[] {
  return dutiesAfterDesignation(form.kind, form.procedure, form.currentStanding === 'deemedContinuing' ? form : null);
}

/** In the words of the hospital, and below them what came to the matters of the designation and what went. */
function approvedChange({ procedure, change, addedAndRemoved = [] }: DesignationNoticeInput): [string, string][] {
  const lines = [...(change ? [change] : []), ...addedAndRemoved];
  return procedure === 'change' && lines.length > 0 ? [['承認した変更の内容', lines.join('\n')]] : [];
}

const instructionSample: DesignationNoticeInput['instructions'] = [
  {
    text: 'この処分に不服があるときは、この処分があったことを知った日の翌日から起算して３か月以内に、見本県知事に対して審査請求をすることができます。',
    certainty: 'unconfirmed',
  },
];

const short: DesignationNoticeInput = {
  procedure: 'new',
  kind: 'B',
  number: '見本指令第５６７号',
  date: '2027-03-25',
  senderTitle: '見本県知事',
  senderName: '見本　太郎',
  seal: 'affixed',
  establisher: { name: '医療法人青雲会', representative: '理事長　見本　三郎' },
  appliedOn: '2026-11-30',
  institutionName: '医療法人青雲会　見本中央病院',
  location: '見本市中央１丁目２番３号',
  work: '救急医療（医療法第１１３条第１項第１号）',
  decidedOn: '2027-04-01',
  validFrom: '2027-04-01',
  validUntil: '2030-03-31',
  terms: [],
  instructions: [],
};

/** 指定通知書, also for the renewal of a designation and the approval of a change. */
export const designationNotice: Form<DesignationNoticeInput, 'renewalTitle' | 'changeTitle'> = {
  id: 'designation-notice',
  version: '6',
  wording: {
    number: '',
    title: '特定労務管理対象機関の指定について（通知）',
    renewalTitle: '特定労務管理対象機関の指定の更新について（通知）',
    changeTitle: '特定労務管理対象機関の業務の変更の承認について（通知）',
  },
  stage: 'decision',
  readers: ['hospital', 'supportCentre'],
  legalBasis:
    '医療法第113条第1項・第114条・第115条・第116条・第118条から第120条まで・第122条、医療法施行規則第106条第9項',
  certainty: 'unconfirmed',
  inferred:
    '通知書の実物は未見。記載する事項は法令から、文面・件名・配置は推定。業務の変更の承認では、医療機関が書いた変更の内容の下に、公示文と同じく、指定に係る事項の追加と削除を示す。教示の文は県の設定による。',
  input,
  problems: designationNoticeProblems,
  cautions: (form) => [...letterCautions(form), ...unconfirmedInstructions(form.instructions)],
  named: nameByProcedure,
  content: (form, words) => {
    return [
      ...letterHead(form, establisherLines(form.establisher), nameByProcedure(form, words).title),
      paragraph(decision(form)),
      centred('記'),
      heading('１', WORDS[form.procedure].what),
      facts(form),
      ...sections([
        ['認めない事項とその理由', (form.notDesignated ?? []).map((reason) => paragraph(reason))],
        ['条件', form.terms.length > 0 ? [numbered(form.terms)] : []],
        [WORDS[form.procedure].after, [numbered(dutiesAfter(form))]],
        ['教示', form.instructions.map((instruction) => paragraph(instruction.text))],
      ]),
      ...contactBlock(form.contact),
    ];
  },
  samples: {
    short,
    long: {
      ...short,
      kind: 'C2',
      work: '特定高度技能研修に係る業務（見本分野）',
      procedure: 'renewal',
      notDesignated: [
        '申請のあった見本分野その二は、申請の後に承認した令和８年１２月３日からの業務の変更により、指定に係る業務でなくなったため（医療法第１２０条第２項において準用する同法第１１６条第１項）、更新しません。',
      ],
      terms: ['時間外・休日労働の縮減の状況を、毎年度、知事に報告すること。'],
      instructions: instructionSample,
    },
    extreme: {
      ...short,
      kind: 'RENKEI_B',
      procedure: 'change',
      seal: 'omitted',
      establisher: { name: '医療法人社団𠮷祥会', representative: '理事長　辻󠄀邊　德瀨' },
      institutionName: '医療法人社団𠮷祥会　髙﨑葛󠄀祇󠄀邉濵記念見本病院',
      work: '他の医療機関への医師の派遣により医師の労働時間がやむを得ず長時間となる業務。'.repeat(20),
      change: '派遣の目的及び派遣先の医療機能の変更。'.repeat(40),
      terms: [
        '派遣先の医療機関ごとの労働時間を把握し、縮減の計画を示すこと。'.repeat(20),
        '髙﨑葛󠄀祇󠄀邉濵の派遣を見直すこと。',
      ],
      instructions: [...instructionSample, ...instructionSample],
    },
  },
};
