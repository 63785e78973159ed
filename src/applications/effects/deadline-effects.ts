import { type EntityManager, In, IsNull, LessThan } from 'typeorm';
import type { DeadlineKind } from '../../procedure/case/facts.js';
import type { ContextOf } from './case-effect-handlers.js';
import { Deadline } from '../entities/deadline.js';

/** A case has one open deadline of a kind: a new one takes the place of the old. */
export async function openDeadline(
  tx: EntityManager,
  { case: { id }, effect, facts, seq }: Pick<ContextOf<'openDeadline'>, 'case' | 'effect' | 'facts' | 'seq'>,
): Promise<void> {
  await close(tx, id, [effect.kind], seq);
  await tx.insert(Deadline, {
    applicationId: id,
    kind: effect.kind,
    dueOn: effect.dueOn,
    legalBasis: effect.legalBasis,
    remindedOn: facts.deadlines.find(({ kind }) => kind === effect.kind)?.remindedOn ?? null,
    openedBySeq: seq,
  });
}

export async function closeDeadlines(
  tx: EntityManager,
  { case: { id }, effect, seq }: ContextOf<'closeDeadlines'>,
): Promise<void> {
  await close(tx, id, effect.kinds, seq);
}

export async function noteReminder(
  tx: EntityManager,
  { case: { id: applicationId }, effect: { kind }, today }: ContextOf<'noteReminder'>,
): Promise<void> {
  await tx.update(Deadline, { applicationId, kind, closedBySeq: IsNull() }, { remindedOn: today });
}

/** DEADLINE_PASSED is logged and is not sent again. */
export async function notePassedDeadline(
  tx: EntityManager,
  { case: { id: applicationId }, effect: { kind }, seq, today }: ContextOf<'notePassedDeadline'>,
): Promise<void> {
  await tx.update(
    Deadline,
    { applicationId, kind, dueOn: LessThan(today), closedBySeq: IsNull(), passedBySeq: IsNull() },
    { passedBySeq: seq },
  );
}

async function close(
  tx: EntityManager,
  applicationId: string,
  kinds: readonly DeadlineKind[],
  seq: number,
): Promise<void> {
  await tx.update(Deadline, { applicationId, kind: In([...kinds]), closedBySeq: IsNull() }, { closedBySeq: seq });
}
