import { readSeedJson } from '../platform/seed-files.js';
import type { Kind, ProcedureType } from '../procedure/terms/kinds.js';
import type { CaseState } from '../procedure/terms/states.js';

/** A case of seeds/demo/cases.json: how far it has come, and what makes it different from the others. */
export interface DemoCase {
  kind: Kind;
  /** The state it rests in. An institution has one unfinished case of a kind. */
  state: CaseState;
  institutionCode: string;
  /** Office days from its last step to the day the demo is loaded. */
  officeDaysAgo: number;
  /** `new` unless told. A renewal or a change needs a row of `designations`. */
  procedure?: Exclude<ProcedureType, 'new'>;
  /** Steps it has gone on within the state, e.g. a plan that is recorded and not put to the evaluation yet. */
  further?: number;
  /** A correction was asked for and answered before. */
  corrected?: boolean;
  /** Someone tried a step before its turn. */
  attempted?: boolean;
  /** 連携B: planning areas whose councils are asked; those other than its own are where doctors are sent. */
  areas?: string[];
}

/** A designation that is older than this program. */
interface DemoDesignation {
  kind: Kind;
  institutionCode: string;
}

export interface DemoCasesFile {
  designations: DemoDesignation[];
  cases: DemoCase[];
}

/** Reads seeds/demo/cases.json. */
export function readDemoCases(): DemoCasesFile {
  return readSeedJson('demo/cases.json') as DemoCasesFile;
}

/** Stable name of a case within the demo, part of its idempotency keys. */
export function demoCaseName({ kind, state, institutionCode }: DemoCase): string {
  return `${kind}.${state}.${institutionCode}`;
}
