/** What is contradictory in a whole 医師労働時間短縮計画 (法113②, 114), and what in it somebody should look at. */
import { lastDayOfYears, type IsoDate } from '../calendar/days.js';
import { KINDS, type Kind } from '../terms/kinds.js';
import { kindShort } from '../terms/official-words.js';
import { MOST_PLAN_YEARS } from '../fields/plan-limits.js';
import { ORDINARY_CAP_HOURS, SPECIAL_CAP_HOURS } from '../terms/yearly-caps.js';
import { type Problem, ProblemList } from '../fields/problems.js';

interface Duration {
  hours: number;
  minutes: number;
}

interface Period {
  from: IsoDate;
  to: IsoDate;
}

/** Yearly overtime and holiday work of some doctors. */
interface YearlyHours {
  average: Duration;
  longest: Duration;
  /** Doctors above 960 and up to 1,860 hours, and above 1,860 hours. */
  over960: number;
  over1860: number;
}

/** 水準 of a doctor: one of the four kinds, or the ordinary limit. */
type DoctorLevel = Kind | 'A';

/** What the rules look at; the form says what else the plan has. */
export interface TimeReductionPlan {
  kinds: readonly Kind[];
  period: Period;
  resultsPeriod: Period;
  /** First day of the year the goals are set for. */
  targetsFrom: IsoDate;
  draftedOn: IsoDate;
  departments: readonly {
    name: string;
    doctors: Readonly<Record<DoctorLevel, number>>;
    actual: YearlyHours;
    target: YearlyHours;
    final: YearlyHours;
  }[];
  making: { heardOn: IsoDate; meetings: readonly { on: IsoDate }[] };
  /** `training`: 研修の効率化, C-1 only. */
  efforts: { training: readonly unknown[] };
  reference?: { period: Period; hours: readonly (YearlyHours & { doctors: number })[] } | undefined;
}

type Department = TimeReductionPlan['departments'][number];

/** Minutes of a duration, to compare and to sum. */
export const minutesOf = ({ hours, minutes }: Duration): number => hours * 60 + minutes;

/** All doctors of a department whom the plan is for. */
export const doctorsOf = ({ doctors }: Pick<Department, 'doctors'>): number =>
  Object.values(doctors).reduce((sum, each) => sum + each, 0);

/** Every contradiction, in the order of the plan; empty for a plan that can be handed in. */
export function timeReductionPlanProblems(plan: TimeReductionPlan): Problem[] {
  const list = new ProblemList();
  checkDates(list, plan);
  plan.departments.forEach((each, index) => checkDepartment(list, each, index, plan.kinds));
  list.check(
    new Set(plan.kinds).size === plan.kinds.length,
    'kinds',
    '指定の区分は、同じものを一度だけ選んでください。',
  );
  // 則96①二ロ; the guideline asks at least one effort under every heading
  list.check(
    !plan.kinds.includes('C1') || plan.efforts.training.length > 0,
    'efforts.training',
    '研修の効率化は、Ｃ－１では取組を1件以上入力してください（医療法施行規則第96条）。',
  );
  plan.reference?.hours.forEach((row, index) =>
    checkFigures(list, `reference.hours[${index}]`, `別添１（${index + 1}件目）`, row, row.doctors),
  );
  return list.problems;
}

function checkDates(list: ProblemList, plan: TimeReductionPlan): void {
  const { period, resultsPeriod, targetsFrom, draftedOn, making, reference } = plan;
  list.requirePeriod('period', period, '計画期間');
  list.requirePeriod('resultsPeriod', resultsPeriod, '前年度実績の対象期間');
  if (reference) list.requirePeriod('reference.period', reference.period, '参考資料の実績の確認期間');
  list.check(
    period.to <= lastDayOfYears(period.from, MOST_PLAN_YEARS),
    'period.to',
    `計画期間の終わりは、始まりから${MOST_PLAN_YEARS}年以内の日にしてください（作成ガイドライン）。`,
  );
  list.check(
    period.from <= targetsFrom && targetsFrom <= period.to,
    'targetsFrom',
    '当年度の取組の始まりは、計画期間の中の日にしてください。',
  );
  list.check(
    resultsPeriod.to < targetsFrom,
    'resultsPeriod.to',
    '前年度実績の対象期間の終わりは、当年度の取組の始まりより前の日にしてください。',
  );
  list.check(
    making.heardOn <= draftedOn,
    'making.heardOn',
    '意見を聴いた年月日は、作成の年月日以前にしてください（意見を聴いて作成します）。',
  );
  making.meetings.forEach(({ on }, index) =>
    list.check(
      on <= draftedOn,
      `making.meetings[${index}].on`,
      `検討の経過（${index + 1}件目）の年月日は、作成の年月日以前にしてください。`,
    ),
  );
}

const YEARS = { actual: '前年度実績', target: '当年度の目標', final: '計画期間終了年度の目標' } as const;

function checkDepartment(list: ProblemList, department: Department, index: number, kinds: readonly Kind[]): void {
  const path = `departments[${index}]`;
  const name = `対象医師の診療科（${index + 1}件目）`;
  const doctors = doctorsOf(department);
  for (const [year, label] of Object.entries(YEARS) as [keyof typeof YEARS, string][])
    checkFigures(list, `${path}.${year}`, `${name}の${label}`, department[year], doctors);
  list.check(doctors > 0, `${path}.doctors`, `${name}の対象医師数は、1名以上にしてください。`);
  for (const level of KINDS) {
    list.check(
      department.doctors[level] === 0 || kinds.includes(level),
      `${path}.doctors.${level}`,
      `${name}の対象医師数の${kindShort(level)}は、指定の区分にある水準だけに人数を入れてください。`,
    );
  }
}

/** What the four figures of one year say of each other. */
function checkFigures(
  list: ProblemList,
  path: string,
  name: string,
  { average, longest, over960, over1860 }: YearlyHours,
  doctors: number,
): void {
  const check = (fine: boolean, part: string, label: string, rule: string) =>
    list.check(fine, `${path}.${part}`, `${name}の${label}は、${rule}`);
  check(average.minutes <= 59, 'average.minutes', '平均の分', '0から59までの数にしてください。');
  check(longest.minutes <= 59, 'longest.minutes', '最長の分', '0から59までの数にしてください。');
  check(minutesOf(average) <= minutesOf(longest), 'average', '平均', '最長以下にしてください。');
  check(over960 + over1860 <= doctors, 'over960', '960時間を超える人数', '医師数以下にしてください。');
  const hours = minutesOf(longest) / 60;
  check(
    hours > SPECIAL_CAP_HOURS === over1860 > 0,
    'over1860',
    '1,860時間超の人数',
    '最長が1,860時間を超えるときは1人以上、超えないときは0人にしてください。',
  );
  check(
    hours > ORDINARY_CAP_HOURS || over960 === 0,
    'over960',
    '960時間超～1,860時間の人数',
    '最長が960時間以下のときは0人にしてください。',
  );
  check(
    hours <= ORDINARY_CAP_HOURS || over960 + over1860 > 0,
    'over960',
    '960時間超～1,860時間の人数',
    '最長が960時間を超えるときは1人以上にしてください。',
  );
}

/** Goals that are allowed but that somebody should look at before the plan goes out. */
export function timeReductionPlanCautions({ departments }: Pick<TimeReductionPlan, 'departments'>): string[] {
  return departments.flatMap(({ name, doctors, actual, target, final }) => {
    const special = Object.entries(doctors).some(([level, number]) => level !== 'A' && number > 0);
    const cap = special ? SPECIAL_CAP_HOURS : ORDINARY_CAP_HOURS;
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
