import type { EntityManager } from 'typeorm';
import { jsonDigest } from '../../record/hash-chain.js';
import { Submission } from '../entities/submission.js';
import type { ContextOf } from './case-effect-handlers.js';

/** Keeps what is submitted, for good. */
export async function freezeSubmission(tx: EntityManager, context: ContextOf<'freezeSubmission'>): Promise<void> {
  const { actor, effect, matter } = context;
  await tx.insert(Submission, {
    applicationId: context.case.id,
    number: effect.number,
    seq: context.seq,
    eventType: effect.event,
    submittedOn: context.today,
    submittedAt: context.now,
    submittedById: actor.accountId,
    submittedByName: actor.name,
    submittedByOffice: actor.officeName,
    matter,
    sha256: jsonDigest(matter),
  });
}
