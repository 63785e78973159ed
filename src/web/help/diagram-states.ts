import { PARTY_LABEL, ROLE_LABEL } from '../../procedure/terms/actors.js';
import { eventLabel, EVENTS } from '../../procedure/events/index.js';
import type { CouncilId } from '../../procedure/case/facts.js';
import type { Kind, ProcedureType } from '../../procedure/terms/kinds.js';
import { statesOf, transitionsOf } from '../../procedure/machines/structure.js';
import { stageLine } from '../../procedure/stage-line.js';
import { stateBasis } from '../../procedure/terms/state-basis.js';
import { STAGES, STATE_INFO, type CaseState, type StageId, stateLabel } from '../../procedure/terms/states.js';
import type { DiagramState } from '../components/index.js';

/**
 * The machine of a kind as the boxes of the help page, from the same definition as docs/machines. Events that stay in
 * their state are left out, and the withdrawal, which is possible until the end (the page says so once).
 * @param here the state of the case that is looked at; null without one
 */
export function diagramStates(
  kind: Kind,
  procedure: ProcedureType,
  councils: readonly CouncilId[],
  here: CaseState | null,
): DiagramState[] {
  const passed = here === null ? [] : passedStages({ kind, procedure }, councils, here);
  const moves = transitionsOf(kind, councils).filter(({ from, to, event }) => from !== to && event !== 'WITHDRAW');
  return statesOf(kind, councils).map((state) => ({
    id: idOf(state),
    label: stateLabel(state, procedure),
    state: state === here ? 'current' : passed.some((stage) => statesOfStage(stage).includes(state)) ? 'done' : 'ahead',
    actor: STATE_INFO[state].final ? undefined : PARTY_LABEL[STATE_INFO[state].holder],
    legalBasis: stateBasis(state, kind, procedure) || undefined,
    exits: moves
      .filter(({ from }) => from === state)
      .map(({ event, to }) => ({
        label: eventLabel(event, procedure),
        by: ROLE_LABEL[EVENTS[event].role],
        to: idOf(to),
      })),
  }));
}

/** Whole stages that lie behind; a stage the case stands in, or ended in, has no other finished state. */
function passedStages(of: Parameters<typeof stageLine>[0], councils: readonly CouncilId[], here: CaseState): StageId[] {
  return stageLine(of, councils, here)
    .filter(({ stage, status }) => status === 'done' && !statesOfStage(stage).includes(here))
    .map(({ stage }) => stage);
}

function statesOfStage(id: StageId): readonly CaseState[] {
  return STAGES.find((stage) => stage.id === id)?.states ?? [];
}

const idOf = (state: CaseState) => state.replace('.', '-');
