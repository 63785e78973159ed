import type { Kind, ProcedureType } from '../../procedure/terms/kinds.js';

/** The first entry of each log. It is no event of the machines: before it there is no case. */
export interface OpenEvent {
  type: 'OPEN';
  kind: Kind;
  procedure: ProcedureType;
  institutionId: string;
  roundId: string | null;
  currentDesignationId: string | null;
}
