/** How a line of the register stands, as SQL over `designation` as alias `d`: the same rule as `standingOf`, for lists and counts. */
import type { SqlFilter } from '../platform/sql-filter.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import { renewalsWhere } from './renewals.js';
import type { RegisterStanding } from './standing.js';

/** The day on which the line that follows took its place; null without one. */
export const FOLLOWED_ON = `(SELECT min(greatest(later.designated_on, later.valid_from)) FROM designation later WHERE later.previous_id = d.id)`;

/** A renewal that was applied for in time is undecided and was not given up (法115②). */
const RENEWAL_UNDECIDED = `EXISTS (SELECT FROM (${renewalsWhere('id = d.id')}) renewal
  WHERE renewal.submitted_on <= d.valid_to AND coalesce(renewal.decided_on, renewal.given_up_on, 'infinity') > CAST(:standingOn AS date))`;

const STANDING = `CASE
  WHEN CAST(:standingOn AS date) < greatest(d.designated_on, d.valid_from) THEN 'ahead'
  WHEN ${FOLLOWED_ON} <= CAST(:standingOn AS date) THEN 'followed'
  WHEN CAST(:standingOn AS date) <= d.valid_to THEN 'valid'
  WHEN ${RENEWAL_UNDECIDED} THEN 'deemedContinuing'
  ELSE 'expired' END`;

/** Lines that stand in one of these ways. @param today date in Japan */
export function standingFilter(standings: readonly RegisterStanding[], today: IsoDate): SqlFilter {
  return { where: `${STANDING} = ANY(:standings)`, params: { standings, standingOn: today } };
}

/** Lines decided here whose 公示 is not recorded (法113⑥): what is older than this program was made public before it. */
export const UNPUBLISHED = 'd.public_notice_on IS NULL AND d.application_id IS NOT NULL';

/**
 * Lines that everyone may read of: made public, and in force or decided ahead; one that another took the place of stands until that one is
 * made public, for the institution is designated all the while. @param today date in Japan
 */
export function publishedFilter(today: IsoDate): SqlFilter {
  return {
    where: `(d.public_notice_on <= CAST(:standingOn AS date) AND (${STANDING} = ANY(:publicStandings) OR (${STANDING} = 'followed' AND NOT EXISTS (
      SELECT FROM designation later WHERE later.institution_id = d.institution_id AND later.kind = d.kind AND later.public_notice_on <= CAST(:standingOn AS date)
        AND greatest(later.designated_on, later.valid_from) > greatest(d.designated_on, d.valid_from)))))`,
    params: { standingOn: today, publicStandings: ['valid', 'deemedContinuing', 'ahead'] satisfies RegisterStanding[] },
  };
}
