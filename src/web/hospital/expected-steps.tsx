import type { CaseView } from '../../applications/queries/case-view.js';
import { EVALUATION_SOURCE } from '../../procedure/calendar/evaluation-days.js';
import { Banner, DescriptionTable } from '../components/index.js';

/** The present stage and those still ahead with the time the round expects for them; nothing without any. */
export function ExpectedSteps({ view: { expectedSteps, round } }: { view: Pick<CaseView, 'expectedSteps' | 'round'> }) {
  if (expectedSteps.length === 0) return null;
  return (
    <>
      <DescriptionTable
        caption={`これからの予定${round ? `（${round.label}）` : ''}`}
        rows={expectedSteps.map(({ label, when }) => ({ label, value: when || '日程は決まっていません' }))}
      />
      <RoundCertainty round={round} />
    </>
  );
}

/** Says that the dates of a round are not the prefecture's word. */
export function RoundCertainty({ round }: Pick<CaseView, 'round'>) {
  if (round?.certainty !== 'unconfirmed') return null;
  return <p class="source">この申請回の日程は仮のものです。確かな日程は都道府県にお確かめください。</p>;
}

/** That the round may be missed, with what to do; nothing where it will not be. */
export function RoundForecast({ view: { roundForecast } }: { view: Pick<CaseView, 'roundForecast'> }) {
  if (roundForecast === null) return null;
  return (
    <Banner kind="warning" title="申請回に間に合わないおそれ">
      <p>{roundForecast}</p>
      <p class="source">{EVALUATION_SOURCE}</p>
    </Banner>
  );
}
