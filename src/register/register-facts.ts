/** What a decision about a case asks of the register, in SQL. */
import { endedOnWhere, renewalsWhere } from './renewals.js';

/** SQL of the day, in Japan, on which a line was entered. @param line alias of a row of `designation` */
const enteredOn = (line: string) => `(${line}.created_at AT TIME ZONE 'Asia/Tokyo')::date`;

/**
 * SQL of the earliest day of a line and of all that it follows, back to the one by which the designation was given: nothing lies between them
 * (法115③, 116①), and one that was given anew after a lapse follows none.
 * @param day expression of the day of a row called `former`
 * @param of `term`: back to the line by which the period of the line was given
 */
const earliestOf = (line: string, day: string, of?: 'term') => `(WITH RECURSIVE former AS (
      SELECT own.* FROM designation own WHERE own.id = ${line}.id
      UNION ALL SELECT before.* FROM former JOIN designation before ON before.id = former.previous_id
        ${of === 'term' ? 'AND before.valid_to = former.valid_to' : ''})
    SELECT min(${day}) FROM former)`;

/** SQL of the earliest day by which a line called `former` was given: its notice may have been written down later than it was given. */
const givenBy = (dayOfFile: DayOfFile) =>
  `least(former.designated_on, former.valid_from, ${enteredOn('former')}, ${dayOfFile('former.notice_file_id')}::date)`;

/** SQL of the day that an issued document bears. @param fileId expression of the id of its file */
type DayOfFile = (fileId: string) => string;

/** A line with the renewals applied for, each with the case that it is, as pairs of a JSON object. @param line alias of a row of `designation` */
const termOf = (line: string) => `'validFrom', ${line}.valid_from, 'validTo', ${line}.valid_to,
    'renewals',
    (SELECT coalesce(json_agg(json_build_object('applicationId', renewal.application_id, 'submittedOn', renewal.submitted_on, 'decidedOn', renewal.decided_on, 'givenUpOn', renewal.given_up_on)), '[]')
     FROM (${renewalsWhere(`id = ${line}.id`)}) renewal),
    'endedOn', (${endedOnWhere(`id = ${line}.id`)})`;

/**
 * All lines of a designation, as it goes on by renewals and changes, each with the renewals applied for, as JSON; null for none.
 * @param id expression of the id of one of them, which may not speak of a row called `designation`, `own` or `line`
 * @param dayOfFile absent where nobody asks when a line was given
 */
export const linesFromJson = (id: string, dayOfFile: DayOfFile = () => 'NULL') => `(
  WITH RECURSIVE own (id, previous_id, institution_id, kind) AS (
    SELECT id, previous_id, institution_id, kind FROM designation WHERE id = ${id}
    UNION SELECT beside.id, beside.previous_id, beside.institution_id, beside.kind
    FROM own JOIN designation beside USING (institution_id, kind)
    WHERE beside.previous_id = own.id OR beside.id = own.previous_id)
  SELECT json_agg(json_build_object('id', line.id, 'previousId', line.previous_id, 'designatedOn', line.designated_on,
    'registeredOn', ${enteredOn('line')}, 'enteredAt', line.created_at, 'applicationId', line.application_id, 'publicNoticeOn', line.public_notice_on, 'matters', line.matters, 'changes', line.changes,
    'since', ${earliestOf('line', givenBy(dayOfFile))}, 'givenOn', ${earliestOf('line', givenBy(dayOfFile), 'term')},
    'inForceFrom', ${earliestOf('line', 'former.valid_from')}, ${termOf('line')}) ORDER BY line.created_at)
  FROM own JOIN designation line USING (id))`;

/**
 * The last term of a kind that an institution was given, with the renewals applied for, as JSON; null for none.
 * @param of expressions that may not speak of a row called `designation` or `held`
 */
export const heldDesignationJson = (of: {
  institutionId: string;
  kind: string;
  /** Whose own line does not count; absent where each counts. */
  applicationId?: string;
}) => `(SELECT json_build_object(${termOf('held')}) FROM designation held
  WHERE held.institution_id = ${of.institutionId} AND held.kind = ${of.kind} ${of.applicationId === undefined ? '' : `AND held.application_id IS DISTINCT FROM ${of.applicationId}`}
  ORDER BY held.valid_to DESC, held.created_at DESC LIMIT 1)`;

/** SQL of the last day of what a case designated. @param applicationId expression that may not speak of a row called `made` */
export const lastDayDesignated = (applicationId: string) =>
  `(SELECT max(made.valid_to) FROM designation made WHERE made.application_id = ${applicationId})`;

/**
 * 公示 of what a case designated, with what its day is compared with, as JSON; null where none is recorded.
 * @param applicationId expression that may not speak of a row called `made`
 */
export const publicNoticeJson = (
  applicationId: string,
  dayOfFile: DayOfFile,
) => `(SELECT json_build_object('on', made.public_notice_on, 'method', made.public_notice_method,
    'designatedOn', made.designated_on, 'registeredOn', ${enteredOn('made')},
    'notifiedOn', ${dayOfFile('made.notice_file_id')})
  FROM designation made WHERE made.application_id = ${applicationId} AND made.public_notice_on IS NOT NULL)`;
