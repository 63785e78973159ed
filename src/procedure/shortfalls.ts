/** What the examination has found missing and the hospital can still bring: it goes into the request to correct (行政手続法7条). */
import type { CaseFacts, ReviewCheckId } from './case/facts.js';
import { everyCheckIsRecorded, REVIEW_CHECK_LABEL, unmetChecks } from './conditions/examination.js';
import { evaluationMayFollow } from './requirements/evaluation-to-follow.js';

export interface Shortfall {
  /** The point of the examination it was found at. */
  check: ReviewCheckId;
  /** What is asked for, as the officer would begin to write it. */
  text: string;
}

export function shortfalls(facts: CaseFacts): Shortfall[] {
  const awaited: Shortfall[] = evaluationMayFollow(facts)
    ? [{ check: 'R6', text: '評価センターの評価結果が届いたら、評価結果を記録し、その通知書を添付してください。' }]
    : [];
  return [
    ...awaited,
    ...unmetChecks(facts).map((check) => ({
      check,
      text: `${REVIEW_CHECK_LABEL[check]}ことを確認できません。${facts.examination[check]?.note ?? ''}`,
    })),
  ];
}

/** Every point was looked at, or what is missing is known before that. */
export function isCorrectionDue(facts: CaseFacts): boolean {
  return shortfalls(facts).length > 0 && (everyCheckIsRecorded(facts) || evaluationMayFollow(facts));
}
