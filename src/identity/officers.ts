/** The officers of the prefecture for the statements of other rooms, as SQL. */
import type { IsoDate } from '../procedure/calendar/days.js';

/** The accounts by id with the name of the person, after FROM or JOIN. */
export const ACCOUNT_NAMES = '(SELECT id, name FROM account)';

/** Every officer who is not locked, as JSON of `OfficerRow[]`; null where there is none. */
export const OFFICERS = `(SELECT json_agg(json_build_object('id', officer.id, 'name', officer.name, 'expiresOn', officer.expires_on)
    ORDER BY officer.name, officer.id) FROM account officer WHERE officer.role = 'prefectureOfficer' AND officer.active)`;

/** A line of `OFFICERS`. */
export interface OfficerRow {
  id: string;
  name: string;
  expiresOn: IsoDate | null;
}

/** Their names by id, of those who can sign in on that day. */
export function officersOf(rows: readonly OfficerRow[] | null, today: IsoDate): Readonly<Record<string, string>> {
  const usable = (rows ?? []).filter(({ expiresOn }) => expiresOn === null || today <= expiresOn);
  return Object.fromEntries(usable.map(({ id, name }) => [id, name]));
}
