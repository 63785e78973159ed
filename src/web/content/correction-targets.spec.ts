/** What the prefecture chooses from where it says what is to be corrected. */
import { hokkaidoProfile, filledContent } from '../../../test/support/procedure-samples.js';
import { sampleFacts } from '../../../test/support/procedure.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import { KINDS } from '../../procedure/terms/kinds.js';
import { correctionTargets } from './correction-targets.js';

it.each(KINDS)('offers the person to phone and the telephone of %s, each once', (kind) => {
  const facts = sampleFacts(kind, { profile: hokkaidoProfile(), content: filledContent(kind) });
  const targets = correctionTargets({ facts, documents: { required: [] } } as unknown as CaseView);
  expect(targets.slice(0, 2)).toEqual([
    { value: 'contactName', label: '申請内容：医療機関の基本情報' },
    { value: 'contactPhone', label: '申請内容：医療機関の基本情報（担当者の電話番号）' },
  ]);
  expect(new Set(targets.map(({ label }) => label)).size).toBe(targets.length);
});
