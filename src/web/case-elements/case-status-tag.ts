import type { CaseStatus } from '../../procedure/case/case-status.js';
import type { CaseStatusTag } from '../components/index.js';

export interface StatusInWords {
  status: CaseStatus;
  /** Name of the side that is waited for. */
  holderLabel: string;
  /** Office days until the due date, negative when it is past; null when there is none. */
  dueInOfficeDays: number | null;
}

/** The status the procedure found, for the tag. */
export function caseStatusTag({ status, holderLabel, dueInOfficeDays }: StatusInWords): CaseStatusTag {
  switch (status) {
    case 'overdue':
      return { kind: 'overdue', officeDays: Math.abs(dueInOfficeDays ?? 0) };
    case 'actionRequired':
      return { kind: 'actionNeeded' };
    case 'waitingFor':
      return { kind: 'waitingFor', party: holderLabel };
    case 'onTrack':
      return { kind: 'onSchedule' };
    case 'done':
      return { kind: 'done' };
  }
}
