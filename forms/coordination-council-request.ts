import {
  caption,
  centred,
  heading,
  leadIn,
  numbered,
  paragraph,
  ruledTable,
  underHeading,
  type Content,
} from '../src/pdf/elements/elements.js';
import type { Form } from './parts/form.js';
import { choice, date, list, record, text, type InputOf } from './parts/input.js';
import { contactBlock, contactField } from './parts/contact.js';
import { procedureField } from './parts/kinds.js';
import { letterCautions, letterFields, letterHead, preambleField } from './parts/letter.js';
import { rowNumber, rowNumberWidth } from './parts/row-number.js';
import { letterDate } from '../src/procedure/calendar/letter-date.js';
import { kindInFull, levelInFull } from '../src/procedure/terms/official-words.js';
import { coordinationQuestions } from '../src/procedure/case/council-questions.js';
import { LONGEST_LINE, LONGEST_REGISTERED } from '../src/procedure/fields/limits.js';

/** Only B and 連携B go to a coordination council. */
const councilKind = choice('指定の区分', { B: 'Ｂ', RENKEI_B: '連携Ｂ' });
type CouncilKind = InputOf<typeof councilKind>;

const input = record('調整会議開催依頼文', {
  ...letterFields,
  preamble: preambleField,
  addressee: text('宛先'),
  cases: list(
    '申請',
    record('申請', {
      council: text('調整会議の名称'),
      institutionName: text('医療機関名', LONGEST_REGISTERED),
      location: text('所在地', LONGEST_REGISTERED),
      kind: councilKind,
      procedure: procedureField,
      work: text('指定に係る業務の内容', LONGEST_LINE),
    }),
  ),
  reportDue: date('報告の期限'),
  reportTo: text('報告先'),
  attachments: list('添付書類', text('書類名', 150)),
  contact: contactField,
});

export type CoordinationCouncilRequestInput = InputOf<typeof input>;

/**
 * The documents that go with the request for these kinds (第2版 4(1)ア). The source lists form 9 twice and writes
 * 「様式5」 without saying 5-1 or 5-2; it is listed once here and 様式5 is kept as the source has it. It knows new
 * designations only: 様式1・2 are their application forms, those of renewal and change have no known number.
 */
export function requestAttachments(
  cases: readonly Pick<CoordinationCouncilRequestInput['cases'][number], 'kind' | 'procedure'>[],
): string[] {
  const of = (kind: CouncilKind, sheet: string, form: string, shows: string): string[] => {
    const procedures = cases.filter((each) => each.kind === kind).map(({ procedure }) => procedure);
    if (procedures.length === 0) return [];
    const forms = { new: form, renewal: '指定更新申請書', change: '業務変更承認申請書' };
    return [sheet, ...[...new Set(procedures)].map((procedure) => `${forms[procedure]}及び${shows}（写し）`)];
  };
  return [
    ...of('B', '確認様式１', '様式１', '様式５'),
    ...of('RENKEI_B', '確認様式２', '様式２', '様式６'),
    '医師労働時間短縮計画の案（写し）',
    '評価結果報告書（写し）',
    '誓約書（様式９）（写し）',
  ];
}

type RequestedCase = CoordinationCouncilRequestInput['cases'][number];

/** The councils of the cases, in the order of the list: a health centre may run those of several areas. */
function councils(cases: readonly RequestedCase[]): string[] {
  return [...new Set(cases.map(({ council }) => council))];
}

function points({ cases }: CoordinationCouncilRequestInput): Content[] {
  const kinds = (['B', 'RENKEI_B'] as const).filter((kind) => cases.some((each) => each.kind === kind));
  return kinds.flatMap((kind) => [leadIn(underHeading(kindInFull(kind))), numbered(coordinationQuestions(kind))]);
}

function councilNames({ cases }: CoordinationCouncilRequestInput): Content[] {
  const [first, ...others] = councils(cases);
  return others.length === 0
    ? [heading('１', `会議の名称　　${first}`)]
    : [heading('１', '会議の名称'), numbered(councils(cases))];
}

/** One table for each council, the cases numbered through the letter. */
function caseTables({ cases }: CoordinationCouncilRequestInput): Content[] {
  const numberedCases = cases.map((each, index) => ({ ...each, number: index + 1 }));
  const names = councils(cases);
  return names.flatMap((council) => [
    ...(names.length > 1 ? [leadIn(underHeading(council))] : []),
    caseTable(numberedCases.filter((each) => each.council === council)),
  ]);
}

function caseTable(cases: readonly (RequestedCase & { number: number })[]): Content {
  return ruledTable(
    [rowNumberWidth(cases.at(-1)?.number ?? 0), 148, 66, '*', 46],
    [
      [
        caption('番号'),
        caption('医療機関名・所在地'),
        caption('区分'),
        caption('指定に係る業務の内容'),
        caption('手続'),
      ],
      ...cases.map(({ number, institutionName, location, kind, work, procedure }) => [
        rowNumber(number),
        { stack: [institutionName, { text: location, fontSize: 9 }] },
        { text: levelInFull(kind), alignment: 'center' as const },
        work,
        { text: procedureField.choices[procedure], alignment: 'center' as const },
      ]),
    ],
  );
}

const short: CoordinationCouncilRequestInput = {
  number: '見本第１２３４号',
  date: '2026-12-18',
  addressee: '見本保健所長',
  senderTitle: '見本県地域医療課長',
  seal: 'omitted',
  cases: [
    {
      council: '見本圏地域医療構想調整会議',
      institutionName: '医療法人青雲会　見本中央病院',
      location: '見本市中央１丁目２番３号',
      kind: 'B',
      procedure: 'new',
      work: '(1) 救急医療',
    },
  ],
  reportDue: '2027-01-29',
  reportTo: '地域医療課医師確保係',
  attachments: requestAttachments([{ kind: 'B', procedure: 'new' }]),
  contact: { office: '地域医療課医師確保係', person: '見本　花子', phone: '000-000-0000（内線000）' },
};

const dispatching: CoordinationCouncilRequestInput['cases'][number] = {
  council: '見本圏地域医療構想調整会議',
  institutionName: '医療法人緑風会　見本大学前病院',
  location: '見本市北４条西５丁目６番地',
  kind: 'RENKEI_B',
  procedure: 'renewal',
  work: '医療提供体制の確保のための他の医療機関への医師の派遣',
};

/** 地域医療構想調整会議開催依頼文: one letter to one health centre for all its cases of a round. */
export const coordinationCouncilRequest: Form<CoordinationCouncilRequestInput, 'body' | 'format' | 'report'> = {
  id: 'coordination-council-request',
  version: '2',
  wording: {
    number: '',
    title: '地域医療構想調整会議の開催について（依頼）',
    body: 'このことについて、医療法（昭和２３年法律第２０５号）の規定に基づき、次のとおり特定労務管理対象機関に係る申請がありましたので、地域医療構想調整会議を開催し、申請の内容を確認の上、その結果を期限までに報告願います。',
    format: '会議は、書面によるなど、構成員の参集によらない方法で開催して差し支えありません。',
    report: '確認様式に、確認した年月日、会議の名称及び座長の氏名を記載の上、提出願います。',
  },
  stage: 'coordinationCouncil',
  readers: ['healthCentre'],
  legalBasis: '医療法第113条第5項等の意見聴取に先立つ道の事務手続（令和5年12月 第2版 4(1)ア・イ・ウ）',
  certainty: 'unconfirmed',
  inferred: '依頼文の実物は未見。添付書類・確認事項・報告先は資料のとおりで、文面・件名・配置・申請の一覧の欄は推定。',
  input,
  cautions: letterCautions,
  content: (form, words) => [
    ...letterHead(form, [`${form.addressee}　様`], words.title),
    paragraph(form.preamble ?? words.body),
    centred('記'),
    ...councilNames(form),
    heading('２', '申請の一覧'),
    ...caseTables(form),
    heading('３', '確認を求める事項'),
    ...points(form),
    heading('４', '開催の方法'),
    underHeading(words.format),
    heading('５', '報告の期限及び報告先'),
    underHeading(`${letterDate(form.reportDue)}までに${form.reportTo}へ\n${words.report}`),
    heading('６', '添付書類'),
    numbered(form.attachments),
    ...contactBlock(form.contact),
  ],
  samples: {
    short,
    long: {
      ...short,
      cases: [
        ...short.cases,
        dispatching,
        {
          ...dispatching,
          council: '見本南圏地域医療構想調整会議',
          institutionName: '見本第三病院',
          procedure: 'change',
        },
      ],
      attachments: requestAttachments([
        { kind: 'B', procedure: 'new' },
        { kind: 'RENKEI_B', procedure: 'renewal' },
        { kind: 'RENKEI_B', procedure: 'change' },
      ]),
    },
    extreme: {
      ...short,
      addressee: '辻󠄀葛󠄀祇󠄀髙﨑濵德瀨保健所長',
      seal: 'affixed',
      cases: Array.from({ length: 40 }, (_, index) => ({
        ...dispatching,
        institutionName: `医療法人社団𠮷祥会　邉邊第${index + 1}見本記念病院`,
        kind: index % 2 === 0 ? ('B' as const) : ('RENKEI_B' as const),
      })),
      attachments: requestAttachments([
        { kind: 'B', procedure: 'new' },
        { kind: 'RENKEI_B', procedure: 'renewal' },
      ]),
    },
  },
};
