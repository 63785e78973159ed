/** How long an evaluation takes, for forecasts: the law sets no period. */
import { addDays, type IsoDate } from './days.js';

/** Calendar days from the application to the result: mean 144.9, shortest 52, longest 428 (日本医師会 令和7年4月23日会見). */
export const MEAN_EVALUATION_DAYS = 145;
export const SHORTEST_EVALUATION_DAYS = 52;
export const LONGEST_EVALUATION_DAYS = 428;

/** The day a result may be expected on the average. @param appliedOn day of the application for the evaluation */
export function expectedEvaluationOn(appliedOn: IsoDate): IsoDate {
  return addDays(appliedOn, MEAN_EVALUATION_DAYS);
}
