/** 連携B水準 (法118): 調整会議（確認様式2, one or several areas）→ 医療対策協議会 → 医療審議会. */
import type { CouncilId } from '../case/facts.js';
import { MACHINE_ID, procedure } from './setup.js';
import { councilStages, decisionStages, examinationStages, finalStates, preparationStages } from './stages.js';

/** Rises when states, events or guards of this machine change meaning; see structure-lock.json. */
export const RENKEI_B_MACHINE_VERSION = 1;

/** Order of the hearings where the procedure profile says nothing else (道の事務, 第2版 4(1)エ). */
export const RENKEI_B_DEFAULT_COUNCILS: readonly CouncilId[] = [
  'coordinationCouncil',
  'measuresCouncil',
  'medicalCouncil',
];

/** The machine of a 連携B水準 case whose hearings are these, in this order. */
export function renkeiBMachine(councils: readonly CouncilId[]) {
  return procedure.createMachine({
    id: MACHINE_ID,
    context: ({ input }) => input,
    initial: 'planDrafting',
    states: {
      ...preparationStages,
      ...examinationStages(councils),
      ...councilStages(councils),
      ...decisionStages(councils),
      ...finalStates(councils),
    },
  });
}
