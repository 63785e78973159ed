/** The line of stages on every case page: 計画 ─ 受審 ─ … ─ 指定. */
import type { CouncilId } from './case/facts.js';
import type { Kind } from './terms/kinds.js';
import { statesOf } from './machines/structure.js';
import { STAGES, STATE_INFO, type CaseState, type StageId } from './terms/states.js';

export interface StageOnLine {
  stage: StageId;
  /** 指定 becomes 不指定 or 取下げ where a case ended so. */
  label: string;
  /** `closed`: the case ended without a designation, and the state does not tell how far it had come. */
  status: 'done' | 'current' | 'ahead' | 'closed';
}

/** The stages this kind passes, with where the case stands. */
export function stageLine(kind: Kind, councils: readonly CouncilId[], state: CaseState): StageOnLine[] {
  const own = statesOf(kind, councils);
  const stages = STAGES.filter(({ states }) => states.some((each) => own.includes(each)));
  const here = stages.findIndex(({ states }) => states.some((each) => each === state));
  const ended = STATE_INFO[state].final;
  const behind = ended && state !== 'designated' ? 'closed' : 'done';
  return stages.map(({ id, label }, index) => ({
    stage: id,
    label: ended && index === here ? STATE_INFO[state].label : label,
    status: index < here ? behind : index > here ? 'ahead' : state === 'designated' ? 'done' : 'current',
  }));
}
