/** How long an evaluation takes, for forecasts: the law sets no period. */
import { addDays, type IsoDate } from './days.js';

/** Calendar days from the application to the result: mean 144.9, shortest 52, longest 428 (日本医師会 令和7年4月23日会見). */
export const MEAN_EVALUATION_DAYS = 145;
export const SHORTEST_EVALUATION_DAYS = 52;
export const LONGEST_EVALUATION_DAYS = 428;

/** Where the days are from and how sure they are, as screens say it. */
export const EVALUATION_SOURCE = `受審の日数は平均約${MEAN_EVALUATION_DAYS}日・最長${LONGEST_EVALUATION_DAYS}日（日本医師会 令和7年4月23日の会見）。目安であり、期限を定めるものではありません。`;

/** The day a result may be expected on the average. @param appliedOn day of the application for the evaluation */
export function expectedEvaluationOn(appliedOn: IsoDate): IsoDate {
  return addDays(appliedOn, MEAN_EVALUATION_DAYS);
}

/** The last day of applying for an evaluation whose result may be expected on a day on the average. */
export function lastAverageApplication(resultOn: IsoDate): IsoDate {
  return addDays(resultOn, -MEAN_EVALUATION_DAYS);
}

/** The day before which no result has ever come. @param appliedOn day of the application for the evaluation */
export function shortestEvaluationOn(appliedOn: IsoDate): IsoDate {
  return addDays(appliedOn, SHORTEST_EVALUATION_DAYS);
}
