import { type EntityManager, In, IsNull, LessThan } from 'typeorm';
import type { DeadlineKind } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { ContextOf } from './case-effect-handlers.js';
import { Deadline } from '../entities/deadline.js';

/** A case has one open deadline of a kind: a new one takes the place of the old. */
export async function openDeadline(
  tx: EntityManager,
  { case: { id }, effect, seq }: ContextOf<'openDeadline'>,
): Promise<void> {
  await close(tx, id, [effect.kind], seq);
  await tx.insert(Deadline, {
    applicationId: id,
    kind: effect.kind,
    dueOn: effect.dueOn,
    legalBasis: effect.legalBasis,
    openedBySeq: seq,
  });
}

export async function closeDeadlines(
  tx: EntityManager,
  { case: { id }, effect, seq }: ContextOf<'closeDeadlines'>,
): Promise<void> {
  await close(tx, id, effect.kinds, seq);
}

/** Notes that DEADLINE_PASSED was logged, so that it is not sent again. The deadline stays open until it is met. */
export async function markPassed(
  tx: EntityManager,
  applicationId: string,
  kind: DeadlineKind,
  seq: number,
  today: IsoDate,
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
