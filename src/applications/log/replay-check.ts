import type { Queries } from '../../record/verify.js';
import type { Kind } from '../../procedure/terms/kinds.js';
import { stepsOf } from '../../record/read-entries.js';
import { UNMOVING_ENTRIES } from '../entities/case-event-row.js';
import { type LoggedStep, replay } from '../../procedure/replay.js';
import { caseLabel } from '../entities/application.js';

interface LoggedCase {
  id: string;
  referenceNo: string;
  kind: Kind;
  state: string;
  steps: LoggedStep[];
}

/** Cases read at a time. */
const BATCH = 500;

/** Folds the log of every case through its machine. @returns a Japanese sentence for each case that does not arrive at its stored state */
export async function replayProblems(manager: Queries): Promise<string[]> {
  const problems: string[] = [];
  for (
    let cases = await casesAfter(manager, null);
    cases.length > 0;
    cases = await casesAfter(manager, cases.at(-1)?.id ?? null)
  ) {
    for (const { kind, referenceNo, state, steps } of cases) {
      const replayed = replay(kind, steps);
      if (!replayed.ok)
        problems.push(`${referenceNo} の経過 ${replayed.at + 2} は手続の規則に合いません（${replayed.why}）。`);
      else if (replayed.state !== state)
        problems.push(`${referenceNo} の経過は ${replayed.state} で終わりますが、${state} と保存されています。`);
    }
  }
  return problems;
}

/**
 * OPEN is left out, because it comes before the machine, and so are the entries about documents and corrections, which leave it alone: one that
 * had changed the state would break the chain of the events around it.
 */
function casesAfter(manager: Queries, id: string | null): Promise<LoggedCase[]> {
  return manager.query(
    `SELECT a.id, ${caseLabel('a')} AS "referenceNo", a.kind, a.state, coalesce(${stepsOf('a.id', 'seq > 1 AND event_type <> ALL ($2)')}, '[]') AS steps
     FROM public.application a WHERE $1::uuid IS NULL OR a.id > $1 ORDER BY a.id LIMIT ${BATCH}`,
    [id, UNMOVING_ENTRIES],
  );
}
