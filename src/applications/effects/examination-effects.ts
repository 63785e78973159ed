import { type EntityManager, In, IsNull } from 'typeorm';
import type { ReviewCheckId } from '../../procedure/case/facts.js';
import type { ContextOf, EffectContext } from './case-effect-handlers.js';
import { ClockStopRow } from '../entities/clock-stop.js';
import { CorrectionItemRow } from '../entities/correction-item.js';
import { Correction } from '../entities/correction.js';
import { ExaminationCheck } from '../entities/examination-check.js';

/** Keeps the answers given now; those given before and not named stay. */
export async function saveExamination(tx: EntityManager, context: ContextOf<'saveExamination'>): Promise<void> {
  const { checks } = context.effect;
  const rows = (Object.keys(checks) as ReviewCheckId[]).flatMap((checkId) => {
    const check = checks[checkId];
    if (!check) return [];
    return [
      {
        applicationId: context.case.id,
        checkId,
        met: check.met,
        note: check.note,
        outdated: false,
        checkedBy: context.actor.name,
        checkedAt: context.now,
      },
    ];
  });
  await tx.upsert(ExaminationCheck, rows, ['applicationId', 'checkId']);
}

export async function outdateExamination(
  tx: EntityManager,
  { case: { id: applicationId }, effect: { checks } }: ContextOf<'outdateExamination'>,
): Promise<void> {
  await tx.update(ExaminationCheck, { applicationId, checkId: In([...checks]) }, { outdated: true });
}

export async function openCorrection(tx: EntityManager, context: ContextOf<'openCorrection'>): Promise<void> {
  const { number, items, dueOn } = context.effect;
  const applicationId = context.case.id;
  const { identifiers } = await tx.insert(Correction, {
    applicationId,
    number,
    requestedOn: context.today,
    requestedBy: context.actor.name,
    dueOn,
  });
  const correctionId = (identifiers[0] as { id: string }).id;
  await tx.insert(
    CorrectionItemRow,
    items.map(({ target, text }, index) => ({ correctionId, position: index + 1, target, text })),
  );
}

/** @throws Error for an answer to something that was not asked in the open request */
export async function saveCorrectionAnswers(
  tx: EntityManager,
  context: ContextOf<'saveCorrectionAnswers'>,
): Promise<void> {
  const { answers } = context.effect;
  const correction = await tx.findOneByOrFail(Correction, { applicationId: context.case.id, closedOn: IsNull() });
  for (const { itemId, ...answered } of answers) {
    const { affected } = await tx.update(CorrectionItemRow, { id: itemId, correctionId: correction.id }, answered);
    if (affected !== 1) throw new Error(`correction ${correction.id} has no item ${itemId}`);
  }
}

export async function extendCorrection(
  tx: EntityManager,
  { case: { id }, effect: { dueOn } }: ContextOf<'extendCorrection'>,
): Promise<void> {
  await tx.update(Correction, { applicationId: id, closedOn: IsNull() }, { dueOn });
}

export async function closeCorrection(
  tx: EntityManager,
  { case: { id }, effect, today }: ContextOf<'closeCorrection'>,
): Promise<void> {
  const closed = { closedOn: today, closedReason: effect.reason, unmet: [...effect.unmet] };
  await tx.update(Correction, { applicationId: id, closedOn: IsNull() }, closed);
}

export async function startClockStop(
  tx: EntityManager,
  { case: { id }, effect, today }: ContextOf<'startClockStop'>,
): Promise<void> {
  await tx.insert(ClockStopRow, { applicationId: id, reason: effect.reason, fromOn: today });
}

export async function endClockStop(tx: EntityManager, { case: { id }, today }: EffectContext): Promise<void> {
  await tx.update(ClockStopRow, { applicationId: id, toOn: IsNull() }, { toOn: today });
}

export async function addClockStop(
  tx: EntityManager,
  { case: { id }, effect: { stop } }: ContextOf<'addClockStop'>,
): Promise<void> {
  await tx.insert(ClockStopRow, { applicationId: id, reason: stop.reason, fromOn: stop.from, toOn: stop.to });
}
