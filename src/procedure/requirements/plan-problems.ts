/** What is missing or contradictory in the key facts of the draft plan and of the evaluation. */
import { lastDayOfYears, validateIsoDate } from '../calendar/days.js';
import { EVALUATION_APPLICATION_FIELDS, EVALUATION_RESULT_FIELDS, type EvaluationFacts } from '../fields/evaluation.js';
import type { FieldFacts } from '../fields/field.js';
import { fieldProblems } from '../fields/field-problems.js';
import { PLAN_FIELDS, type PlanFacts } from '../fields/plan.js';
import { type Problem, ProblemList } from '../fields/problems.js';
import { MOST_PLAN_YEARS } from '../fields/plan-limits.js';
import { ORDINARY_CAP_HOURS } from '../terms/yearly-caps.js';

/** Problems of the draft plan (則82①; C-1 則96①); empty when the plan can be put to the evaluation. */
export function planProblems(plan: PlanFacts, facts: FieldFacts): Problem[] {
  return fieldProblems(PLAN_FIELDS, plan, facts, [...periodProblems(plan), ...doctorProblems(plan, facts)]);
}

function periodProblems({ periodFrom, periodTo }: PlanFacts): Problem[] {
  const list = new ProblemList();
  if (validateIsoDate(periodFrom) !== null) {
    const longest = lastDayOfYears(periodFrom, MOST_PLAN_YEARS);
    list.requireOrder(
      'periodTo',
      periodTo,
      longest,
      `計画期間は${MOST_PLAN_YEARS}年以内にしてください（時短計画作成ガイドライン）。`,
    );
  }
  return list.problems;
}

function doctorProblems({ doctorsTotal, doctorsOver960, longestHours }: PlanFacts, { kind }: FieldFacts): Problem[] {
  const list = new ProblemList();
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
  } else {
    list.check(
      doctorsOver960 > 0 || longestHours <= ORDINARY_CAP_HOURS,
      'doctorsOver960',
      '年960時間を超える見込みの医師が0人なのに、最も長い医師の時間が960時間を超えています。どちらかを直してください。',
    );
  }
  list.check(
    doctorsOver960 === 0 || longestHours > ORDINARY_CAP_HOURS,
    'longestHours',
    '年960時間を超える見込みの医師がいるのに、最も長い医師の時間が960時間以下です。どちらかを直してください。',
  );
  return list.problems;
}

/** Problems of the evaluation's key facts; without a result only the application to the centre is looked at. */
export function evaluationProblems(evaluation: EvaluationFacts, facts: FieldFacts): Problem[] {
  const { result } = evaluation;
  const applied = fieldProblems(EVALUATION_APPLICATION_FIELDS, evaluation, facts);
  if (result === null) return applied;
  const found = fieldProblems(EVALUATION_RESULT_FIELDS, result, facts, resultProblems(result));
  return [...applied, ...found.map(({ field, message }) => ({ field: `result.${field}`, message }))];
}

function resultProblems({ overall, onHoldReason }: NonNullable<EvaluationFacts['result']>): Problem[] {
  const list = new ProblemList();
  if (overall === 'on_hold') list.requireText('onHoldReason', onHoldReason, EVALUATION_RESULT_FIELDS.onHoldReason.name);
  return list.problems;
}
