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

/** Condition on a line, by its alias. */
type IsRead = (line: string) => string;

/** Whether somebody of one institution, or of none, reads of a line, as `mayReadLine`. @param of SQL of the id of the institution, and of today */
export const isReadBy =
  ({ institutionId, day }: { institutionId: string; day: string }): IsRead =>
  (line) =>
    `(${line}.institution_id IS NOT DISTINCT FROM ${institutionId} OR coalesce(${line}.public_notice_on <= ${day}, false))`;

/** Whether the person does, and the parameters of that. @param today date in Japan */
export function linesReadBy(reader: RegisterReader, today: IsoDate): { isRead: IsRead; params: SqlFilter['params'] } {
  const own = readsFromDecision(reader);
  return own === 'everyInstitution'
    ? { isRead: () => 'true', params: {} }
    : {
        isRead: isReadBy({ institutionId: 'CAST(:ownInstitution AS uuid)', day: 'CAST(:standingOn AS date)' }),
        params: { ownInstitution: own.institutionId, standingOn: today },
      };
}

/** A renewal that was applied for in time is undecided on a day after the last one and was not given up (法115②). */
const renewalUndecidedOn = (
  day: string,
  isRead: IsRead,
) => `EXISTS (SELECT FROM (${renewalsWhere('id = d.id', isRead)}) renewal
  WHERE renewal.submitted_on <= d.valid_to AND coalesce(renewal.decided_on, renewal.given_up_on, 'infinity') > ${day})`;

/** The day on which a line of another term took the place of this one, whoever reads of that. */
export const RENEWED_ON = takenOverOnSql('d', (follower) => `NOT ${isOfSameTermSql('d', follower)}`);

/** The procedure that made a line, as `decidedBy` of `RegisterEntry`. */
export const DECIDED_BY = `coalesce((SELECT CASE WHEN ${isOfSameTermSql('former', 'd')} THEN 'change' ELSE 'renewal' END
  FROM designation former WHERE former.id = d.previous_id), 'new')`;

/** How a line stands as whoever reads of these lines knows of it. */
function standingSql(isRead: IsRead): string {
  const followedOn = takenOverOnSql('d', isRead);
  const undecidedOn = (day: string) => renewalUndecidedOn(day, isRead);
  return `CASE
  WHEN CAST(:standingOn AS date) < ${holdsFromSql('d')} THEN
    CASE WHEN ${holdsFromSql('d')} <= d.valid_to OR ${RENEWED_ON} <= ${holdsFromSql('d')} OR ${followedOn} <= ${holdsFromSql('d')} OR ${undecidedOn(holdsFromSql('d'))}
      THEN 'ahead' ELSE 'expired' END
  WHEN ${followedOn} <= CAST(:standingOn AS date)
    AND (${followedOn} - 1 <= d.valid_to OR ${undecidedOn(`${followedOn} - 1`)}) THEN 'followed'
  WHEN CAST(:standingOn AS date) <= d.valid_to THEN 'valid'
  WHEN ${undecidedOn('CAST(:standingOn AS date)')} THEN 'deemedContinuing'
  WHEN ${RENEWED_ON} <= CAST(:standingOn AS date)
    AND (${RENEWED_ON} - 1 <= d.valid_to OR ${undecidedOn(`${RENEWED_ON} - 1`)}) THEN 'deemedContinuing'
  ELSE 'expired' END`;
}

/**
 * Lines that stand in one of these ways, as far as the person reads of what follows them.
 * @param today date in Japan
 */
export function standingFilter(
  reader: RegisterReader,
  standings: readonly RegisterStanding[],
  today: IsoDate,
): SqlFilter {
  const { isRead, params } = linesReadBy(reader, today);
  return { where: `${standingSql(isRead)} = ANY(:standings)`, params: { ...params, standings, standingOn: today } };
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
  const { isRead, params } = linesReadBy(reader, today);
  return { where: isRead('d'), params };
}

/** Lines that everyone may read of, as `isPublic`. @param today date in Japan */
export function publishedFilter(today: IsoDate): SqlFilter {
  const isRead = isReadBy({ institutionId: 'NULL', day: 'CAST(:standingOn AS date)' });
  return {
    where: `(${isRead('d')} AND ${standingSql(isRead)} = ANY(:publicStandings))`,
    params: { standingOn: today, publicStandings: IN_FORCE_OR_AHEAD },
  };
}
