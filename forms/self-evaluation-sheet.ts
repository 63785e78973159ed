import {
  caption,
  heading,
  ruledTable,
  title,
  underHeading,
  type Content,
  type TableCell,
} from '../src/pdf/elements/elements.js';
import { facts } from './parts/facts.js';
import type { Form } from './parts/form.js';
import {
  AREAS,
  sheetInput,
  type Answer,
  type SelfEvaluationItem,
  type SelfEvaluationSheetInput,
} from './self-evaluation-sheet/input.js';
import { extremeSheet, longSheet, shortSheet } from './self-evaluation-sheet/samples.js';
import { letterDate } from '../src/procedure/calendar/letter-date.js';
import { kindInFull } from '../src/procedure/terms/official-words.js';
import {
  selfEvaluationProblems,
  selfEvaluationCautions,
  unmetRequired,
} from '../src/procedure/requirements/self-evaluation.js';

export type { SelfEvaluationSheetInput };

/** ○ by the plan counts as ○ too (解説集 要約版, 注意点①), and says so. */
const SIGNS: Record<Answer, string> = { met: '○', planned: '○\n（計画）', unmet: '×', notApplicable: '対象外' };

const SMALL = 9;

const centre = (text: string): TableCell => ({ text, alignment: 'center' });

function tallyRow(label: string, items: readonly SelfEvaluationItem[]): TableCell[] {
  const of = (answer: Answer): number => items.filter((item) => item.answer === answer).length;
  const required = items.filter((item) => item.required === 'yes');
  const requiredMet = required.filter((item) => item.answer === 'met').length;
  const figures = [items.length, of('met') + of('planned'), of('planned'), of('unmet'), of('notApplicable')];
  return [label, ...figures.map((figure) => centre(String(figure))), centre(`${requiredMet}／${required.length}`)];
}

const groups = ({ items }: SelfEvaluationSheetInput): [string, SelfEvaluationItem[]][] =>
  Object.entries(AREAS)
    .map(([area, name]): [string, SelfEvaluationItem[]] => [name, items.filter((item) => item.area === area)])
    .filter(([, inArea]) => inArea.length > 0);

function tally(sheet: SelfEvaluationSheetInput): Content {
  const captions = ['領域', '項目数', '○', '○のうち\n計画に記載', '×', '対象外', '必須項目\n（達成／総数）'].map(
    (text) => caption([{ text, fontSize: SMALL }]),
  );
  const rows = groups(sheet).map(([name, items]) => tallyRow(name, items));
  return ruledTable(['*', 34, 18, 58, 18, 34, 68], [captions, ...rows, tallyRow('合計', sheet.items)]);
}

/** The required items that are not met, on top, because one of them puts the evaluation on hold. */
function unmetList(sheet: SelfEvaluationSheetInput): Content {
  const unmet = unmetRequired(sheet);
  if (unmet.length === 0) return underHeading('なし');
  const rows = unmet.map(({ no, title: item, status }): TableCell[] => [centre(String(no)), item, status ?? '']);
  return ruledTable([30, 180, '*'], [['番号', '評価項目', '取組状況'].map((text) => caption(text)), ...rows]);
}

const documentLines = ({ evidence }: SelfEvaluationItem): string[] =>
  evidence.map(({ document, place }) => `資料：${document}（該当箇所：${place}）`);

function statusCell(item: SelfEvaluationItem): TableCell {
  const { status } = item;
  return {
    stack: [...(status === undefined ? [] : [{ text: status, alignment: 'justify' as const }]), ...documentLines(item)],
  };
}

const WIDTHS = { no: 20, required: 20, title: 104, answer: 40, status: 242 };

function itemsTable(items: readonly SelfEvaluationItem[]): Content {
  const captions = ['番号', '必須', '評価項目', '自己\n評価', '取組状況、資料及びその該当箇所'].map((text) =>
    caption(text),
  );
  const rows = items.map((item): TableCell[] => [
    centre(String(item.no)),
    centre(item.required === 'yes' ? '○' : ''),
    item.title,
    centre(SIGNS[item.answer]),
    statusCell(item),
  ]);
  const table = ruledTable([WIDTHS.no, WIDTHS.required, WIDTHS.title, WIDTHS.answer, '*'], [captions, ...rows]);
  return { stack: [table], fontSize: SMALL };
}

/** 自己評価シート: what the hospital says of itself under each item of the evaluation centre (法131①一). */
export const selfEvaluationSheet: Form<SelfEvaluationSheetInput> = {
  id: 'self-evaluation-sheet',
  version: '1',
  wording: { number: '', title: '自己評価シート' },
  stage: 'plan',
  readers: ['hospital', 'healthCentre', 'supportCentre'],
  legalBasis:
    '医療法第131条第1項第1号・第132条、医療法施行規則第124条、医療機関の医師の労働時間短縮の取組の評価に関するガイドライン（評価項目と評価基準）解説集 要約版（令和5年5月）',
  certainty: 'unconfirmed',
  inferred:
    '評価項目ごとに自己評価・取組状況・資料・該当箇所を記すこと、必須項目の別、計画への記載による○は解説集 要約版による。原物は評価センターのシステムに入力するもので、紙の様式は未見。表の形、集計、必須項目の未達一覧、領域の名称、「対象者なし」を対象外と表すことは推定。項目名は要約であり、令和5年5月より後に改訂された可能性がある。',
  input: sheetInput,
  problems: selfEvaluationProblems,
  cautions: selfEvaluationCautions,
  content: (sheet, words) => [
    title(words.title),
    facts([
      ['医療機関名', sheet.institutionName],
      ['指定の区分', sheet.kinds.map(kindInFull).join('\n')],
      ['受審の種類', sheetInput.fields.examination.choices[sheet.examination]],
      ['自己評価の年月日', letterDate(sheet.asOf)],
    ]),
    heading('１', '必須項目のうち達成していないもの'),
    unmetList(sheet),
    heading('２', '集計'),
    tally(sheet),
    ...groups(sheet).map(([name, items], index): Content => {
      const part = index === 0 ? [heading('３', '評価項目ごとの自己評価')] : [];
      return { stack: [...part, heading(`(${index + 1})`, name), itemsTable(items)], pageBreak: 'before' };
    }),
  ],
  samples: { short: shortSheet, long: longSheet, extreme: extremeSheet },
};
