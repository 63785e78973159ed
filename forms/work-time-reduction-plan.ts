import { centred, heading, title, type Content } from '../src/pdf/elements/elements.js';
import type { Form, PaperName, Wording } from './parts/form.js';
import { facts, type Facts } from './parts/facts.js';
import { factsUnder, withHeadings } from './parts/kept-together.js';
import { periodText } from './parts/period.js';
import { departmentText, hoursTables } from './work-time-reduction-plan/hours.js';
import { planInput, type Effort, type Plan, type Progress } from './work-time-reduction-plan/input.js';
import { itemMark } from './work-time-reduction-plan/marks.js';
import { EFFORTS, HEADINGS, MAKING, MANAGEMENT, PROGRESS } from './work-time-reduction-plan/outline.js';
import { referenceSheets } from './work-time-reduction-plan/reference.js';
import { extremePlan, longPlan, shortPlan } from './work-time-reduction-plan/samples.js';
import { letterDate, letterFiscalYear } from '../src/procedure/calendar/letter-date.js';
import { inDocumentFigures, kindInFull } from '../src/procedure/terms/official-words.js';
import {
  timeReductionPlanProblems,
  timeReductionPlanCautions,
} from '../src/procedure/requirements/time-reduction-plan.js';

function basics(plan: Plan): Content {
  const { institution, kinds, period, draftedOn, departments } = plan;
  return facts([
    ['医療機関の名称', institution.name],
    ['所在の場所', institution.location],
    ['管理者', institution.administrator],
    ['指定の区分', kinds.map(kindInFull).join('\n')],
    ['計画期間', periodText(period)],
    ['作成年月日', letterDate(draftedOn)],
    ['対象医師', departments.map(departmentText).join('\n')],
  ]);
}

/** The three lines every item of the plan has. */
function progressRows({ actual, target, final }: Progress, year: string): Facts {
  return [
    [PROGRESS.actual(year), actual],
    [PROGRESS.target, target],
    [PROGRESS.final, final],
  ];
}

const entriesOf = <Key extends string>(labels: Readonly<Record<Key, string>>) =>
  Object.entries(labels) as [Key, string][];

function managementItems(headings: Content[], { management }: Plan, year: string): Content[] {
  return withHeadings(headings, entriesOf(MANAGEMENT), (above, [key, label]) =>
    factsUnder([...above, heading('', `【${inDocumentFigures(label, [])}】`)], progressRows(management[key], year)),
  );
}

function effortItems(headings: Content[], efforts: readonly Effort[], year: string): Content[] {
  return withHeadings(headings, efforts, (above, effort, index) =>
    factsUnder([...above, heading(itemMark(index), effort.name)], progressRows(effort, year)),
  );
}

function makingRows({ making }: Plan): Facts {
  const meetings = making.meetings.map(({ on, matter }) => `${letterDate(on)}　${matter}`).join('\n');
  return [
    [MAKING.body, making.body],
    [MAKING.members, making.members],
    [MAKING.meetings, meetings],
    [MAKING.heardFrom, `${making.heardFrom}\n（${letterDate(making.heardOn)}）`],
    [MAKING.informed, making.informed],
  ];
}

/** 2: only C-1 has the fifth part (則96①二ロ). */
function effortParts(headings: Content[], { efforts }: Plan, year: string): Content[] {
  const parts = entriesOf(EFFORTS).filter(([key]) => efforts[key].length > 0);
  return withHeadings(headings, parts, (above, [key, label], index) =>
    effortItems([...above, heading(`(${index + 1})`, label)], efforts[key], year),
  );
}

const named = (plan: Plan, words: Wording<'draftTitle'>): PaperName => ({
  number: words.number,
  title: plan.status === 'draft' ? words.draftTitle : words.title,
});

/** 医師労働時間短縮計画: the draft that goes with an application (法113②), and the plan that is settled after it (法114). */
export const workTimeReductionPlan: Form<Plan, 'draftTitle'> = {
  id: 'work-time-reduction-plan',
  version: '1',
  wording: { number: '', title: '医師労働時間短縮計画', draftTitle: '医師労働時間短縮計画の案' },
  stage: 'plan',
  readers: ['hospital', 'healthCentre', 'supportCentre'],
  legalBasis:
    '医療法第113条第2項・第114条・第122条（第118条から第120条までにおいて準用する場合を含む。）、医療法施行規則第82条第1項・第89条・第96条・第103条、医師労働時間短縮計画作成ガイドライン（令和6年11月27日改正）',
  certainty: 'unconfirmed',
  inferred:
    '記載事項と見出し、時間数の表の行と列、別添の記号の意味はガイドラインのひな型・作成例による（様式は自由とされている）。表紙の欄、対象医師全体の表、策定プロセスの欄の分け方、別添１の列、別添２－１・２－２の列の並びは推定。別添の業務内容・取組内容の項目は公表資料で確かめられないため、入力による。取組の三段の欄は改正後の作成例（労務管理・健康管理）にならい、取組の部にも用いている。',
  input: planInput,
  named,
  problems: timeReductionPlanProblems,
  cautions: timeReductionPlanCautions,
  content: (plan, words) => {
    const year = letterFiscalYear(plan.resultsPeriod.from);
    return [
      title(named(plan, words).title),
      centred(plan.institution.name),
      basics(plan),
      ...hoursTables([heading('１', HEADINGS.common), heading('(1)', HEADINGS.hours)], plan),
      ...managementItems([heading('(2)', HEADINGS.management)], plan, year),
      ...effortItems([heading('(3)', HEADINGS.awareness)], plan.awareness, year),
      ...factsUnder([heading('(4)', HEADINGS.making)], makingRows(plan)),
      ...effortParts([heading('２', HEADINGS.efforts)], plan, year),
      ...(plan.reference ? referenceSheets(plan.reference) : []),
    ];
  },
  samples: { short: shortPlan, long: longPlan, extreme: extremePlan },
};
