/** How lines of the register follow each other, in SQL: the same as `procedure/designation/succession.ts`, over aliases of `designation`. */

/** The first day on which a line holds, as `holdsFrom`. */
export const holdsFromSql = (line: string): string => `greatest(${line}.designated_on, ${line}.valid_from)`;

/**
 * The day on which another line takes the place of this one, as `takenOverOn`; null while none follows it.
 * @param isRead condition on a line: whether who asks reads of it
 */
export const takenOverOnSql = (line: string, isRead: (line: string) => string = () => 'true'): string =>
  `(WITH RECURSIVE follower AS (
     SELECT * FROM designation WHERE previous_id = ${line}.id
     UNION ALL SELECT next.* FROM follower JOIN designation next ON next.previous_id = follower.id)
   SELECT min(${holdsFromSql('follower')}) FROM follower WHERE ${isRead('follower')})`;

/** Of two lines that follow each other that the later one is an approved change. */
export const isOfSameTermSql = (line: string, other: string): string => `${line}.valid_to = ${other}.valid_to`;
