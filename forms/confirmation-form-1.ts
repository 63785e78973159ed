import {
  caption,
  formNumber,
  mergedDown,
  ruledTable,
  surelyOnOnePage,
  title,
  type Content,
  type PlacedText,
  type TableCell,
} from '../src/pdf/elements/elements.js';
import { confirmationBottom, confirmationFields } from './parts/council-confirmation.js';
import { figure } from './parts/figure.js';
import type { Form } from './parts/form.js';
import { count, date, list, longText, optional, record, text, type InputOf } from './parts/input.js';
import { letterDate } from '../src/procedure/calendar/letter-date.js';
import { confirmationSheetProblems } from '../src/procedure/requirements/office-document-problems.js';
import { LONGEST_REGISTERED, LONGEST_TEXT } from '../src/procedure/fields/limits.js';

const input = record('確認様式1', {
  ...confirmationFields,
  institutionName: text('医療機関名', LONGEST_REGISTERED),
  works: list(
    '指定に係る業務',
    record('指定に係る業務', {
      work: text('内容', 200),
      requirements: list(
        '該当要件',
        record('該当要件', {
          requirement: text('文', 300),
          results: list(
            '要件に係る業務の実績',
            record('要件に係る業務の実績', { name: text('名称'), count: count('年間の数'), unit: text('単位', 10) }),
            0,
          ),
          resultsText: optional(longText('要件に係る業務の実績（文）', LONGEST_TEXT)),
        }),
      ),
    }),
  ),
  resultsPeriod: optional(record('実績の対象期間', { from: date('始まり'), to: date('終わり') })),
  role: longText('地域の医療提供体制の構築方針における役割', LONGEST_TEXT),
});

export type ConfirmationForm1Input = InputOf<typeof input>;

type Work = ConfirmationForm1Input['works'][number];
type Requirement = Work['requirements'][number];

/** Widths of the text in points; the last column takes the rest. */
const WIDTHS = { institution: 92, work: 88, requirement: 128 };
const REST = 130;

/** Figures first; a requirement without figures has its results in words, as the hospital wrote them. */
function resultLines({ results, resultsText }: Requirement): string {
  const figures = results.map(({ name, count: value, unit }) => `${name}：${figure(value, unit)}`);
  return [...figures, ...(resultsText === undefined ? [] : [resultsText])].join('\n') || '－';
}

function placedTexts({ institutionName, works, role }: ConfirmationForm1Input): PlacedText[][] {
  const requirementRows = works.flatMap(({ work, requirements }) =>
    requirements.map((requirement) => [
      { text: work, width: WIDTHS.work },
      { text: requirement.requirement, width: WIDTHS.requirement },
      { text: resultLines(requirement), width: REST },
    ]),
  );
  return [
    [{ text: institutionName, width: WIDTHS.institution }],
    ...requirementRows,
    [{ text: role, width: WIDTHS.requirement + REST }],
  ];
}

function requirementCells(requirement: Requirement): TableCell[] {
  return [
    { text: requirement.requirement, verticalAlignment: 'middle' },
    { text: resultLines(requirement), verticalAlignment: 'middle' },
  ];
}

function roleCell(label: string, role: string, colSpan: number): TableCell {
  const heading: Content = { text: label, font: 'Gothic', fontSize: 9, margin: [0, 0, 0, 3] };
  return { colSpan, stack: [heading, { text: role, alignment: 'justify' }] };
}

/**
 * The rows under the headings. With one work, the role stands beside it, as on the official sheet; with several, it
 * stands below all of them, because it is the institution's and not the last work's.
 */
function rows(form: ConfirmationForm1Input, roleLabel: string): TableCell[][] {
  const onOnePage = surelyOnOnePage(placedTexts(form));
  const besideWork = form.works.length === 1;
  const role = roleCell(roleLabel, form.role, besideWork ? 2 : 3);
  const beforeRole = form.works.flatMap(({ work, requirements }) => {
    const workCells = mergedDown(work, requirements.length + (besideWork ? 1 : 0), onOnePage);
    const requirementRows = requirements.map((requirement, index) => [
      workCells[index] as TableCell,
      ...requirementCells(requirement),
    ]);
    return besideWork ? [...requirementRows, [workCells.at(-1) as TableCell, role, {}]] : requirementRows;
  });
  const right = besideWork ? beforeRole : [...beforeRole, [role, {}, {}]];
  const institutionCells = mergedDown(form.institutionName, right.length, onOnePage);
  return right.map((row, index) => [institutionCells[index] as TableCell, ...row]);
}

function resultsCaption(period: ConfirmationForm1Input['resultsPeriod']): TableCell {
  const words = '要件に係る業務の\n実績（年間）';
  if (!period) return caption(words);
  return caption([words, { text: `\n${letterDate(period.from)}から\n${letterDate(period.to)}まで`, fontSize: 8.5 }]);
}

const oneWork: ConfirmationForm1Input = {
  purpose: 'report',
  institutionName: '医療法人青雲会　見本中央病院',
  works: [
    {
      work: '(1) 救急医療',
      requirements: [
        {
          requirement: '(1) イ　二次救急医療機関で、要件を満たす',
          results: [
            { name: '救急車受入件数', count: 1234, unit: '件' },
            { name: '夜間・休日・時間外入院患者数', count: 567, unit: '人' },
          ],
        },
      ],
    },
  ],
  role: '救急患者の受入れや手術など、急性期医療を中心に担う。',
  confirmation: { date: '2026-12-04', council: '十勝圏地域医療構想調整会議', chair: '見本　一郎' },
};

const longRole =
  '当該構想区域において、心疾患、脳卒中等の急性期医療を昼夜を問わず提供し、隣接する圏域からの搬送患者も受け入れている。';

const threeWorks: ConfirmationForm1Input = {
  ...oneWork,
  institutionName: '社会医療法人白樺会　見本第二総合病院',
  resultsPeriod: { from: '2025-01-01', to: '2025-12-31' },
  works: [
    ...oneWork.works,
    {
      work: '(2) 居宅等における医療',
      requirements: [
        {
          requirement: '(2) 在宅医療において積極的な役割を担う医療機関',
          results: [{ name: '訪問診療件数', count: 820, unit: '件' }],
        },
      ],
    },
    {
      work: '(3) 地域において他では提供することが困難な医療',
      requirements: [
        {
          requirement: '(3) ア　高度のがん治療を行う医療機関',
          results: [{ name: '手術件数', count: 412, unit: '件' }],
        },
        { requirement: '(3) ケ　その他地域に必要な医療を行う医療機関', results: [] },
      ],
    },
  ],
  role: longRole.repeat(4),
};

/** 確認様式1: what the coordination council confirms about an application for B. */
export const confirmationForm1: Form<ConfirmationForm1Input, 'roleLabel' | 'statement'> = {
  id: 'confirmation-form-1',
  version: '1',
  wording: {
    number: '確認様式１',
    title: '特定地域医療提供機関（B水準）指定に関する地域医療構想調整会議における確認内容',
    roleLabel: '地域医療構想等、地域の医療提供体制の構築方針における役割',
    statement: '上記について確認し、当該医療機関において医師の長時間労働を前提とせざるを得ないことを確認した。',
  },
  stage: 'coordinationCouncil',
  readers: ['healthCentre'],
  legalBasis: '医療法第113条第5項の意見聴取に先立つ道の事務手続（令和5年12月 第2版 4(1)ウ・(2)ア）',
  certainty: 'confirmed',
  inferred:
    '欄・見出し・定型文は記載例のとおり。白紙の原本は未見で、複数の業務があるときの役割の欄の置き方、実績の対象期間の表示は推定。',
  input,
  problems: confirmationSheetProblems,
  content: (form, words) => [
    formNumber(words.number),
    title(words.title),
    ruledTable(
      [WIDTHS.institution, WIDTHS.work, WIDTHS.requirement, '*'],
      [
        [
          caption('医療機関名'),
          caption('指定に係る業務の\n内容'),
          caption('該当要件'),
          resultsCaption(form.resultsPeriod),
        ],
        ...rows(form, words.roleLabel),
      ],
    ),
    ...confirmationBottom(form, words.statement),
  ],
  samples: {
    short: oneWork,
    long: threeWorks,
    extreme: {
      ...threeWorks,
      institutionName: '医療法人社団𠮷祥会　辻󠄀葛󠄀祇󠄀髙﨑邉邊濵德瀨記念総合医療センター附属見本病院',
      role: longRole.repeat(40),
      confirmation: { date: '2026-12-04', council: '上川中部圏地域医療構想調整会議', chair: '辻󠄀邊　𠮷德' },
    },
  },
};
