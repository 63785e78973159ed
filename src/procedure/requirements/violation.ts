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
 * Whether a referral keeps the hospital from being designated: it has been made public, and on the day of application (指定の申請時において)
 * one year since the referral had not passed (則82②). One that came after the arrival is not a fact of this application; it is a matter of
 * 法117. A published referral whose day is not entered bars, because nobody can show that the year has passed.
 * @param arrivedOn day on which the application arrived
 */
export function violationBars(
  { arrivedOn, today }: { arrivedOn: IsoDate; today: IsoDate },
  { exists, publishedOn, referredOn }: ApplicationContent['violation'],
): boolean {
  if (!exists || publishedOn === null || publishedOn > today) return false;
  return referredOn === null || (referredOn <= arrivedOn && arrivedOn <= violationBarsUntil(referredOn));
}
