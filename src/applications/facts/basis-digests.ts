import { BASIS_PARTS, type BasisPart, decisionBasis } from '../../procedure/case/decision-basis.js';
import type { CaseFacts } from '../../procedure/case/facts.js';
import { dayOfDraft, designationBasis } from '../../procedure/designation/designation-basis.js';
import { jsonDigest } from '../../record/hash-chain.js';
import type { BasisDigests } from '../entities/draft-decision.js';
import type { Matter } from '../entities/submission.js';

/** Written with the draft, and compared with how things are whenever the draft is looked at. */
export function basisDigests(
  facts: CaseFacts,
  { attachments, draft }: Pick<Matter, 'attachments'> & { draft: Parameters<typeof dayOfDraft>[0] },
): BasisDigests {
  const basis = decisionBasis(facts, { attachments, ...designationBasis(facts, dayOfDraft(draft)) });
  return Object.fromEntries(BASIS_PARTS.map((part) => [part, jsonDigest(basis[part] ?? null)])) as BasisDigests;
}

/** A part that was not kept yet when the draft was made is not compared: nobody knows how it was. */
export const changedBasis = (then: Partial<BasisDigests>, now: BasisDigests): BasisPart[] =>
  BASIS_PARTS.filter((part) => then[part] !== undefined && then[part] !== now[part]);

/** Digest of all that lay before somebody, of the parts that are kept with the draft: one from before a part was added has none of it. */
export const digestOfParts = (then: Partial<BasisDigests>, now: BasisDigests): string =>
  jsonDigest(Object.fromEntries(BASIS_PARTS.flatMap((part) => (then[part] === undefined ? [] : [[part, now[part]]]))));
