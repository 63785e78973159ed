import type { ProcedureType } from '../../procedure/terms/kinds.js';
import type { CaseState } from '../../procedure/terms/states.js';
import type { Application } from '../entities/application.js';
import type { CaseEntry } from '../entities/case-event-row.js';

/** What a command did. */
export interface CommandResult {
  caseId: string;
  /** Null before the first submission. */
  referenceNo: string | null;
  procedure: ProcedureType;
  /** State after the event. */
  state: CaseState;
  /** Version of the case after the event, for the next form. */
  lockVersion: number;
  /** Number of the event in the log of the case. */
  seq: number;
  /** The same command was done before; nothing was done now, and this is the first result. */
  repeated: boolean;
}

/** Each log entry raises the version by one, so its number is the version after it. */
export function resultOf(
  { id, referenceNo, procedure }: Application,
  { seq, toState }: Pick<CaseEntry, 'seq' | 'toState'>,
  repeated: boolean,
): CommandResult {
  return { caseId: id, referenceNo, procedure, state: toState, lockVersion: seq, seq, repeated };
}
