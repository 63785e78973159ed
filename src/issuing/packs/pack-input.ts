/** What is asked of a pack, read from a form or from a stored job. */
import { isUUID } from 'class-validator';
import { validateIsoDate, type IsoDate } from '../../procedure/calendar/days.js';

/** So many cases are bound into one pack. */
export const MOST_CASES = 500;

export interface PackInput {
  caseIds: string[];
  /** 対策協・審議会資料 only. */
  session?: { council: 'measuresCouncil' | 'medicalCouncil'; meetingName: string; heldOn: IsoDate | null };
  /** 公示文 only; a number of '' is none. */
  publicNotice?: { number: string; date: IsoDate };
}

/** @throws Error for what no page of ours can have stored; the job fails, and nothing else */
export function packInput(stored: unknown): PackInput {
  const { caseIds, session, publicNotice } = Object(stored) as Partial<Record<keyof PackInput, unknown>>;
  if (!Array.isArray(caseIds) || caseIds.length > MOST_CASES || !caseIds.every((id): id is string => isUUID(id)))
    throw new Error('a pack without cases');
  if (session !== undefined && !isSession(session)) throw new Error('a pack for no session');
  if (publicNotice !== undefined && !isNotice(publicNotice)) throw new Error('a pack for no public notice');
  return { caseIds, ...(session !== undefined && { session }), ...(publicNotice !== undefined && { publicNotice }) };
}

function isSession(value: unknown): value is NonNullable<PackInput['session']> {
  const { council, meetingName, heldOn } = Object(value) as Record<string, unknown>;
  return (
    (council === 'measuresCouncil' || council === 'medicalCouncil') &&
    typeof meetingName === 'string' &&
    (heldOn === null || isDay(heldOn))
  );
}

function isNotice(value: unknown): value is NonNullable<PackInput['publicNotice']> {
  const { number, date } = Object(value) as Record<string, unknown>;
  return typeof number === 'string' && isDay(date);
}

function isDay(value: unknown): value is IsoDate {
  return typeof value === 'string' && validateIsoDate(value) !== null;
}
