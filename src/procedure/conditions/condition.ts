/** How a condition is written, and the few that many events share. */
import type { AnswersKept, Condition, Confirmed } from '../case/decision.js';

/** What a condition says when it holds, and how to mend it when it does not. */
export interface Wording {
  met: string;
  unmet: string;
  /** Unmet, as a bound paper says it: without what is to be done about it on the screen. */
  fact?: string;
}

/** @param evidence what shows it, with its date or number; left out where nothing but the condition does */
export function condition(id: string, met: boolean, wording: Wording, legalBasis = '', evidence?: string): Condition {
  return {
    id,
    met,
    text: met ? wording.met : wording.unmet,
    ...(!met && wording.fact !== undefined && { fact: wording.fact }),
    legalBasis,
    ...(evidence !== undefined && { evidence }),
  };
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

/**
 * Of what was confirmed only what was asked. An answer to a question that nobody put, because the value is not strange or is another one, would stand
 * in the record as if somebody had been warned.
 * @param conditions as they are while nothing is confirmed
 */
export function answersAsked(conditions: readonly Condition[], { confirmed = [] }: Confirmed): AnswersKept {
  const answered = conditions.flatMap(({ met, confirm, text }) =>
    !met && confirm !== undefined && confirmed.includes(confirm) ? [{ confirm, text }] : [],
  );
  if (answered.length === 0) return {};
  const each = (name: keyof (typeof answered)[number]) => [...new Set(answered.map((answer) => answer[name]))];
  return { confirmed: each('confirm'), asked: each('text') };
}

/** What is named more than once: of two answers to the same thing the one would be judged and the other would stand. */
export function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
