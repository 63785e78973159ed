/** The yearly look at the plan and what is handed in of it (法122②③, 則109). */
import { addDays, lastDayOfYears, type IsoDate } from '../calendar/days.js';
import { type Problem, ProblemList } from '../fields/problems.js';

export interface PlanReview {
  /** Day on which the document is handed in. */
  date: IsoDate;
  planPeriod: { from: IsoDate; to: IsoDate };
  /** Day on which the plan was settled or last looked at. */
  previousOn: IsoDate;
  review: { on: IsoDate; heardOn: IsoDate };
}

/** The doctors and others are heard before the result (法122②); the document comes after it. */
export function planReviewProblems({ date, planPeriod, previousOn, review }: PlanReview): Problem[] {
  const list = new ProblemList();
  list.requirePeriod('planPeriod', planPeriod, '計画期間');
  list.check(
    review.heardOn <= review.on,
    'review.heardOn',
    '意見を聴いた年月日は、検討の年月日以前にしてください（医療法第122条第2項）。',
  );
  list.check(review.on <= date, 'review.on', '検討の年月日は、提出の年月日以前にしてください。');
  list.check(
    previousOn < review.on,
    'previousOn',
    '計画を定めた年月日又は前回の検討の年月日は、今回の検討の年月日より前にしてください。',
  );
  return list.problems;
}

/**
 * The look is due within a year of the one before (則109①): the corresponding day of the next year is still in time, as the
 * first day is not counted (民法140条).
 */
export function planReviewCautions({ previousOn, review }: Pick<PlanReview, 'previousOn' | 'review'>): string[] {
  return review.on > lastDayOfYears(addDays(previousOn, 1), 1)
    ? ['前回から１年を過ぎて見直しのための検討をしています（医療法施行規則第109条第1項）。']
    : [];
}
