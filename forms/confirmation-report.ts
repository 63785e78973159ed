import {
  caption,
  centred,
  heading,
  labelledRows,
  leadIn,
  numbered,
  paragraph,
  ruledTable,
  underHeading,
  type Content,
  type TableCell,
  widthOfLines,
} from '../src/pdf/elements/elements.js';
import { contactBlock, contactField } from './parts/contact.js';
import type { Form } from './parts/form.js';
import { choice, date, list, longText, optional, record, text, type InputOf } from './parts/input.js';
import { kindField, procedureField } from './parts/kinds.js';
import { letterCautions, letterFields, letterHead, preambleField } from './parts/letter.js';
import { rowNumber, rowNumberWidth } from './parts/row-number.js';
import { fullWidth, kindInFull, levelInFull } from '../src/procedure/terms/official-words.js';
import { letterDateLines, letterDate, WIDEST_DATE_LINES } from '../src/procedure/calendar/letter-date.js';
import { type Kind } from '../src/procedure/terms/kinds.js';
import { coordinationQuestions } from '../src/procedure/case/council-questions.js';
import { METHOD_LABEL } from '../src/procedure/case/words.js';
import { LONGEST_LINE, LONGEST_REGISTERED, LONGEST_TEXT } from '../src/procedure/fields/limits.js';

const input = record('確認結果報告書', {
  ...letterFields,
  preamble: preambleField,
  addressee: text('宛先'),
  meetings: list(
    '会議',
    record('会議', {
      council: text('調整会議の名称'),
      name: text('会議の名称', LONGEST_LINE),
      method: choice('開催の方法', METHOD_LABEL),
      meetsOn: date('開催日（書面のときは回答の期限）'),
      chair: text('座長の氏名', LONGEST_LINE),
      cases: list(
        '申請',
        record('申請', {
          referenceNo: text('受付番号', 40),
          institutionName: text('医療機関名', LONGEST_REGISTERED),
          kind: kindField,
          procedure: procedureField,
          confirmedOn: date('確認の年月日'),
          unconfirmed: list('確認に至らなかった事項', text('事項', 150), 0),
          remarks: optional(longText('意見等', LONGEST_TEXT)),
        }),
      ),
    }),
  ),
  attachments: list('添付書類', text('書類名', 250), 0),
  contact: contactField,
});

export type ConfirmationReportInput = InputOf<typeof input>;

type Meeting = ConfirmationReportInput['meetings'][number];
type ReportedCase = Meeting['cases'][number];

const METHOD_DAY = { inPerson: '開催日', written: '書面の回答の期限' } as const;

/** The sheets that go with the report: one for each case of which everything was confirmed (its sentence says so). */
export function reportAttachments(meetings: readonly Pick<Meeting, 'cases'>[]): string[] {
  const sheets: Partial<Record<Kind, string>> = { B: '確認様式１', RENKEI_B: '確認様式２' };
  return meetings
    .flatMap(({ cases }) => cases)
    .filter(({ kind, unconfirmed }) => kind in sheets && unconfirmed.length === 0)
    .map(({ kind, institutionName, referenceNo }) => `${sheets[kind]}（${institutionName}、受付番号 ${referenceNo}）`);
}

const WIDTHS = { institution: 124, kind: 56, procedure: 46, confirmedOn: widthOfLines(WIDEST_DATE_LINES) };

function outcome({ unconfirmed }: ReportedCase): string {
  return unconfirmed.length === 0
    ? '全ての事項を確認した。'
    : ['次の事項は、確認に至らなかった。', ...unconfirmed.map((point) => `・${point}`)].join('\n');
}

/** A case takes one row, and a second one of its number over the whole width where the council had something to say: it may stand on the next page. */
function caseRows(each: ReportedCase, number: number): TableCell[][] {
  const row: TableCell[] = [
    rowNumber(number),
    { stack: [each.institutionName, { text: `受付番号 ${each.referenceNo}`, fontSize: 9 }] },
    { text: levelInFull(each.kind), alignment: 'center' },
    { text: procedureField.choices[each.procedure], alignment: 'center' },
    letterDateLines(each.confirmedOn),
    outcome(each),
  ];
  return each.remarks === undefined
    ? [row]
    : [row, [rowNumber(number), { text: `意見等：${each.remarks}`, colSpan: 5 }, {}, {}, {}, {}]];
}

function meetingBlock(
  { name, method, meetsOn, chair, council, cases }: Meeting,
  index: number,
  { firstNumber, about }: { firstNumber: number; about: string | undefined },
): Content[] {
  return [
    heading(fullWidth(String(index + 1)), council),
    labelledRows([
      ['会議の名称', name],
      ['開催の方法', input.fields.meetings.item.fields.method.choices[method]],
      [METHOD_DAY[method], letterDate(meetsOn)],
      ['座長', chair],
    ]),
    ruledTable(
      [
        rowNumberWidth(firstNumber + cases.length - 1),
        WIDTHS.institution,
        WIDTHS.kind,
        WIDTHS.procedure,
        WIDTHS.confirmedOn,
        '*',
      ],
      [
        [
          caption('番号'),
          caption('医療機関名'),
          caption('区分'),
          caption('手続'),
          caption('確認した\n年月日'),
          caption('確認の結果'),
        ],
        ...cases.flatMap((each, position) => caseRows(each, firstNumber + position)),
      ],
      { about },
    ),
  ];
}

/** One block for each meeting; the cases are numbered through the letter. */
function meetingBlocks({ meetings }: ConfirmationReportInput): Content[] {
  let before = 0;
  return meetings.flatMap((meeting, index) => {
    const block = meetingBlock(meeting, index, {
      firstNumber: before + 1,
      about: meetings.length > 1 ? meeting.council : undefined,
    });
    before += meeting.cases.length;
    return block;
  });
}

function points({ meetings }: ConfirmationReportInput): Content[] {
  const reported = new Set(meetings.flatMap(({ cases }) => cases.map(({ kind }) => kind)));
  const kinds = (Object.keys(kindField.choices) as Kind[]).filter((kind) => reported.has(kind));
  return kinds.flatMap((kind) => [leadIn(underHeading(kindInFull(kind))), numbered(coordinationQuestions(kind))]);
}

function afterMeetings(form: ConfirmationReportInput): Content[] {
  const mark = (offset: number) => fullWidth(String(form.meetings.length + offset));
  return [
    heading(mark(1), '確認を求められた事項'),
    ...points(form),
    heading(mark(2), '添付書類'),
    form.attachments.length > 0 ? numbered(form.attachments) : underHeading('なし'),
  ];
}

const confirmed: ReportedCase = {
  referenceNo: 'R8-3-0012',
  institutionName: '医療法人青雲会　見本中央病院',
  kind: 'B',
  procedure: 'new',
  confirmedOn: '2027-01-22',
  unconfirmed: [],
};

const meeting: Meeting = {
  council: '見本圏地域医療構想調整会議',
  name: '令和８年度第２回見本圏地域医療構想調整会議',
  method: 'inPerson',
  meetsOn: '2027-01-22',
  chair: '見本　一郎',
  cases: [confirmed],
};

const dispatching: ReportedCase = {
  ...confirmed,
  referenceNo: 'R8-3-0013',
  institutionName: '医療法人緑風会　見本大学前病院',
  kind: 'RENKEI_B',
  procedure: 'renewal',
};

const doubted: ReportedCase = {
  ...confirmed,
  referenceNo: 'R8-3-0014',
  institutionName: '見本第三病院',
  unconfirmed: ['医師の長時間労働を前提とせざるを得ないこと'],
  remarks: '当直体制の見直しの予定を確かめた上で、改めて協議したいとの意見があった。',
};

const short: ConfirmationReportInput = {
  number: '見本保第４５６号',
  date: '2027-01-27',
  addressee: '見本県地域医療課長',
  senderTitle: '見本保健所長',
  seal: 'omitted',
  meetings: [meeting],
  attachments: reportAttachments([meeting]),
  contact: { office: '見本保健所企画総務課', person: '見本　花子', phone: '000-000-0000' },
};

const twoMeetings: Meeting[] = [
  { ...meeting, cases: [confirmed, dispatching, doubted] },
  {
    ...meeting,
    council: '見本南圏地域医療構想調整会議',
    name: '見本南圏地域医療構想調整会議（書面）',
    method: 'written',
    cases: [{ ...dispatching, referenceNo: 'R8-3-0015' }],
  },
];

const manyCases: Meeting[] = [
  {
    ...meeting,
    chair: '辻󠄀邊　𠮷德',
    cases: Array.from({ length: 36 }, (_, index) => ({
      ...(index % 9 === 4 ? doubted : index % 2 === 0 ? confirmed : dispatching),
      referenceNo: `R8-3-${String(index + 1).padStart(4, '0')}`,
      institutionName: `医療法人社団𠮷祥会　髙﨑葛󠄀祇󠄀邉邊第${index + 1}見本記念病院`,
      ...(index === 4 && { remarks: '構成員から、濵瀨地区の救急搬送の状況について意見があった。'.repeat(30) }),
    })),
  },
];

/** 確認結果報告書: one letter of a health centre to the prefecture for all the cases its councils dealt with. */
export const confirmationReport: Form<ConfirmationReportInput, 'body'> = {
  id: 'confirmation-report',
  version: '1',
  wording: {
    number: '',
    title: '地域医療構想調整会議における確認の結果について（報告）',
    body: '依頼のありましたことについて、地域医療構想調整会議を開催し、特定労務管理対象機関に係る申請の内容を確認しましたので、その結果を次のとおり報告します。',
  },
  stage: 'coordinationCouncil',
  readers: ['healthCentre'],
  legalBasis: '医療法第113条第5項等の意見聴取に先立つ道の事務手続（令和5年12月 第2版 4(1)イ・ウ、(2)）',
  certainty: 'unconfirmed',
  inferred:
    '報告文の実物は未見（資料が定めるのは確認様式の提出だけ）。確認事項と報告先は資料のとおりで、文面・件名・欄は推定。確認に至らなかった申請には確認様式を添えず、その事項を表に書く。Ｃ－１・Ｃ－２の確認事項は、県が設定で調整会議に付すときのための推定。',
  input,
  cautions: letterCautions,
  content: (form, words) => [
    ...letterHead(form, [`${form.addressee}　様`], words.title),
    paragraph(form.preamble ?? words.body),
    centred('記'),
    ...meetingBlocks(form),
    ...afterMeetings(form),
    ...contactBlock(form.contact),
  ],
  samples: {
    short,
    long: { ...short, meetings: twoMeetings, attachments: reportAttachments(twoMeetings) },
    extreme: {
      ...short,
      addressee: '見本県保健福祉部地域医療推進局地域医療課長',
      senderTitle: '辻󠄀葛󠄀祇󠄀髙﨑濵德瀨保健所長',
      seal: 'affixed',
      meetings: manyCases,
      attachments: reportAttachments(manyCases),
    },
  },
};
