/** What the procedure promises of every answer and of every case, for tests that walk through many of them. */
import type { Actor } from '../../src/procedure/terms/actors.js';
import { availableEvents, type Decided } from '../../src/procedure/decide.js';
import { type CaseEvent, caseConditionsOf, conditionsOf } from '../../src/procedure/events/index.js';
import { isAnswered } from '../../src/procedure/case/hearings.js';
import { councilsOf } from '../../src/procedure/conditions/hearings.js';
import { transitionsOf } from '../../src/procedure/machines/structure.js';
import { replay } from '../../src/procedure/replay.js';
import { STATE_INFO } from '../../src/procedure/terms/states.js';
import type { MemoryCase } from './memory-case.js';

/** Jest's `expect` is too slow for some ten thousand steps. */
export function must(holds: boolean, promise: string): void {
  if (!holds) throw new Error(`Broken promise: ${promise}`);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What must hold of the answer to one attempt. */
export function answerHolds(
  before: MemoryCase,
  after: MemoryCase,
  decision: Decided,
  event: CaseEvent,
  actor: Actor,
  today: string,
) {
  const context = { facts: before.facts, actor, now: { today } };
  const all = conditionsOf(context, event);
  const unmet = all.filter(({ met }) => !met);
  const shown = availableEvents({ ...before, actor, now: { today } }).find(({ type }) => type === event.type);

  const possible = transitionsOf(before.kind, councilsOf(before.facts)).some(
    ({ from, event: type }) => from === before.state && type === event.type,
  );
  const ended = STATE_INFO[before.state].final && !possible;
  const leaves = decision.accepted && STATE_INFO[before.state].final && decision.next !== before.state;
  if (decision.accepted) {
    must(unmet.length === 0, 'an accepted event has no unmet condition');
    must(shown?.ready === true, 'an accepted event had a button that could be pressed');
    must(!leaves || event.type === 'UNDO_WITHDRAWAL', 'a final state is final, unless it was a mistake');
  } else {
    must(after === before, 'a refused event changes nothing');
    must(decision.message !== '', 'a refusal says something');
    must(ended === (decision.code === 'finalState'), 'a finished case says that it is finished');
    if (decision.code === 'conditionsUnmet') {
      must(unmet.length > 0 && same(decision.conditions, unmet), 'a refusal carries every unmet condition');
    }
    if (decision.code === 'notYourRole') must(decision.conditions.length > 0, 'a refusal names the right role');
  }
  if (shown !== undefined) {
    const asked = all.map((each) => JSON.stringify(each));
    must(same(shown.conditions, caseConditionsOf(context, event.type)), 'a button shows the conditions of its event');
    must(
      shown.conditions.every((each) => asked.includes(JSON.stringify(each))),
      'what a button shows is what is decided on',
    );
  }
}

/** What must hold of a case at any time. */
export function caseHolds({ facts, kind, log, state }: MemoryCase) {
  const { draft, hearings } = facts;
  must(same(replay(kind, log), { ok: true, state }), 'the log replays to the state');
  must(draft === null || draft.approverId !== draft.drafterId, 'nobody approves the own draft');
  if (state === 'designated') {
    const heard = hearings.some(
      ({ council, opinion, voided }) => council === 'medicalCouncil' && !voided && opinion !== null,
    );
    must(heard, 'no designation without the opinion of 医療審議会');
    must(draft?.outcome === 'designate' && draft.approverId !== null, 'no designation without an approved draft');
  }
  if (state === 'refused') {
    must(draft?.outcome === 'refuse' && draft.reason.trim() !== '', 'no refusal without an approved reason');
  }
  const correcting = state === 'correcting';
  must(
    (facts.openCorrection !== null) === correcting,
    'a correction is open exactly while the case is being corrected',
  );
  must(
    facts.clockStops.some(({ to }) => to === null) === correcting,
    'the clock stops exactly while the case is being corrected',
  );
  const waits = hearings.some((each) => !each.voided && !isAnswered(each));
  must(
    !waits || !['preparing', 'submitted', 'examining', 'correcting'].includes(state),
    'under examination no council is waited for',
  );
  must(!STATE_INFO[state].final || facts.deadlines.length === 0, 'a finished case has no deadlines');
  must(!STATE_INFO[state].final || !waits, 'a finished case waits for no council');
}
