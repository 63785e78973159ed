import { COUNCIL_LABEL, type HearingFacts, type MeetingMethod, type Opinion } from '../../procedure/case/facts.js';

export const OPINION_LABEL: Readonly<Record<Opinion, string>> = {
  agreed: '異議なし',
  agreedWithConditions: '条件付きで異議なし',
  disagreed: '異議あり',
};

export const BODY_LABEL: Readonly<Record<NonNullable<HearingFacts['opinion']>['body'], string>> = {
  plenary: '本会',
  section: '部会',
};

export const METHOD_LABEL: Readonly<Record<MeetingMethod, string>> = { inPerson: '参集', written: '書面' };

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
