/** 公示 of a designation (法113⑥; 115④, 116②, 118②, 119②, 120② for the other procedures and kinds). */
import type { IsoDate } from '../calendar/days.js';
import type { Kind } from '../terms/kinds.js';
import { articleFor, ORDINANCE } from '../terms/law.js';
import { type Problem, ProblemList } from '../fields/problems.js';

/** How the law wants it done: the Internet, or another suitable way (則83; 連携B 則90, C-1 則97, C-2 則104). */
export function publicNoticeBasis(kind: Kind): string {
  return `${articleFor(kind, '113⑥')}、${ORDINANCE[kind].publicNotice}`;
}

/** What is wrong with a record of a public notice; empty when it is sound. */
export function publicNoticeProblems(
  { on, method }: { on: IsoDate | null; method: string },
  today: IsoDate,
): Problem[] {
  const list = new ProblemList();
  list.requireDate('on', on, '公示の日');
  list.check(on === null || on <= today, 'on', '公示の日が本日より後の日付です。実際に公示した日に直してください。');
  list.requireText('method', method, '公示の方法');
  return list.problems;
}
