import { BASIS_PARTS, type BasisPart, decisionBasis } from '../../procedure/case/decision-basis.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { CaseFacts } from '../../procedure/case/facts.js';
import { changedDesignation } from '../../procedure/designation/validity.js';
import { jsonDigest } from '../../record/hash-chain.js';
import type { BasisDigests } from '../entities/draft-decision.js';
import type { Matter } from '../entities/submission.js';

/** Written with the draft, and compared with how things are whenever the draft is looked at. `firstDay` is that of the draft. */
export function basisDigests(
  facts: CaseFacts,
  { attachments, firstDay }: Pick<Matter, 'attachments'> & { firstDay: IsoDate | null },
): BasisDigests {
  const basis = decisionBasis(facts, { attachments, designation: changedDesignation(facts, firstDay) });
  return Object.fromEntries(BASIS_PARTS.map((part) => [part, jsonDigest(basis[part] ?? null)])) as BasisDigests;
}

/** A part that was not kept yet when the draft was made is not compared: nobody knows how it was. */
export const changedBasis = (then: Partial<BasisDigests>, now: BasisDigests): BasisPart[] =>
  BASIS_PARTS.filter((part) => then[part] !== undefined && then[part] !== now[part]);
