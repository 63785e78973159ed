import type { FieldProblem } from '../parts/input.js';
import { checkPeriod, yearsLater } from '../parts/period.js';
import {
  doctorsOf,
  LEVELS,
  minutesOf,
  type Department,
  type Duration,
  type Figures,
  type Level,
  type Plan,
} from './input.js';

/** 計画期間 is at most five years from its beginning (医師労働時間短縮計画作成ガイドライン 3). */
const MOST_YEARS = 5;
/** Yearly caps of overtime and holiday work in hours: the ordinary one and the special one (労働基準法141条の読替え). */
const ORDINARY_CAP = 960;
const SPECIAL_CAP = 1860;

const problem = (path: string, field: string, rule: string): FieldProblem => ({
  path,
  field,
  message: `${field}は、${rule}`,
});

function checkDates({ period, resultsPeriod, targetsFrom, draftedOn, making, reference }: Plan): FieldProblem[] {
  const problems = [
    ...checkPeriod('period', '計画期間', period),
    ...checkPeriod('resultsPeriod', '前年度実績の対象期間', resultsPeriod),
  ];
  if (reference) problems.push(...checkPeriod('reference.period', '参考資料の実績の確認期間', reference.period));
  if (period.to >= yearsLater(period.from, MOST_YEARS)) {
    problems.push(
      problem('period.to', '計画期間の終わり', `始まりから${MOST_YEARS}年以内の日にしてください（作成ガイドライン）。`),
    );
  }
  if (targetsFrom < period.from || targetsFrom > period.to) {
    problems.push(problem('targetsFrom', '当年度の取組の始まり', '計画期間の中の日にしてください。'));
  }
  if (resultsPeriod.to >= targetsFrom) {
    problems.push(
      problem('resultsPeriod.to', '前年度実績の対象期間の終わり', '当年度の取組の始まりより前の日にしてください。'),
    );
  }
  if (making.heardOn > draftedOn) {
    problems.push(
      problem('making.heardOn', '意見を聴いた年月日', '作成の年月日以前にしてください（意見を聴いて作成します）。'),
    );
  }
  making.meetings.forEach(({ on }, index) => {
    if (on > draftedOn)
      problems.push(
        problem(
          `making.meetings.${index}.on`,
          `検討の経過（${index + 1}件目）の年月日`,
          '作成の年月日以前にしてください。',
        ),
      );
  });
  return problems;
}

/** What the four figures of one year say of each other. */
function checkFigures(
  path: string,
  field: string,
  { average, longest, over960, over1860 }: Figures,
  doctors: number,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const refuse = (part: string, label: string, rule: string) =>
    problems.push(problem(`${path}.${part}`, `${field}の${label}`, rule));
  const durations: [string, string, Duration][] = [
    ['average', '平均', average],
    ['longest', '最長', longest],
  ];
  for (const [part, label, { minutes }] of durations)
    if (minutes > 59) refuse(`${part}.minutes`, `${label}の分`, '0から59までの数にしてください。');
  const longestHours = minutesOf(longest) / 60;
  if (minutesOf(average) > minutesOf(longest)) refuse('average', '平均', '最長以下にしてください。');
  if (over960 + over1860 > doctors) refuse('over960', '960時間を超える人数', '医師数以下にしてください。');
  if (longestHours > SPECIAL_CAP !== over1860 > 0) {
    refuse('over1860', '1,860時間超の人数', '最長が1,860時間を超えるときは1人以上、超えないときは0人にしてください。');
  }
  if (longestHours <= ORDINARY_CAP && over960 > 0)
    refuse('over960', '960時間超～1,860時間の人数', '最長が960時間以下のときは0人にしてください。');
  if (longestHours > ORDINARY_CAP && over960 + over1860 === 0) {
    refuse('over960', '960時間超～1,860時間の人数', '最長が960時間を超えるときは1人以上にしてください。');
  }
  return problems;
}

const YEARS = { actual: '前年度実績', target: '当年度の目標', final: '計画期間終了年度の目標' } as const;

function checkDepartment(department: Department, index: number, kinds: readonly Level[]): FieldProblem[] {
  const path = `departments.${index}`;
  const field = `対象医師の診療科（${index + 1}件目）`;
  const doctors = doctorsOf(department);
  const problems = Object.entries(YEARS).flatMap(([year, label]) =>
    checkFigures(`${path}.${year}`, `${field}の${label}`, department[year as keyof typeof YEARS], doctors),
  );
  if (doctors === 0) problems.push(problem(`${path}.doctors`, `${field}の対象医師数`, '1名以上にしてください。'));
  for (const [level, label] of Object.entries(LEVELS) as [Level, string][]) {
    if (level === 'A' || department.doctors[level] === 0 || kinds.includes(level)) continue;
    problems.push(
      problem(
        `${path}.doctors.${level}`,
        `${field}の対象医師数の${label}`,
        '指定の区分にある水準だけに人数を入れてください。',
      ),
    );
  }
  return problems;
}

/** Rules between the fields of the plan. */
export function checkPlan(plan: Plan): FieldProblem[] {
  const problems = [
    ...checkDates(plan),
    ...plan.departments.flatMap((each, index) => checkDepartment(each, index, plan.kinds)),
  ];
  if (new Set(plan.kinds).size < plan.kinds.length)
    problems.push(problem('kinds', '指定の区分', '同じものを一度だけ選んでください。'));
  // 則96①二ロ; the guideline asks at least one effort under every heading
  if (plan.kinds.includes('C1') && plan.efforts.training.length === 0) {
    problems.push(
      problem('efforts.training', '研修の効率化', 'Ｃ－１では取組を1件以上入力してください（医療法施行規則第96条）。'),
    );
  }
  const rows = plan.reference?.hours ?? [];
  return [
    ...problems,
    ...rows.flatMap((row, index) =>
      checkFigures(`reference.hours.${index}`, `別添１（${index + 1}件目）`, row, row.doctors),
    ),
  ];
}

/** Goals that are allowed but that somebody should look at before the plan goes out. */
export function planCautions({ departments }: Plan): string[] {
  return departments.flatMap(({ name, doctors, actual, target, final }) => {
    const special = Object.entries(doctors).some(([level, number]) => level !== 'A' && number > 0);
    const cap = special ? SPECIAL_CAP : ORDINARY_CAP;
    const cautions = (
      [
        ['当年度', target],
        ['計画期間終了年度', final],
      ] as const
    )
      .filter(([, { longest }]) => minutesOf(longest) > cap * 60)
      .map(([year]) => `${name}の${year}の目標（最長）が、年の上限${cap.toLocaleString('en-US')}時間を超えています。`);
    if (minutesOf(target.longest) > minutesOf(actual.longest))
      cautions.push(`${name}の当年度の目標（最長）が、前年度の実績より長くなっています。`);
    if (minutesOf(final.longest) > minutesOf(target.longest))
      cautions.push(`${name}の計画期間終了年度の目標（最長）が、当年度の目標より長くなっています。`);
    return cautions;
  });
}
