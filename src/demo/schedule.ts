/** When the steps of the demo cases happen: on office days before the day the demo is loaded, never after it. */
import { addDays, type IsoDate } from '../procedure/calendar/days.js';
import { addOfficeDays, isOfficeDay } from '../procedure/calendar/office-days.js';
import type { DemoStep } from './course.js';

/** The day so many office days before `day` (negative) or after it. */
export function officeDayFrom(day: IsoDate, offset: number, closedDays: ReadonlySet<IsoDate>): IsoDate {
  if (offset >= 0) return addOfficeDays(day, offset, closedDays);
  let reached = day;
  for (let counted = 0; counted < -offset;) {
    reached = addDays(reached, -1);
    if (isOfficeDay(reached, closedDays)) counted += 1;
  }
  return reached;
}

export interface TimedStep extends DemoStep {
  day: IsoDate;
  /** ISO 8601 with the offset of Japan. */
  at: string;
  /** Day of the submission, or the last day when the case does not come so far: the round is chosen by it. */
  roundDay: IsoDate;
}

const MINUTES_BETWEEN = 17;
/** Cases begin their days between nine and a quarter past eleven, so that people do not all come at once. */
const CASE_SHIFT = 7;
const MOST_SHIFT = 135;

/**
 * Gives each step its day, counted back from the last one.
 * @param lastDay day of the last step
 * @param number of the case, from 0
 */
export function timed(
  steps: readonly DemoStep[],
  { lastDay, number, closedDays }: { lastDay: IsoDate; number: number; closedDays: ReadonlySet<IsoDate> },
): TimedStep[] {
  const ends = [...steps].reverse().reduce<IsoDate[]>((days, _, index, reversed) => {
    const later = days[0];
    const wait = reversed[index - 1]?.after ?? 0;
    return [later === undefined ? lastDay : officeDayFrom(later, -wait, closedDays), ...days];
  }, []);
  const roundDay = ends[steps.findIndex(({ to }) => to === 'submitted')] ?? lastDay;
  let place = 0;
  return steps.map((step, index) => {
    const day = ends[index] ?? lastDay;
    place = day === ends[index - 1] ? place + 1 : 0;
    const minutes = 9 * 60 + ((number * CASE_SHIFT) % MOST_SHIFT) + place * MINUTES_BETWEEN;
    const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    return { ...step, day, at: `${day}T${clock}:00+09:00`, roundDay };
  });
}
