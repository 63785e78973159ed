/**
 * Everything that must hold for a designation, its renewal or the approval of a change: one list, asked from the facts as they are then at
 * 起案, 決裁 and 通知. What of it concerns the application alone is asked at 提出 and 補正の提出 (`submission.ts`).
 */
import type { Condition, JudgedContext } from '../case/decision.js';
import { evaluationMayFollow } from '../requirements/evaluation-to-follow.js';
import { plansStillRun } from './dates.js';
import { examinationIsComplete } from './examination.js';
import { everyCouncilIsHeard } from './hearings.js';
import { evaluationIsRecorded, submission } from './submission.js';

export function designationRequirements(context: JudgedContext): Condition[] {
  return [...applicationRequirements(context), ...requirementsOnRecords(context)];
}

/** Those of them that rest on what the hospital laid before the prefecture, and on the registers. */
export function applicationRequirements(context: JudgedContext): Condition[] {
  return [
    ...submission(context),
    ...plansStillRun(context),
    ...(evaluationMayFollow(context.facts) ? evaluationIsRecorded(context) : []),
  ];
}

/** Those of them that rest on what the prefecture and the health centres record: they can be put right after the notice too (記録の訂正). */
export function requirementsOnRecords(context: JudgedContext): Condition[] {
  return [...examinationIsComplete(context), ...everyCouncilIsHeard(context)];
}
