import { sampleDraft, sampleFacts } from '../../../test/support/procedure.js';
import { jsonDigest } from '../../record/hash-chain.js';
import { basisDigests, changedBasis, digestOfParts } from './basis-digests.js';

it('a draft from before a part was kept is compared by its own parts, and approved under the digest that it was made with', () => {
  const draft = sampleDraft('refuse');
  const now = basisDigests(sampleFacts('B'), { attachments: [], draft });
  const { arrival: _, currentStanding: __, heldDesignation: ___, ...older } = now;
  const corrected = basisDigests(sampleFacts('B', { submittedOn: '2026-11-19' }), { attachments: [], draft });
  expect(changedBasis(now, corrected)).toEqual(['arrival']);
  expect(changedBasis(older, corrected)).toEqual([]);
  expect(digestOfParts(older, corrected)).toBe(jsonDigest(older));
  expect(digestOfParts(now, now)).toBe(jsonDigest(now));
  expect(digestOfParts(now, corrected)).not.toBe(jsonDigest(now));
});
