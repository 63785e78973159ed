import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { CaseEffectHandlers, type ContextOf } from '../applications/effects/case-effect-handlers.js';
import { meetingIdOf, noteMeeting, noteOfMeeting } from '../applications/entities/hearing-meeting.js';
import { CouncilMeeting } from './council-meeting.entity.js';

/** What this room does in the commands of a case: the meeting a hearing is held on. */
@Injectable()
export class CouncilEffects implements OnModuleInit {
  constructor(private readonly handlers: CaseEffectHandlers) {}

  onModuleInit(): void {
    this.handlers.on('saveConvening', (tx, context) => putOnMeeting(tx, context));
    this.handlers.on('saveConfirmation', (tx, context) => noteChair(tx, context));
  }
}

/**
 * Every convened hearing is held on a meeting: the centre's own with the same council, name, method and day, or a new
 * one when the convening was recorded without choosing one.
 */
async function putOnMeeting(
  tx: EntityManager,
  { actor, case: { id: caseId }, effect: { hearingId, convened }, facts, now }: ContextOf<'saveConvening'>,
): Promise<void> {
  const hearing = facts.hearings.find(({ id }) => id === hearingId);
  if (!hearing?.planningAreaId || !hearing.healthCentreId)
    throw new Error(`hearing ${hearingId} belongs to no council of an area`);
  const { planningAreaId, healthCentreId } = hearing;
  const { meetingName: name, method, meetsOn } = convened;
  const same = { healthCentreId, planningAreaId, name, method, meetsOn };
  const standing = { ...same, removedAt: IsNull() };
  // Another case may be convened for the same new meeting at this moment: one of the two makes it, the other finds it.
  await tx
    .createQueryBuilder()
    .insert()
    .into(CouncilMeeting)
    .values({ ...same, createdBy: actor.name, createdAt: now })
    .orIgnore()
    .execute();
  const meeting = await tx.findOneByOrFail(CouncilMeeting, standing);
  await noteMeeting(tx, { caseId, hearingId }, meeting);
}

/** Who presided over the first case that is confirmed presided over the meeting, where nobody had said who would. */
async function noteChair(
  tx: EntityManager,
  { facts, effect: { hearingId, confirmation } }: ContextOf<'saveConfirmation'>,
): Promise<void> {
  const { chair } = confirmation;
  if (facts.meetings[hearingId]?.chair !== '' || chair === '') return;
  const meeting = await meetingOf(tx, hearingId);
  if (meeting?.chair !== '') return;
  const { id, lockVersion } = meeting;
  await tx.update(CouncilMeeting, { id }, { chair, lockVersion: lockVersion + 1 });
  await noteOfMeeting(tx, { ...meeting, chair });
}

async function meetingOf(tx: EntityManager, hearingId: string): Promise<CouncilMeeting | null> {
  const id = await meetingIdOf(tx, hearingId);
  return id === null ? null : tx.findOne(CouncilMeeting, { where: { id }, lock: { mode: 'for_no_key_update' } });
}
