import {
  caption,
  formNumber,
  mergedDown,
  ruledTable,
  surelyOnOnePage,
  title,
  type TableCell,
} from '../src/pdf/elements/elements.js';
import { confirmationBottom, confirmationFields } from './parts/council-confirmation.js';
import { columnFigure } from './parts/figure.js';
import type { Form } from './parts/form.js';
import { count, list, record, text, type InputOf } from './parts/input.js';
import { confirmationSheetProblems } from '../src/procedure/requirements/office-document-problems.js';
import { LONGEST_LINE, LONGEST_REGISTERED } from '../src/procedure/fields/limits.js';

const input = record('確認様式2', {
  ...confirmationFields,
  institutionName: text('医療機関名', LONGEST_REGISTERED),
  requirement: text('該当要件', 300),
  destinationCount: count('派遣先医療機関数'),
  yearlyPersons: count('延べ派遣人数（年間）'),
  yearlyDays: count('派遣延べ日数（年間）'),
  /** A place in another prefecture may be as long as its field once took, with words that say that it is one. */
  areas: list('派遣先地域（二次医療圏）', text('地域', LONGEST_LINE + 20)),
});

export type ConfirmationForm2Input = InputOf<typeof input>;

/** Widths of the text in points; the area column takes the rest. */
const WIDTHS = { institution: 84, requirement: 92, figureName: 84, figure: 54 };
const AREA = 115;

const AREA_CAPTION = '派遣先地域\n（二次医療圏）';

/** More areas than this stand behind each other instead of below each other. */
const AREAS_AS_LINES = 6;

function figures({
  destinationCount,
  yearlyPersons,
  yearlyDays,
}: ConfirmationForm2Input): [name: string, figure: string][] {
  return [
    ['派遣先医療機関数', columnFigure(destinationCount, '医療機関')],
    ['延べ派遣人数\n（年間）', columnFigure(yearlyPersons, '人')],
    ['派遣延べ日数\n（年間）', columnFigure(yearlyDays, '日')],
  ];
}

const figureCells = ([name, value]: [string, string], colSpan: number): TableCell[] => [
  { text: name, verticalAlignment: 'middle' },
  { text: value, alignment: 'right', verticalAlignment: 'middle', colSpan },
];

/** As on the official sheet: the areas stand in a column beside the figures, under their own heading. */
function besideFigures(form: ConfirmationForm2Input, areas: string): TableCell[][] {
  const areaCells: TableCell[] = [caption(AREA_CAPTION), ...mergedDown(areas, 2, true)];
  return figures(form).map((each, index) => [...figureCells(each, 1), areaCells[index] as TableCell]);
}

/** For areas that may not fit on one page: a last row of their own, which can flow over pages with all its rules. */
function belowFigures(form: ConfirmationForm2Input, areas: string): TableCell[][] {
  return [
    ...figures(form).map((each): TableCell[] => [...figureCells(each, 2), {}]),
    [{ text: AREA_CAPTION }, { text: areas, colSpan: 2 }, {}],
  ];
}

function rows(form: ConfirmationForm2Input): TableCell[][] {
  const { institutionName, requirement } = form;
  const areas = form.areas.join(form.areas.length > AREAS_AS_LINES ? '、' : '\n');
  const onOnePage = surelyOnOnePage([
    [
      { text: institutionName, width: WIDTHS.institution },
      { text: requirement, width: WIDTHS.requirement },
      { text: areas, width: AREA },
    ],
  ]);
  const right = onOnePage ? besideFigures(form, areas) : belowFigures(form, areas);
  const institutionCells = mergedDown(institutionName, right.length, onOnePage);
  const requirementCells = mergedDown(requirement, right.length, onOnePage);
  return right.map((cells, index) => [
    institutionCells[index] as TableCell,
    requirementCells[index] as TableCell,
    ...cells,
  ]);
}

const short: ConfirmationForm2Input = {
  purpose: 'report',
  institutionName: '医療法人緑風会　見本大学前病院',
  requirement: '医療提供体制の確保のため他の医療機関に医師の派遣を行う医療機関で、要件を満たす',
  destinationCount: 5,
  yearlyPersons: 20,
  yearlyDays: 100,
  areas: ['十勝', '釧路'],
  confirmation: { date: '2026-12-04', council: '札幌圏地域医療構想調整会議', chair: '見本　二郎' },
};

const MANY_AREAS = [
  '南渡島',
  '南檜山',
  '北渡島檜山',
  '札幌',
  '後志',
  '南空知',
  '中空知',
  '北空知',
  '西胆振',
  '東胆振',
  '日高',
  '上川中部',
  '上川北部',
  '富良野',
  '留萌',
  '宗谷',
  '北網',
  '遠紋',
  '十勝',
  '釧路',
  '根室',
];

/** 確認様式2: what the coordination council confirms about an application for 連携B. */
export const confirmationForm2: Form<ConfirmationForm2Input, 'statement'> = {
  id: 'confirmation-form-2',
  version: '1',
  wording: {
    number: '確認様式２',
    title: '連携型特定地域医療提供機関（連携B水準）指定に関する\n地域医療構想調整会議における確認内容',
    statement: '上記について確認し、当該医療機関において医師の長時間労働を前提とせざるを得ないことを確認した。',
  },
  stage: 'coordinationCouncil',
  readers: ['healthCentre'],
  legalBasis:
    '医療法第118条第2項において準用する第113条第5項の意見聴取に先立つ道の事務手続（令和5年12月 第2版 4(1)ウ・(2)イ）',
  certainty: 'confirmed',
  inferred: '欄・見出し・定型文は記載例のとおり。白紙の原本は未見で、結合したセルの形は記載例から推定。',
  input,
  problems: confirmationSheetProblems,
  content: (form, words) => [
    formNumber(words.number),
    title(words.title),
    ruledTable(
      [WIDTHS.institution, WIDTHS.requirement, WIDTHS.figureName, WIDTHS.figure, '*'],
      [
        [caption('医療機関名'), caption('該当要件'), caption('管理者の指示による派遣内容', { colSpan: 3 }), {}, {}],
        ...rows(form),
      ],
    ),
    ...confirmationBottom(form, words.statement),
  ],
  samples: {
    short,
    long: { ...short, destinationCount: 48, yearlyPersons: 1320, yearlyDays: 5480, areas: MANY_AREAS },
    extreme: {
      ...short,
      institutionName: '学校法人髙﨑辻󠄀学園　𠮷祥葛󠄀祇󠄀邉邊濵德瀨大学附属見本病院',
      destinationCount: 99_999_999,
      areas: Array.from({ length: 300 }, (_, index) => `見本第${index + 1}地域`),
      confirmation: { date: '2026-12-04', council: '札幌圏地域医療構想調整会議', chair: '葛󠄀西　祇󠄀園' },
    },
  },
};
