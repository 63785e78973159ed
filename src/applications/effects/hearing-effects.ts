import { type EntityManager, In, IsNull } from 'typeorm';
import type { HearingFacts } from '../../procedure/case/facts.js';
import { hearingStep } from '../../procedure/case/hearings.js';
import type { RegistryService } from '../../registry/registry.service.js';
import type { ContextOf, EffectContext } from './case-effect-handlers.js';
import { Hearing } from '../entities/hearing.js';
import { CommandRefused } from '../entities/errors.js';
import { eventOf } from './event-of.js';

/**
 * Opens one hearing, or for the coordination council one for each area asked, addressed to the health centre that runs
 * the area's council. An older hearing of the same council (and area) that still counted is voided: it is heard again.
 * @throws CommandRefused for an area that is not in the registry
 */
export async function openHearings(
  tx: EntityManager,
  context: ContextOf<'openHearings'>,
  registry: RegistryService,
): Promise<void> {
  const { council } = context.effect;
  const opened = { applicationId: context.case.id, council, requestedOn: context.today };
  if (council !== 'coordinationCouncil') {
    await tx.update(Hearing, { applicationId: context.case.id, council, voided: false }, { voided: true });
    await tx.insert(Hearing, opened);
    return;
  }
  const { planningAreaIds, dueOn } = eventOf(context, 'REQUEST_COORDINATION_COUNCIL');
  for (const planningAreaId of planningAreaIds) {
    const secretariat = await registry.secretariatOf(planningAreaId, tx);
    if (!secretariat) throw unknownArea(context, planningAreaId);
    await tx.update(
      Hearing,
      { applicationId: context.case.id, council, planningAreaId, voided: false },
      { voided: true },
    );
    await tx.insert(Hearing, { ...opened, planningAreaId, healthCentreId: secretariat.id, dueOn, step: 'toConvene' });
  }
}

function unknownArea({ case: { id, state } }: EffectContext, planningAreaId: string): CommandRefused {
  const text = `構想区域「${planningAreaId}」は登録されていません。申請内容の派遣先の地域か、設定の構想区域を確認してください。`;
  return new CommandRefused(id, state, 'conditionsUnmet', text, [
    { id: 'areaRegistered', met: false, text, legalBasis: '' },
  ]);
}

/** Takes back what was asked and is not answered yet. */
export async function cancelHearings(
  tx: EntityManager,
  { case: { id }, effect }: ContextOf<'cancelHearings'>,
): Promise<void> {
  const unanswered = effect.council === 'coordinationCouncil' ? { reportedOn: IsNull() } : { opinion: IsNull() };
  await tx.update(
    Hearing,
    { applicationId: id, council: effect.council, voided: false, ...unanswered },
    { voided: true },
  );
}

/** What was heard no longer counts: the council will be asked again. */
export async function voidHearings(
  tx: EntityManager,
  { case: { id }, effect }: ContextOf<'voidHearings'>,
): Promise<void> {
  await tx.update(Hearing, { applicationId: id, council: In([...effect.councils]), voided: false }, { voided: true });
}

export async function saveConvening(tx: EntityManager, context: EffectContext): Promise<void> {
  const { hearingId, method, meetsOn, meetingName } = eventOf(context, 'CONVENE_COUNCIL');
  const convened = { method, meetsOn, meetingName };
  await updateHearing(tx, context, hearingId, convened, { convened });
}

export async function saveConfirmation(tx: EntityManager, context: EffectContext): Promise<void> {
  const { hearingId, points, confirmedOn, chair, remarks } = eventOf(context, 'RECORD_CONFIRMATION');
  const confirmation = { points, confirmedOn, chair, remarks };
  await updateHearing(tx, context, hearingId, confirmation, { confirmation });
}

export async function stampReport(tx: EntityManager, context: EffectContext): Promise<void> {
  const { hearingId } = eventOf(context, 'REPORT_CONFIRMATION');
  const reported = { reportedOn: context.today };
  await updateHearing(tx, context, hearingId, reported, reported);
}

export async function saveOpinion(tx: EntityManager, context: ContextOf<'saveOpinion'>): Promise<void> {
  const event = eventOf(context, 'RECORD_MEASURES_COUNCIL', 'RECORD_MEDICAL_COUNCIL');
  const { affected } = await tx.update(
    Hearing,
    { applicationId: context.case.id, council: context.effect.council, voided: false },
    {
      heldOn: event.heldOn,
      opinion: event.opinion,
      remarks: event.remarks,
      answeredOn: event.type === 'RECORD_MEDICAL_COUNCIL' ? event.answeredOn : null,
      body: event.type === 'RECORD_MEDICAL_COUNCIL' ? event.body : 'plenary',
    },
  );
  if (affected !== 1)
    throw new Error(`case ${context.case.id} waits for ${affected ?? 0} hearings of ${context.effect.council}`);
}

/** @param change the same as the procedure sees it */
async function updateHearing(
  tx: EntityManager,
  context: EffectContext,
  id: string,
  values: Partial<Omit<Hearing, 'points'>> & { points?: object },
  change: Partial<HearingFacts>,
): Promise<void> {
  const before = context.facts.hearings.find((hearing) => hearing.id === id);
  const step = before && hearingStep(context.case.kind, { ...before, ...change });
  const which = { id, applicationId: context.case.id, voided: false };
  const { affected } = await tx.update(Hearing, which, { ...values, step });
  if (affected !== 1) throw new Error(`case ${context.case.id} has no hearing ${id} that counts`);
}
