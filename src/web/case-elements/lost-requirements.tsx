import type { CaseView } from '../../applications/queries/case-view.js';
import { type LostRequirement, meaningOfLoss } from '../../procedure/lost-requirements.js';
import { recordedFact } from '../../procedure/recorded-facts.js';
import { OUTCOME_LABEL } from '../../procedure/terms/kinds.js';
import { recordsPath } from '../addresses/case-addresses.js';
import { Banner } from '../components/index.js';

/** What was designated rests on conditions that the records no longer show, since they were put right; nothing where all of them do. */
export function LostRequirements({ view, lost }: { view: CaseView; lost: readonly LostRequirement[] }) {
  if (lost.length === 0) return null;
  const { application, facts } = view;
  const labels = ({ records }: LostRequirement) =>
    records.map((name) => `「${recordedFact(application.state, facts, name)?.label ?? name.type}」`).join('');
  return (
    <Banner
      kind="warning"
      title={`通知の後の記録の訂正により、${OUTCOME_LABEL[facts.procedure].granted}の条件を満たさない記録になっています`}
    >
      <ul>
        {lost.map((each) => (
          <li>
            {each.requirement}（{each.condition.legalBasis}）。訂正した記録：{labels(each)}
            {each.condition.evidence ? `。いまの記録：${each.condition.evidence}` : ''}
          </li>
        ))}
      </ul>
      <p>
        {meaningOfLoss({ facts })}
        <a href={`${recordsPath(application.id)}#corrected`}>訂正の記録</a>
      </p>
    </Banner>
  );
}
