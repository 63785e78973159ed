/** The labour-law condition of a designation (法113③三, 令14, 則82②; 連携B 則89②, C-1 則96②, C-2 則103②). */
import type { ApplicationContent } from '../fields/content.js';
import { lastDayOfYears, type IsoDate } from '../calendar/days.js';

/**
 * Last day of application that the referral bars: one year counted from the day of referral itself
 * (則82② 送致等の日から起算して), not from its publication. Referral 2025-12-01 → 2026-11-30.
 */
export function violationBarsUntil(referredOn: IsoDate): IsoDate {
  return lastDayOfYears(referredOn, 1);
}

/**
 * Whether a referral keeps the hospital from being designated: it was made public, and on the day of
 * application one year since the referral has not passed (則82②). A published referral whose day is not
 * entered bars, because nobody can show that the year has passed.
 */
export function violationBars(applicationDay: IsoDate, violation: ApplicationContent['violation']): boolean {
  const published = violation.exists && violation.publishedOn !== null && violation.publishedOn <= applicationDay;
  if (!published) return false;
  return violation.referredOn === null || applicationDay <= violationBarsUntil(violation.referredOn);
}
