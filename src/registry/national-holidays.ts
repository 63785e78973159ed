import type { IsoDate } from '../procedure/calendar/days.js';
import { readSeedJson } from '../platform/seed-files.js';

/** seeds/national-holidays.json. */
export interface NationalHolidays {
  /** Years whose holidays are known. */
  from: IsoDate;
  to: IsoDate;
  /** From here on 春分の日 and 秋分の日 are calculated: they are fixed in February of the year before. */
  calculatedFrom: IsoDate;
  days: { date: IsoDate; name: string }[];
}

/** @throws StartupError as `readSeedJson` */
export function nationalHolidays(): NationalHolidays {
  return readSeedJson('national-holidays.json') as NationalHolidays;
}
