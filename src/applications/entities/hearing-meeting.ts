import type { EntityManager } from 'typeorm';
import type { MeetingNotes } from '../../procedure/case/facts.js';
import { Hearing } from './hearing.js';

const columnsOf = ({ chair, members, answered }: MeetingNotes) => ({
  meetingChair: chair,
  meetingMembers: members,
  meetingAnswered: answered,
});

/** Notes on which meeting a hearing is held; meetings belong to `councils`, a floor above. Within a command. */
export async function noteMeeting(
  tx: EntityManager,
  hearing: { caseId: string; hearingId: string },
  { id: meetingId, ...meeting }: MeetingNotes & { id: string },
): Promise<void> {
  const which = { id: hearing.hearingId, applicationId: hearing.caseId };
  await tx.update(Hearing, which, { meetingId, ...columnsOf(meeting) });
}

/** The same of every hearing on a meeting, when what is noted of it changes. */
export async function noteOfMeeting(
  tx: EntityManager,
  { id, ...meeting }: MeetingNotes & { id: string },
): Promise<void> {
  await tx.update(Hearing, { meetingId: id }, columnsOf(meeting));
}

/** The meeting a hearing is held on. */
export async function meetingIdOf(tx: EntityManager, hearingId: string): Promise<string | null> {
  return (await tx.findOneBy(Hearing, { id: hearingId }))?.meetingId ?? null;
}
