import type { EntityManager } from 'typeorm';
import { japanDate } from '../../platform/clock.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { entriesAbout } from '../../record/read-entries.js';
import type { Subject } from '../../record/subject.js';

/**
 * The day of the newest entry of these types about a subject; null without one.
 * @param hearingId of the hearing that it names, where entries of the type name one
 */
export async function enteredOn(
  tx: EntityManager,
  subject: Subject,
  { types, hearingId }: { types: readonly string[]; hearingId: string | null },
): Promise<IsoDate | null> {
  const entry = await entriesAbout(tx, subject)
    .andWhere('e.event_type = ANY(:types)', { types: [...types] })
    .andWhere(`coalesce(e.payload ->> 'hearingId', :hearingId) = :hearingId`, { hearingId: hearingId ?? '' })
    .orderBy('e.seq', 'DESC')
    .limit(1)
    .getOne();
  return entry && japanDate(entry.occurredAt);
}
