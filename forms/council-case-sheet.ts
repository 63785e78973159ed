import {
  formNumber,
  heading,
  keptTogether,
  labelledRows,
  numbered,
  ruledTable,
  caption,
  title,
  underHeading,
  type Content,
  widthOfLines,
} from '../src/pdf/elements/elements.js';
import { councilField } from './parts/council.js';
import { overallField } from './parts/evaluation.js';
import { figure } from './parts/figure.js';
import type { Form } from './parts/form.js';
import { choice, count, date, list, longText, optional, record, text, type InputOf } from './parts/input.js';
import { kindField, procedureField } from './parts/kinds.js';
import { fullWidth, businessOf, kindInFull } from '../src/procedure/terms/official-words.js';
import { letterDateLines, letterDate, WIDEST_DATE_LINES } from '../src/procedure/calendar/letter-date.js';
import { councilQuestions, QUESTIONS_HEADING } from '../src/procedure/case/council-questions.js';
import { hasConfirmationForm } from '../src/procedure/case/hearings.js';
import { OPINION_LABEL } from '../src/procedure/case/words.js';
import { LONGEST_LINE, LONGEST_REGISTERED, LONGEST_TEXT } from '../src/procedure/fields/limits.js';

const input = record('会議資料', {
  council: councilField,
  meetingName: text('会議の名称', LONGEST_LINE),
  /** Of a sheet in the pack of a meeting, whose agenda gives the numbers. */
  sheet: optional(text('資料番号', 20)),
  institutionName: text('医療機関の名称', LONGEST_REGISTERED),
  location: text('所在の場所', LONGEST_REGISTERED),
  area: text('構想区域', 40),
  establisher: text('開設者', LONGEST_REGISTERED),
  kind: kindField,
  procedure: procedureField,
  appliedOn: date('申請の年月日'),
  work: longText('業務の内容', LONGEST_TEXT),
  reason: longText('長時間の必要性', LONGEST_TEXT),
  change: optional(
    record('変更', {
      matters: longText('変更しようとする事項', LONGEST_TEXT),
      reason: longText('変更の理由', LONGEST_TEXT),
    }),
  ),
  currentPeriod: optional(record('現に受けている指定の有効期間', { from: date('始まり'), until: date('満了日') })),
  plan: optional(
    record('計画案', {
      from: date('計画期間の始まり'),
      until: date('計画期間の終わり'),
      doctors: count('勤務する医師'),
      over960: count('年９６０時間を超える見込みの医師'),
      longestHours: count('最も長い医師の時間外・休日労働'),
      heardFrom: text('意見を聴いた相手', LONGEST_LINE),
      heardOn: date('意見を聴いた日'),
    }),
  ),
  evaluation: optional(
    record('評価結果', {
      overall: overallField,
      asOf: date('評価時点'),
      noticedOn: date('通知の年月日'),
      noticeNo: text('通知の番号', LONGEST_LINE),
      onHoldReason: optional(longText('評価保留のまま進める理由', LONGEST_TEXT)),
    }),
  ),
  coordination: list(
    '調整会議の確認',
    record('調整会議の確認', {
      council: text('調整会議の名称'),
      confirmedOn: date('確認の年月日'),
      chair: text('座長の氏名', LONGEST_LINE),
      unconfirmed: list('確認に至らなかった事項', text('事項', 150), 0),
      remarks: optional(longText('意見等', LONGEST_TEXT)),
    }),
    0,
  ),
  measures: optional(
    record('医療対策協議会の協議', {
      heldOn: date('開催日'),
      opinion: choice('結果', OPINION_LABEL),
      remarks: optional(longText('意見等', LONGEST_TEXT)),
      supplementaryOpinion: optional(longText('附帯意見', LONGEST_TEXT)),
    }),
  ),
});

export type CouncilCaseSheetInput = InputOf<typeof input>;

const ABOUT = { new: 'の指定', renewal: 'の指定の更新', change: 'の業務の変更の承認' } as const;
const NOT_RECORDED = '記録がありません。';

function caseRows(form: CouncilCaseSheetInput): Content {
  const { change, currentPeriod } = form;
  return labelledRows([
    ['医療機関の名称', form.institutionName],
    ['所在の場所', `${form.location}（${form.area}）`],
    ['開設者', form.establisher],
    ['指定の区分・手続', `${kindInFull(form.kind)}　${procedureField.choices[form.procedure]}`],
    ['申請の年月日', letterDate(form.appliedOn)],
    ...(currentPeriod
      ? [
          [
            '現に受けている指定\nの有効期間',
            `${letterDate(currentPeriod.from)}から\n${letterDate(currentPeriod.until)}まで`,
          ] as const,
        ]
      : []),
    [form.kind === 'RENKEI_B' ? '医師の派遣の内容' : '業務の内容', form.work],
    [form.kind === 'RENKEI_B' ? '派遣が必要である理由' : '長時間の必要性', form.reason],
    ...(change
      ? ([
          [`変更しようとする\n${businessOf(form.kind)}`, change.matters],
          ['変更の理由', change.reason],
        ] as const)
      : []),
  ]);
}

function planRows(plan: CouncilCaseSheetInput['plan']): Content {
  if (!plan) return underHeading(NOT_RECORDED);
  return labelledRows([
    ['計画期間', `${letterDate(plan.from)}から${letterDate(plan.until)}まで`],
    [
      '勤務する医師',
      `${figure(plan.doctors, '人')}（うち年９６０時間を超える見込み${figure(plan.over960, '人')}、${keptTogether(`最長で年${figure(plan.longestHours, '時間')}`)}）`,
    ],
    ['意見を聴いた相手', `${plan.heardFrom}（${letterDate(plan.heardOn)}）`],
  ]);
}

function evaluationRows(evaluation: CouncilCaseSheetInput['evaluation']): Content {
  if (!evaluation) return underHeading(NOT_RECORDED);
  const { overall, asOf, noticedOn, noticeNo, onHoldReason } = evaluation;
  return labelledRows([
    ['全体評価', overallField.choices[overall]],
    ['評価時点', letterDate(asOf)],
    ['評価結果の通知', `${letterDate(noticedOn)}　${noticeNo}`],
    ...(onHoldReason === undefined ? [] : [['評価保留のまま\n進める理由', onHoldReason] as const]),
  ]);
}

function withRemarks(lines: readonly string[], remarks: string | undefined): Content {
  return { stack: [...lines, ...(remarks === undefined ? [] : [`意見等：${remarks}`])] };
}

type Confirmed = CouncilCaseSheetInput['coordination'][number];

const COORDINATION_WIDTHS = { council: 150, confirmedOn: widthOfLines(WIDEST_DATE_LINES) };

const confirmedLines = ({ unconfirmed }: Confirmed): string[] =>
  unconfirmed.length === 0
    ? ['全ての事項を確認した。']
    : ['次の事項は、確認に至らなかった。', ...unconfirmed.map((point) => `・${point}`)];

function coordinationTable({ coordination, kind }: CouncilCaseSheetInput): Content {
  if (coordination.length === 0)
    return underHeading(
      hasConfirmationForm(kind)
        ? '地域医療構想調整会議の確認の記録がありません。'
        : 'この区分の申請は、地域医療構想調整会議の確認の対象外です。',
    );
  return ruledTable(
    [COORDINATION_WIDTHS.council, COORDINATION_WIDTHS.confirmedOn, '*'],
    [
      [caption('会議・座長'), caption('確認した\n年月日'), caption('確認の結果・意見等')],
      ...coordination.map((each) => [
        {
          stack: [
            each.council.replace(/地域医療構想調整会議$/u, keptTogether),
            { text: `座長　${each.chair}`, fontSize: 9 },
          ],
        },
        letterDateLines(each.confirmedOn),
        withRemarks(confirmedLines(each), each.remarks),
      ]),
    ],
  );
}

/** What the council before it said; only the medical council comes after another. */
function measuresRows(measures: CouncilCaseSheetInput['measures']): Content {
  if (!measures) return underHeading('医療対策協議会の協議の記録はありません。');
  const { heldOn, opinion, remarks, supplementaryOpinion } = measures;
  return labelledRows([
    [
      '協議の結果',
      withRemarks([`${input.fields.measures.field.fields.opinion.choices[opinion]}（${letterDate(heldOn)}）`], remarks),
    ],
    ...(supplementaryOpinion === undefined ? [] : [['附帯意見', supplementaryOpinion] as const]),
  ]);
}

function sections(form: CouncilCaseSheetInput): [title: string, content: Content][] {
  const { council, kind } = form;
  return [
    ['申請の内容', caseRows(form)],
    ['医師労働時間短縮計画の案', planRows(form.plan)],
    ['医療機関勤務環境評価センターの評価結果', evaluationRows(form.evaluation)],
    ['地域医療構想調整会議の確認', coordinationTable(form)],
    ...(form.measures || council === 'medicalCouncil'
      ? [['医療対策協議会の協議', measuresRows(form.measures)] as [string, Content]]
      : []),
    [QUESTIONS_HEADING[council], numbered(councilQuestions(council, kind))],
  ];
}

const short: CouncilCaseSheetInput = {
  council: 'medicalCouncil',
  meetingName: '令和８年度第３回見本県医療審議会',
  sheet: '資料１',
  institutionName: '医療法人青雲会　見本中央病院',
  location: '見本市中央１丁目２番３号',
  area: '見本圏',
  establisher: '医療法人青雲会',
  kind: 'B',
  procedure: 'new',
  appliedOn: '2026-11-30',
  work: '(1) 救急医療',
  reason: '夜間・休日の救急搬送を圏域で唯一受け入れており、当直明けの診療を避けられないため。',
  plan: {
    from: '2027-04-01',
    until: '2030-03-31',
    doctors: 84,
    over960: 12,
    longestHours: 1540,
    heardFrom: '勤務医の代表及び看護部',
    heardOn: '2026-08-20',
  },
  evaluation: {
    overall: 'sufficient_improving',
    asOf: '2026-09-30',
    noticedOn: '2026-10-20',
    noticeNo: '見本評第１００号',
  },
  coordination: [
    { council: '見本圏地域医療構想調整会議', confirmedOn: '2027-01-22', chair: '見本　一郎', unconfirmed: [] },
  ],
  measures: { heldOn: '2027-03-05', opinion: 'agreed' },
};

const longReason =
  '救急搬送を昼夜を問わず受け入れ、緊急の手術及び術後の管理を限られた人数の医師で行っているため、一部の医師の時間外・休日労働が年９６０時間を超えることを避けられない。';

/** 会議資料: one case for 医療対策協議会 or 医療審議会. */
export const councilCaseSheet: Form<CouncilCaseSheetInput> = {
  id: 'council-case-sheet',
  version: '1',
  wording: { number: '', title: '特定労務管理対象機関の指定等に係る資料' },
  stage: 'councils',
  readers: [],
  legalBasis:
    '医療法第113条第4項・第5項（第115条第4項・第116条第2項・第118条第2項・第119条第2項・第120条第2項において準用する場合を含む。）、道の事務手続（令和5年12月 第2版 3(4)）',
  certainty: 'unconfirmed',
  inferred:
    '会議の資料の実物は未見。欄・並び・文面は推定で、意見を聴く事項は資料3(4)の要旨。全体評価の文は要約で、評価センターの原文は未見。',
  input,
  content: (form, words) => [
    formNumber(form.sheet ?? ''),
    title(`${words.title}\n${kindInFull(form.kind)}${ABOUT[form.procedure]}`),
    underHeading(form.meetingName),
    ...sections(form).flatMap(([name, content], index) => [heading(fullWidth(String(index + 1)), name), content]),
  ],
  samples: {
    short,
    long: {
      ...short,
      council: 'measuresCouncil',
      meetingName: '令和８年度第２回見本県医療対策協議会',
      kind: 'RENKEI_B',
      procedure: 'renewal',
      work: '医療提供体制の確保のための他の医療機関への医師の派遣（派遣先４８医療機関、延べ１，３２０人、延べ５，４８０日）',
      reason: longReason,
      currentPeriod: { from: '2024-04-01', until: '2027-03-31' },
      coordination: [
        ...short.coordination,
        {
          council: '見本南圏地域医療構想調整会議',
          confirmedOn: '2027-01-25',
          chair: '見本　二郎',
          unconfirmed: ['医師の派遣が医療提供体制の確保に必要であること'],
          remarks: '派遣先の医師の採用の状況を確かめたいとの意見があった。',
        },
      ],
      measures: undefined,
    },
    extreme: {
      ...short,
      sheet: '資料４８',
      institutionName: '医療法人社団𠮷祥会　髙﨑葛󠄀祇󠄀邉濵記念見本病院',
      establisher: '医療法人社団𠮷祥会　理事長　辻󠄀邊　德瀨',
      kind: 'C2',
      procedure: 'change',
      work: '特定高度技能研修に係る業務（見本分野）。'.repeat(20),
      reason: longReason.repeat(30),
      change: { matters: '特定分野の変更。'.repeat(40), reason: '指導に当たる医師の着任による。'.repeat(40) },
      currentPeriod: { from: '2024-04-01', until: '2027-03-31' },
      plan: undefined,
      evaluation: {
        overall: 'on_hold',
        asOf: '2026-09-30',
        noticedOn: '2026-10-20',
        noticeNo: '見本評第１００号',
        onHoldReason: '必須項目の改善が近く終わる見込みであるため。'.repeat(10),
      },
      coordination: [],
      measures: {
        heldOn: '2027-03-05',
        opinion: 'agreedWithConditions',
        remarks: '濵德瀨地区の医師の確保に引き続き努めること。'.repeat(20),
        supplementaryOpinion: '勤務間インターバルの実績を、次の更新の際に示すことが望ましい。'.repeat(20),
      },
    },
  },
};
