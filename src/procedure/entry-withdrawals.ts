/**
 * 書き留めたものの取消し: a note or a file that an office wrote down beside the procedure by mistake, of the wrong case or of what did not happen. It
 * stays in the record, struck through, with the reason; nothing of the procedure rested on it.
 */
import type { Condition } from './case/decision.js';
import { condition, written } from './conditions/condition.js';
import { WRITTEN_BESIDE, EVENTS } from './events/index.js';
import { type Actor, ROLE_LABEL } from './terms/actors.js';

/** The events whose entries can be taken back. */
export type WithdrawableType = (typeof WRITTEN_BESIDE)[number];

export function isWithdrawable(type: string): type is WithdrawableType {
  return (WRITTEN_BESIDE as readonly string[]).includes(type);
}

/** An entry as its withdrawal looks at it. */
export interface NotedEntry {
  type: WithdrawableType;
  /** Office of whoever wrote it. */
  office: string;
  /** Whether it was taken back before. */
  withdrawn: boolean;
}

/** Whether the person is of the office that wrote it: anyone of the prefecture’s officers, of a health centre its own people. */
export function mayWithdraw({ type, office }: NotedEntry, actor: Pick<Actor, 'role' | 'officeName'>): boolean {
  const { role } = EVENTS[type];
  return actor.role === role && (role === 'prefectureOfficer' || actor.officeName === office);
}

/** Every condition of taking an entry back. */
export function withdrawalConditions(
  entry: NotedEntry,
  actor: Pick<Actor, 'role' | 'officeName'>,
  { reason }: { reason: string },
): Condition[] {
  return [
    condition('writer', mayWithdraw(entry, actor), {
      met: '書き留めた所属が取り消します',
      unmet: `この記録は、書き留めた${ROLE_LABEL[EVENTS[entry.type].role]}だけが取り消せます`,
    }),
    condition('notWithdrawn', !entry.withdrawn, {
      met: 'まだ取り消されていません',
      unmet: 'この記録は、既に取り消されています',
    }),
    written('reason', reason, '取消しの理由'),
  ];
}
