/** A named condition of an event. The same list is printed beside the button and returned in a refusal. */
export interface Condition {
  id: string;
  met: boolean;
  /** Japanese; when unmet it says what is missing and how to mend it. */
  text: string;
  /** The same as a bound paper says it, where `text` tells somebody what to do; absent where it does not. */
  fact?: string;
  /** Article or document the condition rests on; '' for an office rule. */
  legalBasis: string;
  /** Japanese: the document or record that shows it, with its date or number; only of what a designation asks. */
  evidence?: string;
  /** Path of the field of the input that it is about; absent where it is about no single one. */
  field?: string;
  /** What looks strange is asked about: with this among `confirmed` of the event it holds. Absent where nothing can be confirmed. */
  confirm?: string;
}

/**
 * A condition as a bound paper says it: what is so, without the sentences that tell somebody what to do on the screen. What was kept with an older draft has
 * no fact of its own, and is cut in the same way.
 */
export function factOf({ fact, text }: Pick<Condition, 'fact' | 'text'>): string {
  const said = fact ?? text;
  return withoutOrders(said) || said;
}

/** The sentences of a text that order nothing, without the last 。; '' where it has none. */
function withoutOrders(text: string): string {
  return text
    .split(/(?<=。)/u)
    .filter((sentence) => !/ください[。）]*\s*$/u.test(sentence))
    .join('')
    .trim()
    .replace(/。$/u, '');
}

/** What is wrong, and of each fault what is so. */
export function faultsAsFact(what: string, messages: readonly string[]): string {
  const facts = messages.map(withoutOrders).filter((each) => each !== '');
  return facts.length === 0 ? what : `${what}：${facts.map((each) => `${each}。`).join('')}`;
}
