/** Who may do what in which state: every event × every state × every role, as one reviewed table for each kind. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { factsReadyFor, person, sampleEvent, TODAY } from '../../../test/support/procedure.js';
import { ROLES } from '../terms/actors.js';
import { EVENT_TYPES, type EventType } from '../events/index.js';
import { decide } from '../decide.js';
import type { RefusalCode } from '../case/decision.js';
import { KINDS, type Kind } from '../terms/kinds.js';
import { STATE_INFO, type CaseState } from '../terms/states.js';
import { DEFAULT_COUNCILS } from './index.js';
import { statesOf } from './structure.js';

const folder = new URL('./matrix/', import.meta.url);

/** What the table says of one cell: where each role gets, or why nobody gets anywhere. */
function cell(kind: Kind, state: CaseState, type: EventType): { reached: string[]; refusals: Set<RefusalCode> } {
  const facts = factsReadyFor(kind, type);
  const event = sampleEvent(type, facts);
  const reached: string[] = [];
  const refusals = new Set<RefusalCode>();
  for (const role of ROLES) {
    const decision = decide({ kind, state, facts, event, actor: person(role), now: { today: TODAY } });
    if (decision.accepted) reached.push(`${role} → ${decision.next === state ? '(stays)' : decision.next}`);
    else refusals.add(decision.code);
  }
  return { reached, refusals };
}

function table(kind: Kind): string {
  const lines = [
    `${kind}: what each role can do in each state when every condition on the case is met.`,
    'Events and roles that are not listed are refused.',
  ];
  for (const state of statesOf(kind, DEFAULT_COUNCILS[kind])) {
    lines.push('', `${state}  ${STATE_INFO[state].label}`);
    const rows = EVENT_TYPES.map((type) => ({ type, ...cell(kind, state, type) })).filter(
      ({ reached }) => reached.length > 0,
    );
    if (rows.length === 0) lines.push('  (nothing)');
    for (const { type, reached } of rows) lines.push(`  ${type.padEnd(30)}${reached.join(', ')}`);
  }
  return `${lines.join('\n')}\n`;
}

describe.each(KINDS)('%s', (kind) => {
  it('lets exactly the people of the reviewed table act', () => {
    const file = new URL(`${kind.toLowerCase().replace('_', '-')}.txt`, folder);
    // The table is rewritten only on request, and the change is read in the diff.
    if (process.env.REWRITE_MATRIX === '1') writeFileSync(file, table(kind));
    expect(existsSync(file)).toBe(true);
    expect(table(kind)).toBe(readFileSync(file, 'utf8'));
  });

  it('tells a wrong role, a wrong moment and a finished case apart', () => {
    for (const state of statesOf(kind, DEFAULT_COUNCILS[kind])) {
      for (const type of EVENT_TYPES) {
        const { reached, refusals } = cell(kind, state, type);
        const expected: RefusalCode =
          reached.length > 0 ? 'notYourRole' : STATE_INFO[state].final ? 'finalState' : 'eventNotInState';
        expect({ state, type, refusals: [...refusals] }).toEqual({ state, type, refusals: [expected] });
      }
    }
  });
});
