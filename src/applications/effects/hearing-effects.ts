import { type EntityManager, In, IsNull, LessThan, Or } from 'typeorm';
import type { CouncilId } from '../../procedure/case/facts.js';
import { hearingStep } from '../../procedure/case/hearings.js';
import type { ContextOf, EffectContext } from './case-effect-handlers.js';
import { Hearing } from '../entities/hearing.js';

/** An older hearing of the same council (and area) that still counted is voided: it is heard again. */
export async function openHearings(
  tx: EntityManager,
  { case: { id: applicationId }, effect: { council, requestedOn, asked } }: ContextOf<'openHearings'>,
): Promise<void> {
  for (const { planningAreaId, healthCentreId, dueOn } of asked) {
    const former = { applicationId, council, planningAreaId: planningAreaId ?? IsNull(), voided: false };
    await tx.update(Hearing, former, { voided: true });
    const step = council === 'coordinationCouncil' ? ('toConvene' as const) : null;
    await tx.insert(Hearing, {
      applicationId,
      council,
      planningAreaId,
      healthCentreId,
      dueOn,
      requestedOn,
      step,
    });
  }
}

/** Gives more time, and never less: what is due on a later day already keeps it. */
export async function extendHearings(
  tx: EntityManager,
  { case: { id }, effect: { council, dueOn } }: ContextOf<'extendHearings'>,
): Promise<void> {
  await tx.update(Hearing, { ...unanswered(id, council), dueOn: Or(IsNull(), LessThan(dueOn)) }, { dueOn });
}

/** Takes back what was asked and is not answered yet. */
export async function cancelHearings(
  tx: EntityManager,
  { case: { id }, effect }: ContextOf<'cancelHearings'>,
): Promise<void> {
  await tx.update(Hearing, unanswered(id, effect.council), { voided: true });
}

const unanswered = (applicationId: string, council: CouncilId) => ({
  applicationId,
  council,
  voided: false,
  ...(council === 'coordinationCouncil' ? { reportedOn: IsNull() } : { opinion: IsNull() }),
});

/** What was heard no longer counts: the council will be asked again. */
export async function voidHearings(
  tx: EntityManager,
  { case: { id }, effect }: ContextOf<'voidHearings'>,
): Promise<void> {
  await tx.update(Hearing, { applicationId: id, council: In([...effect.councils]), voided: false }, { voided: true });
}

export async function saveConvening(tx: EntityManager, context: ContextOf<'saveConvening'>): Promise<void> {
  const { hearingId, convened } = context.effect;
  await updateHearing(tx, context, hearingId, convened);
}

export async function saveConfirmation(tx: EntityManager, context: ContextOf<'saveConfirmation'>): Promise<void> {
  const { hearingId, confirmation } = context.effect;
  await updateHearing(tx, context, hearingId, confirmation);
}

export async function stampReport(tx: EntityManager, context: ContextOf<'stampReport'>): Promise<void> {
  await updateHearing(tx, context, context.effect.hearingId, { reportedOn: context.today });
}

export async function clearConvening(tx: EntityManager, context: ContextOf<'clearConvening'>): Promise<void> {
  const meeting = { meetingId: null, meetingChair: null, meetingMembers: null, meetingAnswered: null };
  const convened = { ...meeting, method: null, meetsOn: null, meetingName: null };
  const confirmation = { points: null, confirmedOn: null, chair: null, remarks: '' };
  await updateHearing(tx, context, context.effect.hearingId, { ...convened, ...confirmation });
}

export async function clearReport(tx: EntityManager, context: ContextOf<'clearReport'>): Promise<void> {
  await updateHearing(tx, context, context.effect.hearingId, { reportedOn: null });
}

export async function correctRequest(tx: EntityManager, context: ContextOf<'correctRequest'>): Promise<void> {
  const { hearingId, requestedOn } = context.effect;
  await updateHearing(tx, context, hearingId, { requestedOn });
}

export async function correctReport(tx: EntityManager, context: ContextOf<'correctReport'>): Promise<void> {
  const { hearingId, reportedOn } = context.effect;
  await updateHearing(tx, context, hearingId, { reportedOn });
}

export async function correctReportDue(tx: EntityManager, context: ContextOf<'correctReportDue'>): Promise<void> {
  const { hearingId, dueOn } = context.effect;
  await updateHearing(tx, context, hearingId, { dueOn });
}

export async function saveOpinion(tx: EntityManager, context: ContextOf<'saveOpinion'>): Promise<void> {
  const { council, opinion } = context.effect;
  const { affected } = await tx.update(Hearing, { applicationId: context.case.id, council, voided: false }, opinion);
  if (affected !== 1) throw new Error(`case ${context.case.id} waits for ${affected ?? 0} hearings of ${council}`);
}

async function updateHearing(
  tx: EntityManager,
  context: EffectContext,
  id: string,
  values: Partial<Omit<Hearing, 'points'>> & { points?: object | null },
): Promise<void> {
  const after = context.after.hearings.find((hearing) => hearing.id === id);
  const step = after?.council === 'coordinationCouncil' ? hearingStep(context.case.kind, after) : null;
  const which = { id, applicationId: context.case.id, voided: false };
  const { affected } = await tx.update(Hearing, which, { ...values, step });
  if (affected !== 1) throw new Error(`case ${context.case.id} has no hearing ${id} that counts`);
}
