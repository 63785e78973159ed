import { EVENTS } from '../../procedure/events/index.js';
import type { WithdrawableType } from '../../procedure/entry-withdrawals.js';
import { namedByLater } from '../../record/read-entries.js';
import type { EntryWithdrawalType, LoggedEventType } from '../entities/case-event-row.js';

/** What the case log keeps of a note or of minutes that were taken back: which entry it was, and why. */
export interface EntryWithdrawal {
  type: EntryWithdrawalType;
  /** Number of the entry in the log of the case. */
  of: number;
  entry: WithdrawableType;
  reason: string;
}

export function isEntryWithdrawal(entry: { type: LoggedEventType }): entry is EntryWithdrawal {
  return entry.type === 'ENTRY_WITHDRAWN';
}

/** SQL: why the entry `e` was taken back; null where it stands. */
export const WITHDRAWN_FOR = namedByLater('ENTRY_WITHDRAWN' satisfies EntryWithdrawalType, {
  number: 'of',
  text: 'reason',
});

/** What it was, as 経過 says it: 照会のメモ. */
export const withdrawnLabel = (entry: WithdrawableType): string =>
  EVENTS[entry].label === EVENTS.NOTE_INQUIRY.label ? '照会のメモ' : '議事録';
