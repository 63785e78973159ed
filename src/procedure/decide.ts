/** The one place where an event is accepted or refused. Nothing else calls the machines to decide. */
import { transition } from 'xstate';

import { actorConditions } from './conditions/actor.js';
import { councilsOf } from './conditions/hearings.js';
import { ROLE_LABEL, type Actor } from './terms/actors.js';
import type { Acceptance, Condition, DecisionContext, Refusal, RefusalCode } from './case/decision.js';
import {
  type CaseEvent,
  caseConditionsOf,
  conditionsOf,
  effectsOf,
  eventLabel,
  EVENTS,
  type EventType,
  notedConditionsOf,
  withAnswersAsked,
} from './events/index.js';
import type { CaseFacts } from './case/facts.js';
import type { IsoDate } from './calendar/days.js';
import { KIND_INFO, type Kind } from './terms/kinds.js';
import { machineFor } from './machines/index.js';
import { toCaseState, toStateValue, transitionsOf } from './machines/structure.js';
import { STATE_INFO, type CaseState, stateLabel } from './terms/states.js';

export interface SituationInput {
  kind: Kind;
  state: CaseState;
  facts: CaseFacts;
  actor: Actor;
  now: { today: IsoDate };
}

export interface DecisionInput extends SituationInput {
  event: CaseEvent;
}

/** A decision; of an accepted event also how it is kept. */
export type Decided = (Acceptance & { event: CaseEvent }) | Refusal;

/**
 * Decides one event. Pure: the same input gives the same answer, and nothing is written.
 * A refusal names every unmet condition, never only the first.
 * @throws Error when `kind` is not the kind of the facts, or the machine has no such state
 *   (a broken store, never a person's mistake).
 */
export function decide(input: DecisionInput): Decided {
  const { kind, state, facts, event } = input;
  const context = contextOf(input);
  const closed = closedTo(input, event.type, event);
  if (closed) return closed;
  const label = eventLabel(event.type, facts.procedure);
  const machine = machineFor(kind, councilsOf(facts));
  const snapshot = machine.resolveState({ value: toStateValue(state), context });
  // `can` first: a refused event leaves XState silently where it was.
  const conditions = conditionsOf(context, event);
  if (!snapshot.can(event)) {
    const missing = unmet(conditions);
    const message = `「${label}」ができる条件がそろっていません（${missing.length}件）。`;
    return refuse(
      'conditionsUnmet',
      [message, ...(EVENTS[event.type].refusalMeans?.(context) ?? [])].join(''),
      missing,
    );
  }
  const [next] = transition(machine, snapshot, event);
  const kept = withAnswersAsked(context, event);
  const to = toCaseState(next.value);
  // Nothing is waited for of a case that is over.
  const effects = effectsOf(context, kept).filter((effect) => effect.type !== 'openDeadline' || !STATE_INFO[to].final);
  return { accepted: true, next: to, conditions, effects, event: kept };
}

/**
 * Why this person cannot do the event at all while the case is in this state, whatever would be typed; null when it is
 * only a matter of its conditions. Without `event` a health centre need not have named its hearing yet.
 */
export function closedTo(input: SituationInput, type: EventType, event?: CaseEvent): Refusal | null {
  const { facts, state } = input;
  const label = eventLabel(type, facts.procedure);
  const possible = eventsIn(state, facts).includes(type);
  if (STATE_INFO[state].final && !possible) {
    return refuse(
      'finalState',
      `この申請は「${stateLabel(state, facts.procedure)}」で終わっています。「${label}」はできません。`,
    );
  }
  if (!possible) {
    return refuse('eventNotInState', `段階が「${STATE_INFO[state].label}」のときは「${label}」はできません。`);
  }
  const onActor = unmet(actorConditions(contextOf(input), EVENTS[type].role, event));
  return onActor.length === 0
    ? null
    : refuse('notYourRole', `「${label}」は${holderOf(type)}が行う手続です。`, onActor);
}

export interface AvailableEvent {
  type: EventType;
  /** Button words, e.g. 補正を求める. */
  label: string;
  /** Conditions that do not depend on what is typed; the same ones `decide` asks. */
  conditions: Condition[];
  /** Conditions of a designation that are shown with it and do not bar it. */
  noted: Condition[];
  /** All of the conditions are met: the button can be pressed. */
  ready: boolean;
}

/** Events of the state that this person's role and office may do, with the conditions printed beside each button. */
export function availableEvents(input: SituationInput): AvailableEvent[] {
  const context = contextOf(input);
  return eventsIn(input.state, input.facts)
    .filter((type) => isOffered(type, input) && unmet(actorConditions(context, EVENTS[type].role)).length === 0)
    .map((type) => {
      const conditions = caseConditionsOf(context, type);
      return {
        type,
        label: eventLabel(type, input.facts.procedure),
        conditions,
        noted: notedConditionsOf(context, type),
        ready: conditions.every(({ met }) => met),
      };
    });
}

/** What would make no sense to anyone has no button at all. */
function isOffered(type: EventType, { facts, now }: Pick<SituationInput, 'facts' | 'now'>): boolean {
  return EVENTS[type].offered?.(facts, now.today) ?? true;
}

function contextOf({ kind, facts, actor, now }: SituationInput): DecisionContext {
  if (facts.kind !== kind) {
    throw new Error(`A case of ${KIND_INFO[kind].label} cannot be decided on facts of ${KIND_INFO[facts.kind].label}`);
  }
  return { facts, actor, now };
}

function eventsIn(state: CaseState, facts: CaseFacts): EventType[] {
  const events = transitionsOf(facts.kind, councilsOf(facts)).filter(({ from }) => from === state);
  return [...new Set(events.map(({ event }) => event))];
}

const unmet = (conditions: Condition[]) => conditions.filter(({ met }) => !met);

const holderOf = (type: EventType) => `「${ROLE_LABEL[EVENTS[type].role]}」`;

function refuse(code: RefusalCode, message: string, conditions: Condition[] = []): Refusal {
  return { accepted: false, code, message, conditions };
}
