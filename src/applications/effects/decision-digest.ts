import { jsonDigest } from '../../record/hash-chain.js';
import type { EffectContext } from './case-effect-handlers.js';

/**
 * SHA-256 of what a decision rests on: what was submitted (content, plan, evaluation, each file with its own SHA-256), examination and
 * hearings. Written with the draft and with the answer of the approver, so that it can be shown later that both saw the same case.
 */
export function decisionDigest({
  matter,
  facts: { examination, hearings },
}: Pick<EffectContext, 'matter' | 'facts'>): string {
  return jsonDigest({ ...matter, examination, hearings });
}
