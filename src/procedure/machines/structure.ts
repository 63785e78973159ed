/** What the machines are made of, read from their definition: states, and which event leads where. */
import type { StateValue } from 'xstate';

import type { EventType } from '../events/index.js';
import type { CouncilId } from '../case/facts.js';
import type { Kind } from '../terms/kinds.js';
import { STATES, type CaseState } from '../terms/states.js';
import { type CaseMachine, machineFor } from './index.js';

/** XState's nested value of a stored state. */
export function toStateValue(state: CaseState): StateValue {
  const [parent = state, child] = state.split('.');
  return child === undefined ? parent : { [parent]: child };
}

/** The stored form of XState's nested value. @throws Error for a value that is no state of a case. */
export function toCaseState(value: StateValue): CaseState {
  if (typeof value === 'string') return known(value);
  const [[parent, child] = ['', '']] = Object.entries(value);
  if (typeof child !== 'string') throw new Error(`Not the value of a resting state: ${JSON.stringify(value)}`);
  return known(`${parent}.${child}`);
}

/** One arrow of a machine. An event that stays in its state has `from` equal to `to`. */
export interface Transition {
  from: CaseState;
  event: EventType;
  to: CaseState;
}

/** The resting states of a kind's machine, in the order of a procedure. */
export function statesOf(kind: Kind, councils: readonly CouncilId[]): CaseState[] {
  const states = leaves(machineFor(kind, councils)).map((leaf) => toState(leaf.path));
  return STATES.filter((state) => states.includes(state));
}

/** Every arrow of a kind's machine, in the order of the states and of their definition. Read once for each machine. */
export function transitionsOf(kind: Kind, councils: readonly CouncilId[]): readonly Transition[] {
  const machine = machineFor(kind, councils);
  const transitions = read.get(machine) ?? readTransitions(machine);
  read.set(machine, transitions);
  return transitions;
}

const read = new WeakMap<CaseMachine, readonly Transition[]>();

function readTransitions(machine: CaseMachine): Transition[] {
  const all = leaves(machine).flatMap((leaf) =>
    [...leaf.transitions].flatMap(([event, definitions]) =>
      definitions.flatMap(({ target = [] }) =>
        target.map((node) => ({ from: toState(leaf.path), event: event as EventType, to: toState(node.path) })),
      ),
    ),
  );
  return STATES.flatMap((state) => all.filter(({ from }) => from === state));
}

type Node = CaseMachine['root'];

function leaves(machine: CaseMachine): Node[] {
  const below = (node: Node): Node[] => {
    const children: Node[] = Object.values(node.states);
    return children.length === 0 ? [node] : children.flatMap(below);
  };
  return below(machine.root);
}

const toState = (path: string[]) => known(path.join('.'));

function known(name: string): CaseState {
  const state = STATES.find((each) => each === name);
  if (state === undefined) throw new Error(`No such state of a case: ${name}`);
  return state;
}
