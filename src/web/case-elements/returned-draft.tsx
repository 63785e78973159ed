import type { CaseView } from '../../applications/queries/case-view.js';
import { Banner } from '../components/index.js';
import { formatDate } from '../base/format.js';

/** Why the approver returned the last draft, until the next one is made; nothing where none was returned. */
export function ReturnedDraft({ view: { facts } }: { view: CaseView }) {
  if (facts.returnedDraft === null) return null;
  const { reason, returnedOn, approverName } = facts.returnedDraft;
  return (
    <Banner kind="warning" title={`起案が戻されています（${formatDate(returnedOn)}　${approverName}）`}>
      <p class="typed-text">{reason}</p>
    </Banner>
  );
}
