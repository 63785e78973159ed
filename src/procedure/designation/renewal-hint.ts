/**
 * When a hospital is reminded of preparing the renewal (法115①): the decision asks for the result of the evaluation (法115④→113④), and an
 * application that arrives by the last day keeps the designation until it (法115②). Guidance only: nothing is decided by it.
 */
import { addDays, type IsoDate } from '../calendar/days.js';
import { expectedEvaluationOn, LONGEST_EVALUATION_DAYS, MEAN_EVALUATION_DAYS } from '../calendar/evaluation-days.js';
import { formatJapaneseDate } from '../calendar/japanese-date.js';

export const RENEWAL_SOURCE = `受審の日数は平均約${MEAN_EVALUATION_DAYS}日・最長${LONGEST_EVALUATION_DAYS}日（日本医師会 令和7年4月23日の会見）。目安であり、期限を定めるものではありません。`;

/** Japanese. */
export interface RenewalHint {
  title: string;
  text: string;
  /** The average evaluation would not end before the designation does. */
  urgent: boolean;
}

/**
 * A hint from so many days before the end as the longest evaluation took; null earlier, and when a renewal is under way.
 * @param validTo last day of the designation
 */
export function renewalHint({
  validTo,
  today,
  renewalOpen,
}: {
  validTo: IsoDate;
  today: IsoDate;
  renewalOpen: boolean;
}): RenewalHint | null {
  if (renewalOpen || today > validTo || addDays(today, LONGEST_EVALUATION_DAYS) < validTo) return null;
  const expectedResult = expectedEvaluationOn(today);
  const urgent = expectedResult > validTo;
  const ends = formatJapaneseDate(validTo);
  return {
    title: urgent ? '更新の準備：いそいでください' : '更新の準備を始める時期です',
    text: `指定は${ends}に満了します。いま受審を申し込むと、評価の結果は${formatJapaneseDate(expectedResult)}頃の見込みです。更新の決定には評価の結果が必要です。更新の申請は、満了の日までに提出してください。`,
    urgent,
  };
}
