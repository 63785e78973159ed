/** Whether what is stored still makes sense: the case log folds to the state, and the state exists. */
import type { EventType } from './events/index.js';
import { COUNCILS, type CouncilId } from './case/facts.js';
import type { Kind } from './terms/kinds.js';
import { MACHINE_VERSION } from './machines/index.js';
import { statesOf, type Transition, transitionsOf } from './machines/structure.js';
import type { CaseState } from './terms/states.js';

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
 * Folds a case log through the kind's machines. `at` is the index of the first line that does not follow,
 * because it does not start where the last one ended or no machine has such an arrow. A log does not say which
 * councils the prefecture heard then, so an arrow of any lawful order counts: a later change of the profile must
 * not make an honest log look forged.
 */
export function replay(kind: Kind, log: readonly LoggedStep[]): Replay {
  const arrows = arrowsOf(kind);
  let state = INITIAL_STATE;
  for (const [at, { event, from, to }] of log.entries()) {
    if (from !== state) return { ok: false, at, why: `The case was in ${state}, but the log says ${from}` };
    if (!arrows.has(arrowKey({ event, from, to })))
      return { ok: false, at, why: `No ${event} leads from ${from} to ${to}` };
    state = to;
  }
  return { ok: true, state };
}

const arrowKey = ({ from, event, to }: Transition) => `${from} ${event} ${to}`;

const arrowsByKind = new Map<Kind, ReadonlySet<string>>();

function arrowsOf(kind: Kind): ReadonlySet<string> {
  const arrows =
    arrowsByKind.get(kind) ?? new Set(LAWFUL_ORDERS.flatMap((order) => transitionsOf(kind, order).map(arrowKey)));
  arrowsByKind.set(kind, arrows);
  return arrows;
}

/** Every order of councils a profile may name: each council at most once, 医療審議会 among them (法113⑤). */
const LAWFUL_ORDERS = ordersOf(COUNCILS).filter((order) => order.includes('medicalCouncil'));

function ordersOf(councils: readonly CouncilId[]): CouncilId[][] {
  return [
    [],
    ...councils.flatMap((first) =>
      ordersOf(councils.filter((other) => other !== first)).map((rest) => [first, ...rest]),
    ),
  ];
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
