/** Whether an application that waits for its evaluation comes to the round that was chosen for it, said to the hospital before it is late. */
import { formatJapaneseDate } from '../calendar/japanese-date.js';
import type { IsoDate } from '../calendar/days.js';
import { expectedEvaluationOn } from '../calendar/evaluation-days.js';
import { roundReach } from '../calendar/round-reach.js';
import { isToBeTyped } from '../case/arrival.js';
import type { CaseFacts } from '../case/facts.js';

/**
 * A renewal that may arrive before the result (法115②) waits for no evaluation. After the deadline that itself is told, and no forecast.
 * @returns a Japanese sentence; null where nothing keeps the application from the round
 */
export function roundForecast(
  facts: Pick<CaseFacts, 'procedure' | 'profile' | 'evaluation' | 'round' | 'submittedOn' | 'paperArrivedOn'>,
  today: IsoDate,
): string | null {
  const { procedure, profile, evaluation, round, submittedOn } = facts;
  if (round === null || submittedOn !== null || isToBeTyped(facts) || today > round.applicationDeadline) return null;
  if (evaluation?.result || (procedure === 'renewal' && profile.takesRenewalBeforeEvaluation)) return null;
  const appliedOn = evaluation?.appliedOn ?? today;
  if (roundReach(appliedOn, round.applicationDeadline) === 'likely') return null;
  const applied =
    evaluation === null ? 'いま受審を申し込むと' : `${formatJapaneseDate(appliedOn)}に受審を申し込んだので`;
  return `${applied}、評価の結果は平均で${formatJapaneseDate(expectedEvaluationOn(appliedOn))}頃の見込みで、${round.label}の申請期限（${formatJapaneseDate(round.applicationDeadline)}）に間に合わないおそれがあります。評価センターに結果の時期を確かめ、次の申請回にするかを都道府県に相談してください。`;
}
