/** What is asked of a pack, read from a form or from a stored job. */
import { isUUID } from 'class-validator';
import type { IsoDate } from '../../procedure/kinds.js';

/** So many cases are bound into one pack. */
export const MOST_CASES = 500;

export interface PackInput {
  caseIds: string[];
  /** 対策協・審議会資料 only. */
  session?: { council: 'measuresCouncil' | 'medicalCouncil'; meetingName: string; heldOn: IsoDate | null };
  /** 公示文 only; a number of '' is none. */
  publicNotice?: { number: string; date: IsoDate };
}

/** @throws Error for what no page of ours can have stored */
export function packInput(stored: unknown): PackInput {
  const input = stored as PackInput;
  if (!Array.isArray(input.caseIds) || !input.caseIds.every((id) => isUUID(id))) throw new Error('a pack without cases');
  return input;
}
