import { formatNumber, formatOfficeDaysLeft, formatDateShort, formatDate, type Deadline } from '../base/format.js';

/** The five things a case can be, seen by one viewer. */
export type CaseStatusTag =
  | { kind: 'overdue'; officeDays: number }
  | { kind: 'actionNeeded' }
  | { kind: 'waitingFor'; party: string }
  | { kind: 'onSchedule' }
  | { kind: 'done' };

const CLASS: Record<CaseStatusTag['kind'], string> = {
  overdue: 'overdue',
  actionNeeded: 'action',
  waitingFor: 'waiting',
  onSchedule: 'calm',
  done: 'done',
};

/** The words of a status, from a fixed vocabulary. */
function statusText(status: CaseStatusTag): string {
  switch (status.kind) {
    case 'overdue':
      return `期限超過 ${formatNumber(status.officeDays)}開庁日`;
    case 'actionNeeded':
      return '要対応';
    case 'waitingFor':
      return `${status.party}の対応待ち`;
    case 'onSchedule':
      return '予定どおり';
    case 'done':
      return '完了';
  }
}

/** A status in words; the colour only repeats them. */
export function StatusTag({ status }: { status: CaseStatusTag }) {
  return <span class={`tag tag--${CLASS[status.kind]}`}>{statusText(status)}</span>;
}

export interface DeadlineTextProps {
  deadline: Deadline;
  /** 'short' for table cells: 「R8.12.4（金）」. 'long' unless told. */
  form?: 'long' | 'short';
}

/** What is uncertain about a due date, beside it; nothing where it is certain. */
export function DueNote({ note }: { note: string | null | undefined }) {
  return note ? <span class="deadline__note">（{note}）</span> : null;
}

/** A due date with what is left of it, and what is uncertain about it: 「令和8年12月4日（金） あと9開庁日」. */
export function DeadlineText({ deadline, form = 'long' }: DeadlineTextProps) {
  const { date, officeDaysLeft, note } = deadline;
  return (
    <span
      class={
        officeDaysLeft < 0 ? 'deadline deadline--over' : officeDaysLeft <= 3 ? 'deadline deadline--near' : 'deadline'
      }
    >
      <time datetime={date}>{form === 'short' ? formatDateShort(date) : formatDate(date)}</time>{' '}
      <span class="deadline__left">{formatOfficeDaysLeft(officeDaysLeft)}</span>
      <DueNote note={note} />
    </span>
  );
}
