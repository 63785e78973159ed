import { ConditionsUnmet } from '../../applications/entities/errors.js';
import { Declined } from '../../platform/declined.js';
import { statusOf } from '../../platform/problem-details.js';
import type { Condition } from '../../procedure/case/decision.js';

/** What an error means to the one who asked. */
export interface Problem {
  /** HTTP status. */
  status: number;
  /** Japanese: cause and remedy; '' where the page of the status says enough. */
  detail: string;
  /** Unmet conditions of a refused act. */
  conditions: readonly Condition[];
}

/** Reads any thrown value. Whatever was not meant for people is a status without a word of it. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof Declined)) return { status: statusOf(error), detail: '', conditions: [] };
  const conditions = error instanceof ConditionsUnmet ? error.conditions : [];
  return { status: error.status, detail: error.message, conditions };
}
