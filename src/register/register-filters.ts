/**
 * How a line of the register stands and who reads of it, as SQL over `designation` as alias `d`, for lists and counts: the same rules as
 * `procedure/designation/standing.ts` and `public-notice.ts`.
 */
import type { SqlFilter } from '../platform/sql-filter.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import { type RegisterReader, readsFromDecision } from '../procedure/designation/public-notice.js';
import { IN_FORCE_OR_AHEAD, type RegisterStanding } from '../procedure/designation/standing.js';
import { renewalsWhere } from './renewals.js';
import { holdsFromSql, isOfSameTermSql, takenOverOnSql } from './succession-sql.js';

export const FOLLOWED_ON = takenOverOnSql('d');

/** A renewal that was applied for in time is undecided on a day after the last one and was not given up (法115②). */
const renewalUndecidedOn = (day: string) => `EXISTS (SELECT FROM (${renewalsWhere('id = d.id')}) renewal
  WHERE renewal.submitted_on <= d.valid_to AND coalesce(renewal.decided_on, renewal.given_up_on, 'infinity') > ${day})`;

const RENEWAL_UNDECIDED = renewalUndecidedOn('CAST(:standingOn AS date)');

const STANDING = `CASE
  WHEN CAST(:standingOn AS date) < ${holdsFromSql('d')} THEN
    CASE WHEN ${holdsFromSql('d')} <= d.valid_to OR ${FOLLOWED_ON} <= ${holdsFromSql('d')} OR ${renewalUndecidedOn(holdsFromSql('d'))}
      THEN 'ahead' ELSE 'expired' END
  WHEN ${FOLLOWED_ON} <= CAST(:standingOn AS date)
    AND (${FOLLOWED_ON} - 1 <= d.valid_to OR ${renewalUndecidedOn(`${FOLLOWED_ON} - 1`)}) THEN 'followed'
  WHEN CAST(:standingOn AS date) <= d.valid_to THEN 'valid'
  WHEN ${RENEWAL_UNDECIDED} THEN 'deemedContinuing'
  ELSE 'expired' END`;

/** Lines that stand in one of these ways. @param today date in Japan */
export function standingFilter(standings: readonly RegisterStanding[], today: IsoDate): SqlFilter {
  return { where: `${STANDING} = ANY(:standings)`, params: { standings, standingOn: today } };
}

/**
 * The first day of each approved change of the same designation that is not made public yet, as an array of texts: those of other terms, which a renewed
 * line carries on, and of its own those that the line knows.
 * @param today SQL of the date in Japan
 */
export const unpublishedChanges = (today: string) => `ARRAY(SELECT made.designated_on::text FROM designation made
  JOIN designation former ON former.id = made.previous_id AND ${isOfSameTermSql('former', 'made')}
  WHERE made.institution_id = d.institution_id AND made.kind = d.kind AND (made.public_notice_on IS NULL OR made.public_notice_on > CAST(${today} AS date))
    AND NOT (${isOfSameTermSql('d', 'made')} AND made.created_at > d.created_at))`;

/** As `awaitsPublicNotice`. */
export const AWAITS_PUBLIC_NOTICE = 'd.public_notice_on IS NULL AND d.application_id IS NOT NULL';

/** Lines that the person may read of, as `mayReadLine`. @param today date in Japan */
export function readableFilter(reader: RegisterReader, today: IsoDate): SqlFilter {
  const own = readsFromDecision(reader);
  return own === 'everyInstitution'
    ? { where: 'true', params: {} }
    : {
        where: '(d.institution_id = :ownInstitution OR d.public_notice_on <= CAST(:standingOn AS date))',
        params: { ownInstitution: own.institutionId, standingOn: today },
      };
}

/**
 * Of what the person may read of, the lines in force or decided ahead; of other institutions than one's own also a line that another took the place
 * of, until that one is made public.
 * @param today date in Japan
 * @param more standings that are asked for besides
 */
export function inForceFilter(
  reader: RegisterReader,
  today: IsoDate,
  more: readonly RegisterStanding[] = [],
): SqlFilter {
  const inForce = standingFilter([...IN_FORCE_OR_AHEAD, ...more], today);
  const own = readsFromDecision(reader);
  if (own === 'everyInstitution') return inForce;
  const published = publishedFilter(today);
  return {
    where: `(${inForce.where} OR (d.institution_id IS DISTINCT FROM :ownInstitution AND ${published.where}))`,
    params: { ...inForce.params, ...published.params, ownInstitution: own.institutionId },
  };
}

/** Lines that everyone may read of, as `isPublic`. @param today date in Japan */
export function publishedFilter(today: IsoDate): SqlFilter {
  return {
    where: `(d.public_notice_on <= CAST(:standingOn AS date) AND (${STANDING} = ANY(:publicStandings) OR (${STANDING} = 'followed' AND NOT EXISTS (
      SELECT FROM designation later WHERE later.institution_id = d.institution_id AND later.kind = d.kind AND later.public_notice_on <= CAST(:standingOn AS date)
        AND later.id <> d.id AND ${holdsFromSql('later')} <= CAST(:standingOn AS date) AND ${holdsFromSql('later')} >= ${FOLLOWED_ON}))))`,
    params: { standingOn: today, publicStandings: IN_FORCE_OR_AHEAD },
  };
}
