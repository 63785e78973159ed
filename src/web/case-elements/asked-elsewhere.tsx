import type { CaseView } from '../../applications/queries/case-view.js';
import { requestsElsewhereInWords } from '../../procedure/case/hearings.js';
import { eventLabel } from '../../procedure/events/index.js';
import { Banner } from '../components/index.js';

/** A council was asked in whose area the institution is no longer; nothing where that is not so. @param inside whether the reader can ask another */
export function AskedElsewhere({ view: { facts }, inside }: { view: CaseView; inside: boolean }) {
  const text = requestsElsewhereInWords(facts);
  if (text === null) return null;
  return (
    <Banner kind="warning" title="依頼した後に、医療機関の構想区域が変わりました">
      <p>{text}</p>
      {inside && (
        <p>
          登録の誤りでなければ、「{eventLabel('CANCEL_COUNCIL_REQUEST', facts.procedure)}
          」で依頼を取り下げてから、今の区域に依頼してください。
        </p>
      )}
    </Banner>
  );
}
