/** 公示 of a designation (法113⑥; 115④, 116②, 118②, 119②, 120② for the other procedures and kinds). */
import type { IsoDate } from './kinds.js';
import { type Problem, ProblemList } from './problems.js';

/** How the law wants it done (則83): the Internet, or another suitable way. */
export const PUBLIC_NOTICE_BASIS = '法113⑥、則83';

/** What is wrong with a record of a public notice; empty when it is sound. */
export function publicNoticeProblems({ on, method }: { on: IsoDate | null; method: string }, today: IsoDate): Problem[] {
  const list = new ProblemList();
  list.requireDate('on', on, '公示の日');
  list.check(on === null || on <= today, 'on', '公示の日が本日より後の日付です。実際に公示した日に直してください。');
  list.requireText('method', method, '公示の方法');
  return list.problems;
}
