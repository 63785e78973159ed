/**
 * The working copy: what the hospital is still writing, section by section. Saving a section is no event of the procedure; whether it
 * may be written now is asked here.
 */
import { actorIsHospital } from './conditions/actor.js';
import { condition } from './conditions/condition.js';
import type { Condition, DecisionContext, Refusal } from './case/decision.js';
import type { ProcedureType } from './terms/kinds.js';
import { STATE_INFO, type CaseState, stateLabel } from './terms/states.js';

/** Words of the button. */
export const WRITING_LABEL = '申請内容を編集する';

const WRITING_STATES: readonly CaseState[] = ['planDrafting', 'underEvaluation', 'preparing', 'correcting'];

/** Whether the hospital writes while a case rests here: before it submits, and in a correction. */
export function isBeingWritten(state: CaseState): boolean {
  return WRITING_STATES.includes(state);
}

interface WritingInput {
  state: CaseState;
  facts: { institution: { id: string }; procedure: ProcedureType };
  actor: DecisionContext['actor'];
}

/** What must hold for this person to write the application now; shown like the conditions of an event. */
export function writingConditions({ state, facts, actor }: WritingInput): Condition[] {
  return [
    ...actorIsHospital({ facts, actor }),
    condition('beingWritten', isBeingWritten(state), {
      met: '申請内容を書く段階です',
      unmet: `段階が「${stateLabel(state, facts.procedure)}」のときは「${WRITING_LABEL}」はできません`,
    }),
  ];
}

/** Why this person cannot write now; null when it can be done. The same conditions. */
export function refusalToWrite(input: WritingInput): Refusal | null {
  const conditions = writingConditions(input).filter(({ met }) => !met);
  const { final } = STATE_INFO[input.state];
  const label = stateLabel(input.state, input.facts.procedure);
  if (conditions.length === 0) return null;
  if (isBeingWritten(input.state)) {
    const message = `「${WRITING_LABEL}」は申請した医療機関が行います。`;
    return { accepted: false, code: 'notYourRole', message, conditions };
  }
  return final
    ? {
        accepted: false,
        code: 'finalState',
        message: `この申請は「${label}」で終わっています。「${WRITING_LABEL}」はできません。`,
        conditions: [],
      }
    : {
        accepted: false,
        code: 'eventNotInState',
        message: `段階が「${label}」のときは「${WRITING_LABEL}」はできません。`,
        conditions: [],
      };
}
