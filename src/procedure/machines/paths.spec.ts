/** Every state of every machine is reached by a shortest path of accepted decisions on a real case. */
import { fromTransition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';

import { attempt, newMemoryCase, type MemoryCase } from '../../../test/support/memory-case.js';
import { person, sampleEvent, TODAY } from '../../../test/support/procedure.js';
import { type CaseEvent, EVENTS, type EventType } from '../events/index.js';
import { KINDS, type Kind } from '../terms/kinds.js';
import { STATES } from '../terms/states.js';
import { DEFAULT_COUNCILS } from './index.js';
import { statesOf, transitionsOf } from './structure.js';

/** The right person for each event, so that only the case decides. */
const step = (document: MemoryCase, event: CaseEvent) =>
  attempt(document, event, person(EVENTS[event.type].role), TODAY).after;

function shortestPaths(kind: Kind) {
  const profile = newMemoryCase(kind).facts.profile;
  const logic = fromTransition(step, newMemoryCase(kind, { profile }));
  return getShortestPaths(logic, {
    events: ({ context: document }) =>
      [
        ...new Set(
          transitionsOf(kind, DEFAULT_COUNCILS[kind])
            .filter(({ from }) => from === document.state)
            .map(({ event }) => event),
        ),
      ].map((type: EventType) => onlyOwnArea(sampleEvent(type, document.facts))),
    // What distinguishes two cases here: the state, what is recorded, what is heard, what is drafted.
    serializeState: ({ context: { facts, state } }) =>
      JSON.stringify([
        state,
        facts.plan !== null,
        (facts.evaluation?.result ?? null) !== null,
        Object.keys(facts.examination).length > 0,
        facts.hearings
          .filter(({ voided }) => !voided)
          .map((each) => [
            each.council,
            each.convened !== null,
            each.confirmation !== null,
            each.reportedOn,
            each.opinion !== null,
          ]),
        facts.draft?.outcome,
      ]),
    serializeEvent: ({ type }) => type,
    limit: 20_000,
  });
}

/** One area is enough to reach every state. */
function onlyOwnArea(event: CaseEvent): CaseEvent {
  return event.type === 'REQUEST_COORDINATION_COUNCIL'
    ? { ...event, planningAreaIds: event.planningAreaIds.slice(0, 1) }
    : event;
}

describe.each(KINDS)('%s', (kind) => {
  const paths = shortestPaths(kind);
  const pathTo = (state: string) =>
    paths
      .filter((path) => path.state.context.state === state)
      .sort((a, b) => a.weight - b.weight)[0]
      ?.steps.map(({ event }) => event.type)
      .filter((type) => !(type as string).startsWith('xstate.'));

  it('reaches every state of its machine and no other', () => {
    const reached = new Set(paths.map((path) => path.state.context.state));
    expect(STATES.filter((state) => reached.has(state))).toEqual(statesOf(kind, DEFAULT_COUNCILS[kind]));
  });

  it('cannot be designated in fewer steps than the law and the order of hearings ask', () => {
    const hearings = DEFAULT_COUNCILS[kind].flatMap(
      (council) =>
        ({
          coordinationCouncil: [
            'REQUEST_COORDINATION_COUNCIL',
            'CONVENE_COUNCIL',
            'RECORD_CONFIRMATION',
            'REPORT_CONFIRMATION',
          ],
          measuresCouncil: ['REFER_TO_MEASURES_COUNCIL', 'RECORD_MEASURES_COUNCIL'],
          medicalCouncil: ['REFER_TO_MEDICAL_COUNCIL', 'RECORD_MEDICAL_COUNCIL'],
        })[council],
    );
    expect(pathTo('designated')).toEqual([
      'RECORD_PLAN',
      'APPLY_FOR_EVALUATION',
      'RECORD_EVALUATION',
      'SUBMIT',
      'RECEIVE',
      'RECORD_EXAMINATION',
      ...hearings,
      'DRAFT_DESIGNATION',
      'APPROVE',
      'ISSUE_DESIGNATION',
    ]);
  });
});
