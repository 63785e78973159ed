/** Publication of the summary of an evaluation (法134①, 則125). */
import { addDays, lastDayOfYears, type IsoDate } from '../calendar/days.js';
import type { EvaluationResult } from '../fields/evaluation.js';
import { type Problem, ProblemList } from '../fields/problems.js';

export interface EvaluationPublication {
  publishedOn: IsoDate;
  evaluations: readonly {
    institutionName: string;
    /** Day on which the centre's notice came (法132). */
    noticedOn: IsoDate;
    overall: EvaluationResult;
    /** What became of the plan that was to be changed. */
    planReview?: string | undefined;
  }[];
}

/** Whether the result asks for the draft plan to be changed. */
export function needsPlanReview(result: EvaluationResult | undefined): boolean {
  return result === 'needs_improvement_plan_ng';
}

/** A result that needs the plan changed is published with what became of it. */
export function evaluationPublicationProblems({ evaluations }: Pick<EvaluationPublication, 'evaluations'>): Problem[] {
  const list = new ProblemList();
  evaluations.forEach(({ overall, planReview }, index) =>
    list.check(
      !needsPlanReview(overall) || planReview !== undefined,
      `evaluations[${index}].planReview`,
      `評価結果（${index + 1}件目）は計画案の見直しが要るとされています。見直しの確認を入力してください。`,
    ),
  );
  return list.problems;
}

/** Within about a year from the notice (則125): the corresponding day of the next year is still in time. */
export function evaluationPublicationCautions({ publishedOn, evaluations }: EvaluationPublication): string[] {
  return evaluations
    .filter(({ noticedOn }) => publishedOn > lastDayOfYears(addDays(noticedOn, 1), 1))
    .map(
      ({ institutionName }) =>
        `${institutionName}の評価結果は、通知を受けてから１年を過ぎています（医療法施行規則第１２５条はおおむね１年以内）。`,
    );
}
