import type { CaseView } from '../../applications/queries/case-view.js';
import { DescriptionTable } from '../components/index.js';

/** The stages still ahead with the time the round expects for them; nothing without any. */
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
