import type { DataSource } from 'typeorm';
import { StartupError } from '../../platform/startup-error.js';
import type { ProcedureProfile } from '../../procedure/case/facts.js';
import type { Kind } from '../../procedure/terms/kinds.js';
import { resolveStored } from '../../procedure/replay.js';

interface StoredState {
  kind: Kind;
  machineVersion: number;
  state: string;
  cases: number;
}

/**
 * To be called before the program takes requests: every stored state must be one that this program knows.
 * @throws StartupError listing what does not resolve
 */
export async function assertStoredStatesResolve(dataSource: DataSource, profile: ProcedureProfile): Promise<void> {
  const stored: StoredState[] = await dataSource.query(
    `SELECT kind, machine_version AS "machineVersion", state, count(*)::int AS cases
     FROM application GROUP BY kind, machine_version, state ORDER BY kind, machine_version, state`,
  );
  const offenders = stored.filter(
    ({ kind, machineVersion, state }) => !resolveStored(kind, profile.councils[kind], machineVersion, state),
  );
  if (offenders.length === 0) return;
  const lines = offenders.map(
    ({ kind, machineVersion, state, cases }) => `- ${kind} 版${machineVersion} ${state}（${cases}件）`,
  );
  throw new StartupError(
    `保存されている申請の段階を、このプログラムは扱えません。\n${lines.join('\n')}\nプログラムの版と、手続の設定の会議体（councils）を確かめてください。`,
  );
}
