/** Whether what is stored still makes sense: the case log folds to the state, and the state exists. */
import type { EventType } from './events.js';
import type { CouncilId } from './facts.js';
import type { Kind } from './kinds.js';
import { MACHINE_VERSION } from './machines/index.js';
import { statesOf, transitionsOf } from './machines/structure.js';
import type { CaseState } from './states.js';

/** One line of the case log. */
export interface LoggedStep {
  event: EventType;
  from: CaseState;
  to: CaseState;
}

export type Replay = { ok: true; state: CaseState } | { ok: false; at: number; why: string };

/** Every case begins here. */
export const INITIAL_STATE: CaseState = 'planDrafting';

/**
 * Folds a case log through the kind's machine. `at` is the index of the first line that does not follow,
 * because it does not start where the last one ended or the machine has no such arrow.
 */
export function replay(kind: Kind, councils: readonly CouncilId[], log: readonly LoggedStep[]): Replay {
  const arrows = transitionsOf(kind, councils);
  let state = INITIAL_STATE;
  for (const [at, { event, from, to }] of log.entries()) {
    if (from !== state) return { ok: false, at, why: `The case was in ${state}, but the log says ${from}` };
    const known = arrows.some((arrow) => arrow.from === from && arrow.event === event && arrow.to === to);
    if (!known) return { ok: false, at, why: `No ${event} leads from ${from} to ${to}` };
    state = to;
  }
  return { ok: true, state };
}

/** Whether a stored pair of machine version and state can be worked on. Asked for every pair at start-up. */
export function resolveStored(
  kind: Kind,
  councils: readonly CouncilId[],
  machineVersion: number,
  state: string,
): boolean {
  return machineVersion === MACHINE_VERSION[kind] && statesOf(kind, councils).some((known) => known === state);
}
