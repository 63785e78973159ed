/** Whether a result of the evaluation may be expected by the deadline of a round. A forecast: the deadline bars nothing (行政手続法7条). */
import type { IsoDate } from './days.js';
import { expectedEvaluationOn, shortestEvaluationOn } from './evaluation-days.js';

/** `likely`: on the average; `fastOnly`: only if it takes less than the average; `missed`: not even as fast as the shortest one was. */
export type RoundReach = 'likely' | 'fastOnly' | 'missed';

/**
 * @param appliedOn day on which the evaluation was applied for, or today where it was not
 * @param deadline of the round; a result on that day is in time
 */
export function roundReach(appliedOn: IsoDate, deadline: IsoDate): RoundReach {
  if (expectedEvaluationOn(appliedOn) <= deadline) return 'likely';
  return shortestEvaluationOn(appliedOn) <= deadline ? 'fastOnly' : 'missed';
}
