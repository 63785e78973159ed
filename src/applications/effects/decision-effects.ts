import { type EntityManager, IsNull } from 'typeorm';
import type { ContextOf, EffectContext } from './case-effect-handlers.js';
import { jsonDigest } from '../../record/hash-chain.js';
import { basisDigests, digestOfParts } from '../facts/basis-digests.js';
import { Approval } from '../entities/approval.js';
import { DraftDecision } from '../entities/draft-decision.js';

/** A new draft takes the place of an open one. */
export async function saveDraft(tx: EntityManager, context: ContextOf<'saveDraft'>): Promise<void> {
  const {
    actor,
    case: { id: applicationId },
    effect: { type: _, requirements, answers, ...drafted },
    facts,
    matter,
    seq,
    today,
  } = context;
  const digests = basisDigests(facts, { ...matter, draft: { ...drafted, draftedOn: today } });
  await voidOpenDraft(tx, context, '改めて起案したため');
  await tx.insert(DraftDecision, {
    applicationId,
    ...drafted,
    answers: [...answers],
    seq,
    drafterId: actor.accountId,
    drafterName: actor.name,
    draftedOn: today,
    basis: { requirements, digests },
    contentDigest: jsonDigest(digests),
  });
}

export async function saveApproval(tx: EntityManager, context: ContextOf<'saveApproval'>): Promise<void> {
  await answerDraft(tx, context, { answer: 'approved', comment: context.effect.comment });
}

/** Beside the approved draft, for the 審査票 that is printed after the notice. */
export async function saveNoticeJudgement(tx: EntityManager, context: ContextOf<'saveNoticeJudgement'>): Promise<void> {
  const { type: _, ...noticeJudgement } = context.effect;
  const which = { applicationId: context.case.id, voidedOn: IsNull() };
  const { affected } = await tx.update(DraftDecision, which, { noticeJudgement });
  if (affected !== 1) throw new Error(`case ${context.case.id} has ${affected ?? 0} drafts that count`);
}

/** Of the approval that counts; what was written before stays in the log. */
export async function correctApproval(tx: EntityManager, context: ContextOf<'correctApproval'>): Promise<void> {
  const which = { applicationId: context.case.id, answer: 'approved', voidedOn: IsNull() } as const;
  const { affected } = await tx.update(Approval, which, { comment: context.effect.comment });
  if (affected !== 1) throw new Error(`case ${context.case.id} has ${affected ?? 0} approvals that count`);
}

/** The open draft and its approval no longer count. A draft that the approver returns keeps the answer with its comment. */
export async function voidApprovals(tx: EntityManager, context: ContextOf<'voidApprovals'>): Promise<void> {
  const { reason, returned } = context.effect;
  if (returned) await answerDraft(tx, context, { answer: 'returned', comment: reason });
  await voidOpenDraft(tx, context, reason);
}

async function answerDraft(
  tx: EntityManager,
  context: EffectContext,
  given: Pick<Approval, 'answer' | 'comment'>,
): Promise<void> {
  const {
    actor,
    case: { id: applicationId },
    facts,
    matter,
    today,
  } = context;
  const draft = await tx.findOneByOrFail(DraftDecision, { applicationId, voidedOn: IsNull() });
  const now = basisDigests(facts, { ...matter, draft });
  await tx.insert(Approval, {
    applicationId,
    draftDecisionId: draft.id,
    approverId: actor.accountId,
    approverName: actor.name,
    ...given,
    contentDigest: digestOfParts(draft.basis?.digests ?? now, now),
    answeredOn: today,
  });
}

async function voidOpenDraft(
  tx: EntityManager,
  { case: { id: applicationId }, today }: EffectContext,
  reason: string,
): Promise<void> {
  const voided = { voidedOn: today, voidReason: reason };
  await tx.update(Approval, { applicationId, answer: 'approved', voidedOn: IsNull() }, voided);
  await tx.update(DraftDecision, { applicationId, voidedOn: IsNull() }, voided);
}
