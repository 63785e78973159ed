/**
 * When a hospital is reminded of preparing the renewal (法115①): the decision asks for the result of the evaluation (法115④→113④), and an
 * application that arrives by the last day keeps the designation until it (法115②). Guidance only: nothing is decided by it.
 */
import { addDays, type IsoDate } from '../calendar/days.js';
import { expectedEvaluationOn, LONGEST_EVALUATION_DAYS } from '../calendar/evaluation-days.js';
import { formatJapaneseDate } from '../calendar/japanese-date.js';
import type { Kind } from '../terms/kinds.js';
import type { RegisterStanding } from './standing.js';

/** Japanese. */
export interface RenewalHint {
  title: string;
  text: string;
  /** The average evaluation would not end before the designation does. */
  urgent: boolean;
}

/**
 * A hint from so many days before the end as the longest evaluation took; null earlier, and when a renewal is under way or was given.
 * @param validTo last day of the designation
 * @param renewed whether the designation goes on after that day by a line that was decided ahead
 */
export function renewalHint({
  validTo,
  today,
  renewalOpen,
  renewed,
}: {
  validTo: IsoDate;
  today: IsoDate;
  renewalOpen: boolean;
  renewed: boolean;
}): RenewalHint | null {
  if (renewalOpen || renewed || today > validTo || addDays(today, LONGEST_EVALUATION_DAYS) < validTo) return null;
  const expectedResult = expectedEvaluationOn(today);
  const urgent = expectedResult > validTo;
  const ends = formatJapaneseDate(validTo);
  return {
    title: urgent ? '更新の準備：いそいでください' : '更新の準備を始める時期です',
    text: `指定は${ends}に満了します。いま受審を申し込むと、評価の結果は${formatJapaneseDate(expectedResult)}頃の見込みです。更新の決定には評価の結果が必要です。更新の申請は、満了の日までに提出してください。`,
    urgent,
  };
}

/** Whether another line of the same kind carries a designation on after its last day. */
export function isRenewed(
  { kind, validTo }: { kind: Kind; validTo: IsoDate },
  held: readonly { kind: Kind; validTo: IsoDate; standing: RegisterStanding }[],
): boolean {
  return held.some((other) => other.kind === kind && other.standing !== 'expired' && other.validTo > validTo);
}
