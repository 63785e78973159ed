/** How a condition is written, and the few that many events share. */
import type { Condition } from '../case/decision.js';

/** What a condition says when it holds, and how to mend it when it does not. */
export interface Wording {
  met: string;
  unmet: string;
}

/** @param evidence what shows it, with its date or number; left out where nothing but the condition does */
export function condition(id: string, met: boolean, wording: Wording, legalBasis = '', evidence?: string): Condition {
  return { id, met, text: met ? wording.met : wording.unmet, legalBasis, ...(evidence !== undefined && { evidence }) };
}

export const isBlank = (text: string) => text.trim() === '';

/** A free text the event cannot do without. `what` is its name on the page, e.g. 取下げの理由. */
export function written(id: string, text: string, what: string, legalBasis = ''): Condition {
  return condition(
    id,
    !isBlank(text),
    { met: `${what}が書かれています`, unmet: `${what}が空欄です。${what}を書いてください` },
    legalBasis,
  );
}

/** What is named more than once: of two answers to the same thing the one would be judged and the other would stand. */
export function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
