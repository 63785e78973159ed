import { Declined } from '../../platform/declined.js';
import type { Condition } from '../../procedure/case/decision.js';
import type { CaseEvent } from '../../procedure/events/index.js';
import type { Actor } from '../../procedure/terms/actors.js';
import { CommandRefused } from '../entities/errors.js';
import type { CaseCommands } from './case-commands.js';

/** One of several acts that were sent together. */
export interface OneOfMany {
  /** What was chosen: the case, or something of it. */
  id: string;
  caseId: string;
  institutionName: string;
  /** As the person saw it. */
  lockVersion: number;
  /** May throw what the person is to be told: then this one is not done. */
  event: () => CaseEvent;
}

/** What became of one act of several. */
export interface ResultLine {
  id: string;
  institutionName: string;
  /** `changed`: the case moved on after the page was opened. */
  outcome: 'done' | 'refused' | 'changed';
  /** Japanese: why it was not done; '' when it was. */
  message: string;
  /** Unmet conditions of the procedure. */
  conditions: readonly Condition[];
}

/**
 * Carries out several acts that were sent together, each as a command in a transaction of its own: what cannot be done is passed
 * over with its reason. Sent again under the same key, each that was done is not done again, and the others are tried.
 * @param key of the form
 */
export function executeEach(
  commands: CaseCommands,
  actor: Actor,
  acts: readonly OneOfMany[],
  key: string,
): Promise<ResultLine[]> {
  return eachInTurn(acts, ({ id, caseId, event }, lockVersion) =>
    commands.execute(actor, { caseId, lockVersion, idempotencyKey: `${key}:${id}`, event: event() }),
  );
}

/** One after the other, each in a transaction of its own, as `executeEach`. @param perform with the version that the case has by then */
export async function eachInTurn<T extends Omit<OneOfMany, 'event'>>(
  acts: readonly T[],
  perform: (act: T, lockVersion: number) => Promise<{ lockVersion: number }>,
): Promise<ResultLine[]> {
  const lines: ResultLine[] = [];
  // Two acts on one case: the first raises the version that the form of the second still shows.
  const versions = new Map<string, { seen: number; now: number }>();
  for (const act of acts) {
    const { id, caseId, institutionName, lockVersion } = act;
    const before = versions.get(caseId);
    try {
      const result = await perform(act, before?.seen === lockVersion ? before.now : lockVersion);
      versions.set(caseId, { seen: lockVersion, now: result.lockVersion });
      lines.push({ id, institutionName, outcome: 'done', message: '', conditions: [] });
    } catch (error) {
      lines.push({ id, institutionName, ...notDone(error) });
    }
  }
  return lines;
}

/** What a person is told of an act that could not be carried out. @throws the error itself when it is no answer */
function notDone(error: unknown): Omit<ResultLine, 'id' | 'institutionName'> {
  if (!(error instanceof Declined) || error.kind === 'damaged' || error.kind === 'unavailable') throw error;
  return {
    outcome: error.kind === 'conflict' ? 'changed' : 'refused',
    message: error.message,
    conditions: error instanceof CommandRefused ? error.conditions : [],
  };
}
