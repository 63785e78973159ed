/** What is missing or contradictory in the key facts of the draft plan and of the evaluation. */
import { lastDayOfYears, validateIsoDate } from '../calendar/days.js';
import type { EvaluationFacts, PlanFacts } from '../case/facts.js';
import type { Kind } from '../terms/kinds.js';
import { MOST_PLAN_YEARS, ORDINARY_CAP_HOURS } from './plan-limits.js';
import { type Problem, ProblemList } from '../fields/problems.js';

const HOURS_IN_A_YEAR = 366 * 24;
const MOST_DOCTORS = 10_000;

export interface PlanMatter {
  id: keyof PlanFacts['matters'];
  text: string;
  legalBasis: string;
}

const MATTERS: readonly PlanMatter[] = [
  { id: 'hours', text: '医師の労働時間の状況', legalBasis: '則82①二イ' },
  { id: 'targets', text: '労働が長時間にわたる医師の労働時間の短縮に係る目標', legalBasis: '則82①二ロ' },
  { id: 'health', text: '医師の労務管理及び健康管理に関する事項', legalBasis: '則82①二ハ' },
  { id: 'other', text: 'その他の労働時間の短縮に関する事項', legalBasis: '則82①二ニ' },
  { id: 'trainingEfficiency', text: '研修を効率的に行うための取組', legalBasis: '則96①二ロ' },
];

/** What the plan of this kind must state. */
export function planMatters(kind: Kind): readonly PlanMatter[] {
  return MATTERS.filter(({ id }) => id !== 'trainingEfficiency' || kind === 'C1');
}

/** Problems of the draft plan (則82①; C-1 則96①); empty when the plan can be put to the evaluation. */
export function planProblems(plan: PlanFacts, kind: Kind): Problem[] {
  const list = new ProblemList();
  list.requireDate('periodFrom', plan.periodFrom, '計画期間の始まり');
  list.requireDate('periodTo', plan.periodTo, '計画期間の終わり');
  list.requireOrder('periodTo', plan.periodFrom, plan.periodTo, '計画期間の終わりは、始まりより後の日にしてください。');
  if (validateIsoDate(plan.periodFrom) !== null) {
    const longest = lastDayOfYears(plan.periodFrom, MOST_PLAN_YEARS);
    list.requireOrder(
      'periodTo',
      plan.periodTo,
      longest,
      `計画期間は${MOST_PLAN_YEARS}年以内にしてください（時短計画作成ガイドライン）。`,
    );
  }
  checkDoctors(list, plan, kind);
  list.requireText('heardFrom', plan.heardFrom, '意見を聴いた相手（医師その他の関係者、則82①一）');
  list.requireDate('heardOn', plan.heardOn, '意見を聴いた日');
  for (const { id, text, legalBasis } of planMatters(kind)) {
    const message = `計画（案）に「${text}」を記載し、記載したことを確かめてください（${legalBasis}）。`;
    list.check(plan.matters[id], `matters.${id}`, message);
  }
  return list.problems;
}

function checkDoctors(list: ProblemList, plan: PlanFacts, kind: Kind): void {
  const { doctorsTotal, doctorsOver960, longestHours } = plan;
  list.requireNumber('doctorsTotal', doctorsTotal, '勤務する医師の人数', 1, MOST_DOCTORS);
  list.requireNumber('doctorsOver960', doctorsOver960, '年960時間を超える見込みの医師の人数', 0, MOST_DOCTORS);
  list.requireNumber('longestHours', longestHours, '最も長い医師の年間の時間外・休日労働（時間）', 0, HOURS_IN_A_YEAR);
  list.check(
    doctorsOver960 <= doctorsTotal,
    'doctorsOver960',
    '年960時間を超える見込みの医師の人数が、勤務する医師の人数より多くなっています。',
  );
  // A training institution may be designated before the doctor comes (C-1, C-2); B and 連携B rest on work done now.
  if (kind === 'B' || kind === 'RENKEI_B') {
    list.check(
      doctorsOver960 > 0,
      'doctorsOver960',
      '年960時間を超える見込みの医師が0人です。その必要がある業務があることが指定の前提です。',
    );
  }
  list.check(
    doctorsOver960 === 0 || longestHours > ORDINARY_CAP_HOURS,
    'longestHours',
    '年960時間を超える見込みの医師がいるのに、最も長い医師の時間が960時間以下です。どちらかを直してください。',
  );
}

/** Problems of the evaluation's key facts; without a result only the application to the centre is looked at. */
export function evaluationProblems(evaluation: EvaluationFacts): Problem[] {
  const list = new ProblemList();
  list.requireDate('appliedOn', evaluation.appliedOn, '受審の申込日');
  const { result } = evaluation;
  if (result === null) return list.problems;
  list.requireText('result.noticeNo', result.noticeNo, '評価結果通知書の番号');
  list.requireDate('result.noticedOn', result.noticedOn, '評価結果通知書の日付');
  list.requireDate('result.asOf', result.asOf, '評価時点');
  list.requireOrder(
    'result.noticedOn',
    evaluation.appliedOn,
    result.noticedOn,
    '通知書の日付は、受審の申込日以後の日にしてください。',
  );
  list.requireOrder('result.asOf', result.asOf, result.noticedOn, '評価時点は、通知書の日付以前の日にしてください。');
  if (result.overall === 'on_hold') {
    list.requireText('result.onHoldReason', result.onHoldReason, '評価保留のまま手続を進める理由');
  }
  return list.problems;
}
