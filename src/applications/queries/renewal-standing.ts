/** How the renewal of a designation stands, as SQL over `designation` as alias `d`; counts and lists ask the same. */
import { expectedEvaluationOn, MEAN_EVALUATION_DAYS } from '../../procedure/calendar/evaluation-days.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { CaseCondition } from './buckets.js';

/** `underWay`: a renewal was begun and not given up. `late`: its evaluation is not expected by the last day. */
export const RENEWAL_STANDINGS = ['underWay', 'late'] as const;
export type RenewalStanding = (typeof RENEWAL_STANDINGS)[number];

const RENEWAL = `FROM application renewal
  WHERE renewal.current_designation_id = d.id AND renewal.procedure = 'renewal' AND renewal.state NOT IN ('refused', 'withdrawn')`;

/** The evaluation of the renewal is over, or is expected to be by the last day. */
const IN_TIME = `(renewal.state NOT IN ('planDrafting', 'underEvaluation')
  OR (SELECT applied_on + ${MEAN_EVALUATION_DAYS} FROM evaluation WHERE evaluation.application_id = renewal.id) <= d.valid_to)`;

/** One begun today would not be over by the last day. */
const TOO_LATE_TO_BEGIN = 'd.valid_to < :expectedWhenBegunToday';

const paramsOn = (today: IsoDate): CaseCondition['params'] => ({ expectedWhenBegunToday: expectedEvaluationOn(today) });

/**
 * An application for renewal needs the result of an evaluation (則84②→81②四 and the like), so a designation is `late`
 * when neither one that runs nor one begun today is expected to be over by its last day.
 * @param today date in Japan
 */
export function renewalCondition(standing: RenewalStanding, today: IsoDate): CaseCondition {
  switch (standing) {
    case 'underWay':
      return { where: `EXISTS (SELECT ${RENEWAL})`, params: {} };
    case 'late':
      return {
        where: `(${TOO_LATE_TO_BEGIN} AND NOT EXISTS (SELECT ${RENEWAL} AND ${IN_TIME}))`,
        params: paramsOn(today),
      };
  }
}

/**
 * The same for counting many designations, whose renewals are looked up once: the designations `from` which they are counted, as alias `d`, and a
 * condition for each standing.
 * @param today date in Japan
 */
export function renewalStandings(today: IsoDate): {
  from: string;
  where: Record<RenewalStanding, string>;
  params: CaseCondition['params'];
} {
  return {
    from: `(SELECT d.*, renewals.* FROM designation d
      CROSS JOIN LATERAL (SELECT count(*) > 0 AS under_way, coalesce(bool_or(${IN_TIME}), false) AS in_time ${RENEWAL}) renewals)`,
    where: { underWay: 'd.under_way', late: `(${TOO_LATE_TO_BEGIN} AND NOT d.in_time)` },
    params: paramsOn(today),
  };
}
