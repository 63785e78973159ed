import { renderToString } from 'preact-render-to-string';
import type { DraftView } from '../../applications/queries/case-view.js';
import { sampleFacts } from '../../../test/support/procedure.js';
import { DraftTable } from './draft-table.js';

const draft: DraftView = {
  id: '1',
  outcome: 'designate',
  drafterName: '起案 担当',
  draftedOn: '2026-12-03',
  text: '',
  reason: '',
  terms: '',
  issueOn: null,
  answers: [],
  validFrom: '2027-04-01',
  validTo: '2030-03-31',
  voidedOn: null,
  voidReason: '',
  told: [],
  approvals: [],
};

it.each([
  ['B', 'new', '（法115①）'],
  ['C2', 'new', '（法120②→115①）'],
  ['C1', 'renewal', '（法119②→115③）'],
  ['RENKEI_B', 'change', '（法118②→116）'],
] as const)('names the article of the period as it applies to %s, %s', (kind, procedure, article) => {
  expect(
    renderToString(<DraftTable draft={draft} facts={sampleFacts(kind, { procedure })} caption="起案" />),
  ).toContain(article);
});
