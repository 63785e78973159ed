/** C-1水準 (法119): 医療対策協議会 → 医療審議会. */
import type { CouncilId } from '../case/facts.js';
import { MACHINE_ID, procedure } from './setup.js';
import { councilStages, decisionStages, examinationStages, finalStates, preparationStages } from './stages.js';

/** Rises when states, events or guards of this machine change meaning; see structure-lock.json. */
export const C1_MACHINE_VERSION = 1;

/** Order of the hearings where the procedure profile says nothing else (道の事務, 第2版 4(1)エ). */
export const C1_DEFAULT_COUNCILS: readonly CouncilId[] = ['measuresCouncil', 'medicalCouncil'];

/** The machine of a C-1水準 case whose hearings are these, in this order. */
export function c1Machine(councils: readonly CouncilId[]) {
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
