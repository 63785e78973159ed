import type { CaseView, HearingView } from '../../applications/queries/case-view.js';
import { filePath } from '../addresses/case-addresses.js';
import { Banner } from '../components/index.js';

/** That a request reached nobody, and the letter that takes it there; nothing where somebody can read it. */
export function CentreWithoutUser({ view, hearings }: { view: CaseView; hearings: readonly HearingView[] }) {
  if (hearings.length === 0) return null;
  return (
    <Banner kind="warning" title="依頼した保健所に、この仕組みの利用者がいません">
      <p>{UNREAD}</p>
      <ul>
        {hearings.map(({ planningAreaId, planningAreaName, healthCentreName }) => {
          const letter = view.documents.issued.find(
            ({ formId, subjectKey }) => formId === 'coordination-council-request' && subjectKey === planningAreaId,
          );
          return (
            <li>
              {healthCentreName}（{planningAreaName}圏）　
              {letter ? <a href={filePath(letter.id)}>依頼文（PDF）</a> : '依頼文は「文書」から発行できます'}
            </li>
          );
        })}
      </ul>
    </Banner>
  );
}

/** Also said before the request goes. */
export const UNREAD =
  '依頼は「お知らせ」では届きません。依頼文と確認様式を郵便かメールで送り、システム管理者に保健所の利用者の登録を頼んでください。';
