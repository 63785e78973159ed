/** 処理日数: office days an application has been with the prefecture, without the days of clock stops (行手6). */
import { addDays, type IsoDate } from '../calendar/days.js';
import { addOfficeDays, isOfficeDay, officeDaysBetween } from '../calendar/office-days.js';
import type { CaseFacts, ClockStop } from './facts.js';

/** How the reason of a clock stop is named in the arithmetic. */
const CLOCK_STOP_LABEL: Readonly<Record<ClockStop['reason'], string>> = {
  correction: '補正',
  applicant: '申請者の都合',
  additionalMaterial: '追加資料',
};

export interface ProcessingDays {
  /** Office days that count against the standard processing period. */
  elapsed: number;
  /** Office days taken out, by reason; a day that two stops share is taken out once, for the earlier stop. */
  excluded: { reason: ClockStop['reason']; days: number }[];
  /** The arithmetic written out: 処理日数 31開庁日（補正 6開庁日を除く）. */
  text: string;
}

/**
 * Office days after `arrivedOn` up to and including `until` (the day of decision, or today).
 * A stop takes out the office days after its `from` up to and including its `to`;
 * an open stop (`to` null) runs until `until`.
 */
export function processingDays(facts: {
  arrivedOn: IsoDate;
  until: IsoDate;
  clockStops: readonly ClockStop[];
  closedDays: ReadonlySet<IsoDate>;
}): ProcessingDays {
  const { arrivedOn, until, closedDays } = facts;
  const stops = [...facts.clockStops].sort((a, b) => a.from.localeCompare(b.from));
  let elapsed = 0;
  const daysByReason = new Map<ClockStop['reason'], number>();
  for (let day = arrivedOn; day < until;) {
    day = addDays(day, 1);
    if (!isOfficeDay(day, closedDays)) continue;
    const stop = stops.find(({ from, to }) => from < day && (to === null || day <= to));
    if (stop) daysByReason.set(stop.reason, (daysByReason.get(stop.reason) ?? 0) + 1);
    else elapsed += 1;
  }
  const excluded = [...daysByReason].map(([reason, days]) => ({ reason, days }));
  return { elapsed, excluded, text: `処理日数 ${elapsed}開庁日${exclusionText(excluded)}` };
}

/**
 * The end of 標準処理期間. It runs from the arrival (行政手続法6条・7条), not from the receipt, and the days of the stops that are over do not
 * count. Null where the prefecture has published no period, or nothing has arrived.
 */
export function processingDueOn({
  clockStops,
  closedDays,
  profile,
  submittedOn,
}: Pick<CaseFacts, 'clockStops' | 'closedDays' | 'profile' | 'submittedOn'>): IsoDate | null {
  const days = profile.standardProcessingOfficeDays;
  if (days === null || submittedOn === null) return null;
  const stopped = clockStops.map(({ from, to }) => (to === null ? 0 : officeDaysBetween(from, to, closedDays)));
  return addOfficeDays(
    submittedOn,
    stopped.reduce((sum, each) => sum + each, days),
    closedDays,
  );
}

function exclusionText(excluded: ProcessingDays['excluded']): string {
  if (excluded.length === 0) return '';
  const parts = excluded.map(({ reason, days }) => `${CLOCK_STOP_LABEL[reason]} ${days}開庁日`);
  return `（${parts.join('、')}を除く）`;
}
