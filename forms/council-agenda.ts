import {
  caption,
  heading,
  leadIn,
  labelledRows,
  numbered,
  ruledTable,
  title,
  underHeading,
  widthOfLines,
  type Content,
} from '../src/pdf/elements/elements.js';
import { councilField } from './parts/council.js';
import { overallField } from './parts/evaluation.js';
import { figure } from './parts/figure.js';
import type { Form } from './parts/form.js';
import { date, list, longText, optional, record, text, type InputOf } from './parts/input.js';
import { kindField, procedureField } from './parts/kinds.js';
import { fullWidth, kindInFull } from '../src/procedure/terms/official-words.js';
import { letterDate, WIDEST_DATE } from '../src/procedure/calendar/letter-date.js';
import { type Kind } from '../src/procedure/terms/kinds.js';
import { hasConfirmationForm } from '../src/procedure/case/hearings.js';
import { councilQuestions, QUESTIONS_HEADING } from '../src/procedure/case/council-questions.js';
import { LONGEST_LINE, LONGEST_REGISTERED, LONGEST_TEXT } from '../src/procedure/fields/limits.js';

const input = record('議題一覧', {
  council: councilField,
  meetingName: text('会議の名称', LONGEST_LINE),
  heldOn: optional(date('開催日')),
  office: text('事務局'),
  cases: list(
    '申請',
    record('申請', {
      sheet: text('資料番号', 20),
      institutionName: text('医療機関名', LONGEST_REGISTERED),
      area: text('構想区域', 40),
      kind: kindField,
      procedure: procedureField,
      work: longText('業務の内容', LONGEST_TEXT),
      overall: optional(overallField),
      coordination: optional(longText('調整会議の確認', LONGEST_TEXT)),
    }),
  ),
});

export type CouncilAgendaInput = InputOf<typeof input>;
type AgendaCase = CouncilAgendaInput['cases'][number];

const KINDS = Object.keys(kindField.choices) as Kind[];

/** The kinds of the cases, in the order of the law: the sheets are numbered in it too. */
export function inOrderOfKinds<Case extends { kind: Kind }>(cases: readonly Case[]): Case[] {
  return KINDS.flatMap((kind) => cases.filter((each) => each.kind === kind));
}

/** Widths of the text in points; the evaluation takes the rest. */
const WIDTHS = { sheet: 24, institution: 104, work: 92, coordination: widthOfLines(WIDEST_DATE) };

function caseTable(cases: readonly AgendaCase[], about: string | undefined): Content {
  return ruledTable(
    [WIDTHS.sheet, WIDTHS.institution, WIDTHS.work, '*', WIDTHS.coordination],
    [
      [
        caption('資料'),
        caption('医療機関名\n（構想区域・手続）'),
        caption('業務の内容'),
        caption('評価結果'),
        caption('調整会議の確認'),
      ],
      ...cases.map(({ sheet, institutionName, area, kind, procedure, work, overall, coordination }) => [
        { text: sheet, alignment: 'center' as const },
        { stack: [institutionName, { text: `（${area}・${procedureField.choices[procedure]}）`, fontSize: 9 }] },
        work,
        overall === undefined ? '－' : overallField.choices[overall],
        coordination?.replaceAll('　', '\n') ?? (hasConfirmationForm(kind) ? '－' : '対象外'),
      ]),
    ],
    { about },
  );
}

function kindBlock({ council, cases }: CouncilAgendaInput, kind: Kind, index: number): Content[] {
  const own = cases.filter((each) => each.kind === kind);
  const mark = `議題${fullWidth(String(index + 1))}`;
  return [
    heading(mark, `${kindInFull(kind)}について（${fullWidth(String(own.length))}件）`),
    leadIn([underHeading(QUESTIONS_HEADING[council]), numbered(councilQuestions(council, kind))]),
    caseTable(own, own.length < cases.length ? `${mark}　${kindInFull(kind)}` : undefined),
  ];
}

function kindBlocks(form: CouncilAgendaInput): Content[] {
  const kinds = KINDS.filter((kind) => form.cases.some((each) => each.kind === kind));
  return kinds.flatMap((kind, index) => kindBlock(form, kind, index));
}

const emergency: AgendaCase = {
  sheet: '１',
  institutionName: '医療法人青雲会　見本中央病院',
  area: '見本圏',
  kind: 'B',
  procedure: 'new',
  work: '(1) 救急医療',
  overall: 'sufficient_improving',
  coordination: '令和９年１月２２日　見本圏地域医療構想調整会議　全ての事項を確認',
};

const short: CouncilAgendaInput = {
  council: 'medicalCouncil',
  meetingName: '令和８年度第３回見本県医療審議会',
  heldOn: '2027-03-12',
  office: '見本県地域医療課医師確保係',
  cases: [emergency],
};

const dispatching: AgendaCase = {
  ...emergency,
  sheet: '２',
  institutionName: '医療法人緑風会　見本大学前病院',
  kind: 'RENKEI_B',
  procedure: 'renewal',
  work: '医療提供体制の確保のための他の医療機関への医師の派遣',
  overall: 'needs_improvement_plan_ok',
};

const training: AgendaCase = {
  ...emergency,
  sheet: '３',
  institutionName: '見本臨床研修病院',
  kind: 'C1',
  work: '臨床研修に係る業務',
  overall: 'sufficient_not_improving',
  coordination: undefined,
};
const skill: AgendaCase = {
  ...training,
  sheet: '４',
  institutionName: '見本高度医療センター',
  kind: 'C2',
  procedure: 'change',
  work: '特定高度技能研修に係る業務（見本分野）',
  overall: 'on_hold',
};

/** 議題一覧: the cases put to one meeting of 医療対策協議会 or 医療審議会, with what is asked about each kind. */
export const councilAgenda: Form<CouncilAgendaInput> = {
  id: 'council-agenda',
  version: '1',
  wording: { number: '', title: '特定労務管理対象機関の指定等について（議題一覧）' },
  stage: 'councils',
  readers: [],
  legalBasis:
    '医療法第113条第5項（第115条第4項・第116条第2項・第118条第2項・第119条第2項・第120条第2項において準用する場合を含む。）、道の事務手続（令和5年12月 第2版 3(4)）',
  certainty: 'unconfirmed',
  inferred:
    '会議の資料の実物は未見。意見を聴く事項は資料3(4)の要旨で、文面・欄は推定。資料は対策協がＣ－２を扱うとしていないため、その場合の事項は推定。',
  input,
  content: (form, words) => [
    title(words.title),
    labelledRows([
      ['会議の名称', form.meetingName],
      ...(form.heldOn === undefined ? [] : [['開催日', letterDate(form.heldOn)] as const]),
      ['事務局', form.office],
      ['議題の件数', figure(form.cases.length, '件')],
    ]),
    ...kindBlocks(form),
  ],
  samples: {
    short,
    long: { ...short, cases: [emergency, dispatching, training, skill] },
    extreme: {
      ...short,
      council: 'measuresCouncil',
      meetingName: '令和８年度第３回見本県医療対策協議会',
      heldOn: undefined,
      cases: Array.from({ length: 48 }, (_, index) => ({
        ...([emergency, dispatching, training][index % 3] as AgendaCase),
        sheet: fullWidth(String(index + 1)),
        institutionName: `医療法人社団𠮷祥会　髙﨑葛󠄀祇󠄀邉邊第${index + 1}見本記念病院`,
        work:
          index === 6
            ? '(1) 救急医療、(2) 居宅等における医療、(3) 地域において他では提供することが困難な医療、'.repeat(5)
            : '(1) 救急医療、(3) 濵德瀨地区のへき地医療',
      })),
    },
  },
};
