import type { CommandResult } from '../../applications/commands/command-result.js';
import { stateLabel, STATES } from '../../procedure/terms/states.js';
import { Flag, Text, Uuid, Whole, Word } from '../parts/described.js';

/** What a command did. */
export class CommandResultJson {
  @Uuid('申請の番号') caseId!: string;
  @Text('受付番号。提出するまではnull', { nullable: true }) referenceNo!: string | null;
  @Word('操作の後の状態', STATES) state!: string;
  @Text('状態の名前') stateLabel!: string;
  @Whole('操作の後の版。次の操作で送る') lockVersion!: number;
  @Whole('経過の通し番号') seq!: number;
  @Flag('同じidempotencyKeyの操作が既に行われていて、今回は何もしなかったか') repeated!: boolean;
}

export function resultJson({
  caseId,
  referenceNo,
  procedure,
  state,
  lockVersion,
  seq,
  repeated,
}: CommandResult): CommandResultJson {
  return { caseId, referenceNo, state, stateLabel: stateLabel(state, procedure), lockVersion, seq, repeated };
}
