/** Whether an application that waits for its evaluation comes to the round that was chosen for it, said to the hospital before it is late. */
import { formatJapaneseDate } from '../calendar/japanese-date.js';
import type { IsoDate } from '../calendar/days.js';
import { expectedEvaluationOn } from '../calendar/evaluation-days.js';
import { roundReach } from '../calendar/round-reach.js';
import { isToBeTyped } from '../case/arrival.js';
import type { CaseFacts } from '../case/facts.js';

/** Whether an application is not submitted before the result of its evaluation, and has none yet. */
export function waitsForEvaluation({
  procedure,
  profile,
  evaluation,
}: Pick<CaseFacts, 'procedure' | 'profile' | 'evaluation'>): boolean {
  return !evaluation?.result && !(procedure === 'renewal' && profile.takesRenewalBeforeEvaluation);
}

/**
 * A renewal that may arrive before the result (法115②) waits for no evaluation. After the deadline that itself is told, and no forecast.
 * @returns a Japanese sentence; null where nothing keeps the application from the round
 */
export function roundForecast(
  facts: Pick<CaseFacts, 'procedure' | 'profile' | 'plan' | 'evaluation' | 'round' | 'submittedOn' | 'paperArrivedOn'>,
  today: IsoDate,
): string | null {
  const { plan, evaluation, round, submittedOn } = facts;
  if (round === null || submittedOn !== null || isToBeTyped(facts) || today > round.applicationDeadline) return null;
  if (!waitsForEvaluation(facts)) return null;
  const appliedOn = evaluation?.appliedOn ?? today;
  if (roundReach(appliedOn, round.applicationDeadline) === 'likely') return null;
  const applied =
    evaluation === null
      ? plan === null
        ? '受審の申込みには時短計画（案）が要ります。いま計画（案）があり、受審を申し込めたとしても'
        : 'いま受審を申し込むと'
      : `${formatJapaneseDate(appliedOn)}に受審を申し込んだので`;
  return `${applied}、評価の結果は平均で${formatJapaneseDate(expectedEvaluationOn(appliedOn))}頃の見込みで、${round.label}の申請期限（${formatJapaneseDate(round.applicationDeadline)}）に間に合わないおそれがあります。評価センターに結果の時期を確かめ、次の申請回にするかを都道府県に相談してください。`;
}
