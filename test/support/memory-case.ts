/** A case kept in memory: it carries out the effects of accepted events on the facts, as the service does on rows. */
import type { Actor } from '../../src/procedure/terms/actors.js';
import { decide, type Decided } from '../../src/procedure/decide.js';
import type { CaseEvent } from '../../src/procedure/events/index.js';
import type { CaseFacts } from '../../src/procedure/case/facts.js';
import { factsAfter } from '../../src/procedure/facts-after.js';
import type { IsoDate } from '../../src/procedure/calendar/days.js';
import type { Kind } from '../../src/procedure/terms/kinds.js';
import { INITIAL_STATE, type LoggedStep } from '../../src/procedure/replay.js';
import type { CaseState } from '../../src/procedure/terms/states.js';
import { sampleFacts } from './procedure.js';

export interface MemoryCase {
  kind: Kind;
  state: CaseState;
  facts: CaseFacts;
  log: readonly LoggedStep[];
}

/** A case on which the content is written and nothing else is done. */
export function newMemoryCase(kind: Kind, changes: Partial<CaseFacts> = {}): MemoryCase {
  const blank = {
    plan: null,
    evaluation: null,
    lastSubmission: null,
    submittedOn: null,
    receivedOn: null,
    examination: {},
  };
  return { kind, state: INITIAL_STATE, facts: sampleFacts(kind, { ...blank, ...changes }), log: [] };
}

/** Lets a person try an event on a day; a refused event gives back the very same case. */
export function attempt(
  before: MemoryCase,
  event: CaseEvent,
  actor: Actor,
  today: IsoDate,
): { after: MemoryCase; decision: Decided } {
  const { kind, state, facts, log } = before;
  const decision = decide({ kind, state, facts, event, actor, now: { today } });
  if (!decision.accepted) return { after: before, decision };
  const after: MemoryCase = {
    kind,
    state: decision.next,
    facts: factsAfter(facts, { from: state, decision }, { actor, today }),
    log: [...log, { event: event.type, from: state, to: decision.next }],
  };
  return { after, decision };
}
