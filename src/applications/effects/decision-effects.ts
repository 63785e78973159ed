import { type EntityManager, IsNull } from 'typeorm';
import type { ContextOf, EffectContext } from './case-effect-handlers.js';
import { decisionDigest } from './decision-digest.js';
import { Approval } from '../entities/approval.js';
import { DraftDecision } from '../entities/draft-decision.js';

/** A new draft takes the place of an open one. */
export async function saveDraft(tx: EntityManager, context: ContextOf<'saveDraft'>): Promise<void> {
  const {
    actor,
    case: { id: applicationId },
    effect,
    event,
    facts,
    today,
  } = context;
  await voidOpenDraft(tx, context, '改めて起案したため');
  await tx.insert(DraftDecision, {
    applicationId,
    outcome: effect.outcome,
    drafterId: actor.accountId,
    drafterName: actor.name,
    draftedOn: today,
    reason: event.type === 'DRAFT_REFUSAL' ? event.reason : '',
    validFrom: effect.validFrom,
    validTo: effect.validTo,
    contentDigest: decisionDigest(facts),
  });
}

export async function saveApproval(tx: EntityManager, context: EffectContext): Promise<void> {
  await answerDraft(tx, context, 'approved');
}

/** The open draft and its approval no longer count. A draft that the approver returns keeps the answer with its comment. */
export async function voidApprovals(tx: EntityManager, context: EffectContext): Promise<void> {
  const { event } = context;
  if (event.type === 'RETURN_DRAFT') await answerDraft(tx, context, 'returned');
  await voidOpenDraft(tx, context, voidReason(event));
}

async function answerDraft(
  tx: EntityManager,
  { actor, case: { id: applicationId }, event, facts, today }: EffectContext,
  answer: Approval['answer'],
): Promise<void> {
  const draft = await tx.findOneByOrFail(DraftDecision, { applicationId, voidedOn: IsNull() });
  await tx.insert(Approval, {
    applicationId,
    draftDecisionId: draft.id,
    approverId: actor.accountId,
    approverName: actor.name,
    answer,
    comment: 'comment' in event ? event.comment : '',
    contentDigest: decisionDigest(facts),
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

function voidReason(event: EffectContext['event']): string {
  if ('reason' in event) return event.reason;
  return 'comment' in event ? event.comment : '';
}
