/** How the renewal of a designation stands, as SQL over `designation` as alias `d`; counts and lists ask the same. */
import type { SqlFilter } from '../platform/sql-filter.js';
import { isOfSameTermSql } from './succession-sql.js';
import { expectedEvaluationOn } from '../procedure/calendar/evaluation-days.js';
import type { IsoDate } from '../procedure/calendar/days.js';

/** `underWay`: a renewal was begun and not given up. `late`: its evaluation is not expected by the last day. */
export const RENEWAL_FILTERS = ['underWay', 'late'] as const;
export type RenewalFilter = (typeof RENEWAL_FILTERS)[number];

/** Of the term, on whichever of its lines it was begun. */
const RENEWAL = `FROM designation line JOIN renewal ON renewal.designation_id = line.id
  WHERE line.institution_id = d.institution_id AND line.kind = d.kind AND ${isOfSameTermSql('line', 'd')} AND renewal.under_way`;

/** One begun today would not be over by the last day. */
const TOO_LATE_TO_BEGIN = 'd.valid_to < :expectedWhenBegunToday';

const paramsOn = (today: IsoDate): SqlFilter['params'] => ({ expectedWhenBegunToday: expectedEvaluationOn(today) });

/**
 * An application for renewal needs the result of an evaluation (則84②→81②四 and the like), so a designation is `late`
 * when neither one that runs nor one begun today is expected to be over by its last day.
 * @param today date in Japan
 */
export function renewalFilter(standing: RenewalFilter, today: IsoDate): SqlFilter {
  switch (standing) {
    case 'underWay':
      return { where: `EXISTS (SELECT ${RENEWAL})`, params: {} };
    case 'late':
      return {
        where: `(${TOO_LATE_TO_BEGIN} AND NOT EXISTS (SELECT ${RENEWAL} AND renewal.evaluated_in_time))`,
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
  where: Record<RenewalFilter, string>;
  params: SqlFilter['params'];
} {
  return {
    from: `(SELECT d.*, renewals.* FROM designation d
      CROSS JOIN LATERAL (SELECT count(*) > 0 AS under_way, coalesce(bool_or(renewal.evaluated_in_time), false) AS in_time ${RENEWAL}) renewals)`,
    where: { underWay: 'd.under_way', late: `(${TOO_LATE_TO_BEGIN} AND NOT d.in_time)` },
    params: paramsOn(today),
  };
}
