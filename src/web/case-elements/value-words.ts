import { COUNCIL_LABEL } from '../../procedure/case/facts.js';
import { OPINION_LABEL, BODY_LABEL, METHOD_LABEL } from '../../procedure/case/words.js';

const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...COUNCIL_LABEL,
    ...OPINION_LABEL,
    ...BODY_LABEL,
    ...METHOD_LABEL,
    true: 'はい',
    on: 'はい',
    false: 'いいえ',
  }),
);

/** A posted value as a person reads it; what was typed stays as it is. */
export function inWords(value: string): string {
  return WORDS.get(value) ?? value;
}
