import { jsonDigest } from '../../record/hash-chain.js';
import type { CaseFacts } from '../../procedure/case/facts.js';

/**
 * SHA-256 of what a decision rests on: content, plan, evaluation, examination, hearings and files. Written with the
 * draft and with the answer of the approver, so that it can be shown later that both saw the same case.
 */
export function decisionDigest({
  content,
  plan,
  evaluation,
  examination,
  hearings,
  attachedDocuments,
}: CaseFacts): string {
  return jsonDigest({ content, plan, evaluation, examination, hearings, attachedDocuments });
}
