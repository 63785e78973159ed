/** The machine of a kind, for the hearings of a procedure profile. */
import { COUNCIL_LABEL, type CouncilId } from '../case/facts.js';
import { KIND_INFO, type Kind } from '../terms/kinds.js';
import { B_DEFAULT_COUNCILS, B_MACHINE_VERSION, bMachine } from './b.machine.js';
import { C1_DEFAULT_COUNCILS, C1_MACHINE_VERSION, c1Machine } from './c1.machine.js';
import { C2_DEFAULT_COUNCILS, C2_MACHINE_VERSION, c2Machine } from './c2.machine.js';
import { RENKEI_B_DEFAULT_COUNCILS, RENKEI_B_MACHINE_VERSION, renkeiBMachine } from './renkei-b.machine.js';

export type CaseMachine = ReturnType<typeof bMachine>;

const BUILDERS: Readonly<Record<Kind, (councils: readonly CouncilId[]) => CaseMachine>> = {
  B: bMachine,
  RENKEI_B: renkeiBMachine,
  C1: c1Machine,
  C2: c2Machine,
};

/** Version stored with each case and each line of the case log. */
export const MACHINE_VERSION: Readonly<Record<Kind, number>> = {
  B: B_MACHINE_VERSION,
  RENKEI_B: RENKEI_B_MACHINE_VERSION,
  C1: C1_MACHINE_VERSION,
  C2: C2_MACHINE_VERSION,
};

/** Hearings of each kind where the profile says nothing else. */
export const DEFAULT_COUNCILS: Readonly<Record<Kind, readonly CouncilId[]>> = {
  B: B_DEFAULT_COUNCILS,
  RENKEI_B: RENKEI_B_DEFAULT_COUNCILS,
  C1: C1_DEFAULT_COUNCILS,
  C2: C2_DEFAULT_COUNCILS,
};

const built = new Map<string, CaseMachine>();

/**
 * The machine of a kind with these councils, in this order. Built once for each order.
 * @throws Error when 医療審議会 is missing (法113⑤: it can never be left out) or a council is named twice.
 */
export function machineFor(kind: Kind, councils: readonly CouncilId[]): CaseMachine {
  if (!councils.includes('medicalCouncil')) {
    throw new Error(
      `${KIND_INFO[kind].label}の会議体に${COUNCIL_LABEL.medicalCouncil}がありません。指定の前の意見聴取は省けません（法113⑤）。`,
    );
  }
  if (new Set(councils).size !== councils.length) {
    throw new Error(`${KIND_INFO[kind].label}の会議体に重複があります: ${councils.join(', ')}`);
  }
  const key = [kind, ...councils].join('|');
  const machine = built.get(key) ?? BUILDERS[kind](councils);
  built.set(key, machine);
  return machine;
}
