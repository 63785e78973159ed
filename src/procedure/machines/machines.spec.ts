/** What every machine keeps to, whatever the order of its hearings. */
import { readFileSync, writeFileSync } from 'node:fs';

import { DEFAULT_COUNCILS, MACHINE_VERSION, machineFor } from './index.js';
import { COUNCILS, type CouncilId } from '../case/facts.js';
import { EVENT_TYPES } from '../events/index.js';
import { KINDS, type Kind } from '../terms/kinds.js';
import { STAGES, STATE_INFO, STATES } from '../terms/states.js';
import { statesOf, toCaseState, toStateValue, transitionsOf } from './structure.js';

const LOCK = new URL('./structure-lock.json', import.meta.url);

const ORDERS: CouncilId[][] = [
  ['medicalCouncil'],
  ['coordinationCouncil', 'medicalCouncil'],
  ['measuresCouncil', 'medicalCouncil'],
  ['coordinationCouncil', 'measuresCouncil', 'medicalCouncil'],
  ['measuresCouncil', 'medicalCouncil', 'coordinationCouncil'],
];
const machines = KINDS.flatMap((kind) =>
  ORDERS.map((councils) => ({ kind, councils, name: `${kind}: ${councils.join(' → ')}` })),
);

type Node = ReturnType<typeof machineFor>['root'];
const nodesBelow = (node: Node): Node[] => [
  node,
  ...Object.values(node.states as Record<string, Node>).flatMap(nodesBelow),
];

describe.each(machines)('$name', ({ kind, councils }) => {
  const machine = machineFor(kind, councils);
  const nodes = nodesBelow(machine.root);

  it('has no time, no invoked actor, no action, no automatic step and no wildcard', () => {
    for (const node of nodes) {
      expect({
        id: node.id,
        after: node.after,
        invoke: node.invoke,
        entry: node.entry,
        exit: node.exit,
        always: node.always ?? [],
      }).toEqual({
        id: node.id,
        after: [],
        invoke: [],
        entry: [],
        exit: [],
        always: [],
      });
      expect(node.ownEvents.filter((event) => event.includes('*'))).toEqual([]);
    }
  });

  it('guards every transition by name, runs no action, and leads to a resting state', () => {
    const transitions = nodes.flatMap((node) => [...node.transitions.values()].flat());
    expect(transitions.length).toBeGreaterThan(0);
    for (const { guard, actions, target } of transitions) {
      const name = typeof guard === 'object' && 'type' in guard ? guard.type : guard;
      expect([
        'conditionsMet',
        'lastReportAndConditionsMet',
        'lastConvenedAndConditionsMet',
        'withdrawnFrom',
      ]).toContain(name);
      expect(actions).toEqual([]);
      expect(target).toHaveLength(1);
      expect(target?.[0]?.type).toMatch(/^(atomic|final)$/);
    }
  });

  it('names every state for people and gives it a holder and exactly one stage', () => {
    for (const state of statesOf(kind, councils)) {
      expect(STATE_INFO[state].label).not.toBe('');
      expect(STATE_INFO[state].holder === 'none').toBe(STATE_INFO[state].final);
      expect(STAGES.filter(({ states }) => states.some((each) => each === state))).toHaveLength(1);
      expect(toCaseState(toStateValue(state))).toBe(state);
    }
  });

  it('leaves a state only where it is not final', () => {
    const left = new Set(
      transitionsOf(kind, councils)
        .filter(({ from, to }) => from !== to)
        .map(({ from }) => from),
    );
    // A withdrawal may have been a mistake.
    for (const state of statesOf(kind, councils))
      expect(left.has(state)).toBe(!STATE_INFO[state].final || state === 'withdrawn');
  });

  it('takes memos, the minutes of its councils and another officer in charge after its end, and nothing else that stays there but the note of a paper and its taking back', () => {
    const ofCentres = councils.includes('coordinationCouncil') ? ['NOTE_CENTRE_INQUIRY', 'ATTACH_CENTRE_MINUTES'] : [];
    const beside = ['NOTE_INQUIRY', 'ASSIGN_OFFICER', 'RELEASE_OFFICER', 'ATTACH_MINUTES', ...ofCentres];
    for (const state of statesOf(kind, councils).filter((each) => STATE_INFO[each].final)) {
      const staying = transitionsOf(kind, councils).filter(({ from, to }) => from === state && to === state);
      const ofState = state === 'withdrawn' ? [...beside, 'UNDO_PAPER_ARRIVAL', 'NOTE_PAPER_ARRIVAL'] : beside;
      expect([state, staying.map(({ event }) => event)]).toEqual([state, ofState]);
    }
  });

  it('has the states of its own councils and of no other', () => {
    const own = STATES.filter((state) => COUNCILS.some((council) => state.startsWith(council)));
    expect(statesOf(kind, councils).filter((state) => own.includes(state))).toEqual(
      own.filter((state) => councils.some((council) => state.startsWith(council))),
    );
  });
});

it('never builds a machine without 医療審議会', () => {
  for (const kind of KINDS) {
    expect(() => machineFor(kind, ['coordinationCouncil', 'measuresCouncil'])).toThrow('医療審議会');
    expect(() => machineFor(kind, [])).toThrow('法113⑤');
    expect(DEFAULT_COUNCILS[kind]).toContain('medicalCouncil');
  }
});

it('hears, where nothing else is said, in the order Hokkaido publishes', () => {
  const seed = new URL('../../../seeds/hokkaido/procedure-profile.json', import.meta.url);
  expect(JSON.parse(readFileSync(seed, 'utf8'))).toMatchObject({ councils: DEFAULT_COUNCILS });
});

it('refuses an order that names a council twice, and builds each order once', () => {
  expect(() => machineFor('C2', ['medicalCouncil', 'medicalCouncil'])).toThrow('重複');
  expect(machineFor('B', DEFAULT_COUNCILS.B)).toBe(machineFor('B', [...DEFAULT_COUNCILS.B]));
});

it('lets every event happen in some state', () => {
  const possible = KINDS.flatMap((kind) => transitionsOf(kind, DEFAULT_COUNCILS[kind]).map(({ event }) => event));
  expect(EVENT_TYPES.filter((type) => !possible.includes(type))).toEqual([]);
});

/** Arrows of a machine, one a line. */
const arrowsOf = (kind: Kind) =>
  transitionsOf(kind, DEFAULT_COUNCILS[kind]).map(({ from, event, to }) => `${from} ${event} → ${to}`);

it('raises the version of a machine whenever an arrow goes or leads elsewhere, and locks every arrow', () => {
  const lock = JSON.parse(readFileSync(LOCK, 'utf8')) as Record<Kind, { version: number; arrows: string[] }>;
  const structure = Object.fromEntries(
    KINDS.map((kind) => [kind, { version: MACHINE_VERSION[kind], arrows: arrowsOf(kind) }]),
  );
  for (const kind of KINDS) {
    if (lock[kind].version !== MACHINE_VERSION[kind]) continue;
    // When this fails: raise the version in the machine's file and plan the migration of the cases under way.
    const gone = lock[kind].arrows.filter((arrow) => !arrowsOf(kind).includes(arrow));
    expect({ kind, gone }).toEqual({ kind, gone: [] });
  }
  // A new arrow changes nothing for the cases under way: the lock is rewritten on request, and the change is read in the diff.
  if (process.env.REWRITE_MATRIX === '1') writeFileSync(LOCK, `${JSON.stringify(structure, null, 2)}\n`);
  expect(JSON.parse(readFileSync(LOCK, 'utf8'))).toEqual(structure);
});
