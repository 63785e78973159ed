/** How the renewal of a designation stands, as SQL over `designation` as alias `d`; counts and lists ask the same. */
import { expectedEvaluationOn, MEAN_EVALUATION_DAYS } from '../../procedure/evaluation-days.js';
import type { IsoDate } from '../../procedure/kinds.js';
import type { CaseCondition } from './buckets.js';

/** `underWay`: a renewal was begun and not given up. `late`: its evaluation is not expected by the last day. */
export const RENEWAL_STANDINGS = ['underWay', 'late'] as const;
export type RenewalStanding = (typeof RENEWAL_STANDINGS)[number];

const RENEWAL = `SELECT FROM application renewal LEFT JOIN evaluation ON evaluation.application_id = renewal.id
  WHERE renewal.current_designation_id = d.id AND renewal.procedure = 'renewal' AND renewal.state NOT IN ('refused', 'withdrawn')`;

/**
 * An application for renewal needs the result of an evaluation (則84②→81②四 and the like), so a designation is `late`
 * when neither one that runs nor one begun today is expected to be over by its last day.
 * @param today date in Japan
 */
export function renewalCondition(standing: RenewalStanding, today: IsoDate): CaseCondition {
  switch (standing) {
    case 'underWay':
      return { where: `EXISTS (${RENEWAL})`, params: {} };
    case 'late':
      return {
        where: `(d.valid_to < :expectedWhenBegunToday AND NOT EXISTS (${RENEWAL}
          AND (renewal.state NOT IN ('planDrafting', 'underEvaluation') OR evaluation.applied_on + ${MEAN_EVALUATION_DAYS} <= d.valid_to)))`,
        params: { expectedWhenBegunToday: expectedEvaluationOn(today) },
      };
  }
}
