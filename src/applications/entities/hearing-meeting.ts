import type { EntityManager } from 'typeorm';
import { Hearing } from './hearing.js';

/** Notes on which meeting a hearing is held; meetings belong to `councils`, a floor above. Within a command. */
export async function noteMeeting(
  tx: EntityManager,
  hearing: { caseId: string; hearingId: string },
  meetingId: string,
): Promise<void> {
  await tx.update(Hearing, { id: hearing.hearingId, applicationId: hearing.caseId }, { meetingId });
}
