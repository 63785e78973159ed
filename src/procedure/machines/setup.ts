/** The XState ground all machines stand on: types, the guards, and how a stage is written. */
import { setup } from 'xstate';

import { type CaseEvent, conditionsOf, type EventType } from '../events/index.js';
import { type ReopenedState, stateBeforeWithdrawal } from '../conditions/examination.js';
import type { DecisionContext } from '../case/decision.js';
import { isLastConvened, isLastOpenHearing } from '../case/hearings.js';
import type { CaseState } from '../terms/states.js';

/** The same for every kind, so that shared stages can name their targets absolutely. */
export const MACHINE_ID = 'case';

export const procedure = setup({
  types: { context: {} as DecisionContext, input: {} as DecisionContext, events: {} as CaseEvent },
  guards: {
    conditionsMet: ({ context, event }) => conditionsOf(context, event).every(({ met }) => met),
    lastReportAndConditionsMet: ({ context, event }) =>
      event.type === 'REPORT_CONFIRMATION' &&
      isLastOpenHearing(context.facts, event.hearingId) &&
      conditionsOf(context, event).every(({ met }) => met),
    lastConvenedAndConditionsMet: ({ context, event }) =>
      event.type === 'UNDO_CONVENING' &&
      isLastConvened(context.facts, event.hearingId) &&
      conditionsOf(context, event).every(({ met }) => met),
    withdrawnFrom: ({ context, event }, state: ReopenedState) =>
      stateBeforeWithdrawal(context.facts) === state && conditionsOf(context, event).every(({ met }) => met),
  },
});

/** Where each event of a state leads. An event that leads to its own state only records something. */
export type Moves = Partial<Record<EventType, CaseState>>;

/** Absolute target of a transition. */
export const at = (state: CaseState) => `#${MACHINE_ID}.${state}` as const;

/** A resting state: each of its events is guarded by the conditions of that event and nothing else. */
export function resting(moves: Moves) {
  return {
    on: Object.fromEntries(
      Object.entries(moves).map(([type, target]) => [type, { guard: 'conditionsMet', target: at(target) }] as const),
    ),
  } as const;
}
