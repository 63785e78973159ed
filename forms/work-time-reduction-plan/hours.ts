import {
  caption,
  heading,
  ruledTable,
  together,
  type Content,
  type TableCell,
} from '../../src/pdf/elements/elements.js';
import { columnFigure, figure } from '../parts/figure.js';
import { withHeadings } from '../parts/kept-together.js';
import {
  LEVELS,
  type Department,
  type Duration,
  type Figures,
  type Level,
  type Plan,
  type Reference,
} from './input.js';
import { itemMark, remark, SMALL } from './marks.js';
import { HOURS } from './outline.js';
import { letterFiscalYear } from '../../src/procedure/calendar/letter-date.js';
import { doctorsOf, minutesOf } from '../../src/procedure/requirements/time-reduction-plan.js';

const durationText = ({ hours, minutes }: Duration): string => `${columnFigure(hours, '時間')}${minutes}分`;

/** 「3人・25.0%」: the template's 人数・割合; without doctors there is no share. */
const shareText = (number: number, doctors: number): string =>
  `${columnFigure(number, '人')}・${doctors === 0 ? '－' : `${((number / doctors) * 100).toFixed(1)}%`}`;

/** 「１２名（Ｂ：８名／Ｃ－１：４名）」 */
function headCount(doctors: Department['doctors']): string {
  const levels = (Object.entries(LEVELS) as [Level, string][]).filter(([level]) => doctors[level] > 0);
  const total = Object.values(doctors).reduce((sum, each) => sum + each, 0);
  const parts = levels.map(([level, label]) => `${label}：${figure(doctors[level], '名')}`);
  return `${figure(total, '名')}${parts.length === 0 ? '' : `（${parts.join('／')}）`}`;
}

/** 「外科医師（１２名（Ｂ：８名／Ｃ－１：４名））」, as the template names the doctors of a department. */
export const departmentText = ({ name, doctors }: Department): string => `${name}医師（${headCount(doctors)}）`;

/** The departments as one: sums, the longest of all, and the average weighted by the doctors. */
export function allDepartments(departments: readonly Department[]): Department {
  const doctors = { B: 0, RENKEI_B: 0, C1: 0, C2: 0, A: 0 };
  for (const department of departments)
    for (const level of Object.keys(doctors) as Level[]) doctors[level] += department.doctors[level];
  const all = (year: 'actual' | 'target' | 'final'): Figures => {
    const years = departments.map((department) => ({ ...department[year], doctors: doctorsOf(department) }));
    const weighted = years.reduce((sum, { average, doctors: number }) => sum + minutesOf(average) * number, 0);
    const heads = years.reduce((sum, { doctors: number }) => sum + number, 0);
    return {
      average: ofMinutes(heads === 0 ? 0 : Math.round(weighted / heads)),
      longest: ofMinutes(Math.max(...years.map(({ longest }) => minutesOf(longest)))),
      over960: years.reduce((sum, { over960 }) => sum + over960, 0),
      over1860: years.reduce((sum, { over1860 }) => sum + over1860, 0),
    };
  };
  return { name: '対象医師全体', doctors, actual: all('actual'), target: all('target'), final: all('final') };
}

const ofMinutes = (minutes: number): Duration => ({ hours: Math.floor(minutes / 60), minutes: minutes % 60 });

const FIGURE_WIDTH = 88;

function yearTable(department: Department, captions: readonly string[]): Content {
  const doctors = doctorsOf(department);
  const years = [department.actual, department.target, department.final];
  const row = (label: string, cell: (year: Figures) => string): TableCell[] => [
    label,
    ...years.map((year): TableCell => ({ text: cell(year), alignment: 'right' })),
  ];
  return ruledTable(
    ['*', FIGURE_WIDTH, FIGURE_WIDTH, FIGURE_WIDTH],
    [
      ['年間の時間外・休日労働時間数', ...captions].map((text) => caption(text)),
      row(HOURS.average, ({ average }) => durationText(average)),
      row(HOURS.longest, ({ longest }) => durationText(longest)),
      row(HOURS.over960, ({ over960 }) => shareText(over960, doctors)),
      row(HOURS.over1860, ({ over1860 }) => shareText(over1860, doctors)),
    ],
  );
}

/** 1(1): a table for each department, after one for all of them where there are several; none is split. */
export function hoursTables(headings: Content[], { departments, resultsPeriod, targetsFrom, period }: Plan): Content[] {
  const captions = [
    `${letterFiscalYear(resultsPeriod.from)}実績`,
    `${letterFiscalYear(targetsFrom)}目標`,
    `計画期間終了年度（${letterFiscalYear(period.to)}）の目標`,
  ];
  const all = allDepartments(departments);
  const summary = heading('', `${all.name}（${headCount(all.doctors)}）`);
  const note = remark('※　対象医師全体の数は、診療科ごとの数から計算したもの（平均は医師数による加重平均）。');
  const tables = departments.map((department, index) => [
    heading(itemMark(index), departmentText(department)),
    yearTable(department, captions),
  ]);
  return withHeadings(
    headings,
    departments.length > 1 ? [[summary, yearTable(all, captions), note], ...tables] : tables,
    (above, blocks) => [together([...above, ...blocks])],
  );
}

/** 別添1: working hours by 水準 and department. */
export function hoursReference(rows: Reference['hours']): Content {
  const captions = [
    '水準',
    '診療科',
    '医師数',
    '平均',
    '最長',
    '960時間超～\n1,860時間の\n人数・割合',
    '1,860時間超の\n人数・割合',
  ];
  const right = (text: string): TableCell => ({ text, alignment: 'right' });
  const body = rows.map(({ level, department, doctors, average, longest, over960, over1860 }): TableCell[] => [
    { text: LEVELS[level], alignment: 'center' },
    department,
    right(columnFigure(doctors, '名')),
    right(durationText(average)),
    right(durationText(longest)),
    right(shareText(over960, doctors)),
    right(shareText(over1860, doctors)),
  ]);
  const table = ruledTable([34, '*', 40, 62, 62, 62, 62], [captions.map((text) => caption(text)), ...body]);
  return { stack: [table], fontSize: SMALL };
}
