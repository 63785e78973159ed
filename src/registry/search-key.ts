import { readSeedJson } from '../platform/seed-files.js';
import { comparableName, variantsOf } from '../procedure/terms/comparable-name.js';

/** What stands in seeds/kanji-variants.json, with its source. */
const VARIANTS = variantsOf((readSeedJson('kanji-variants.json') as { groups: string[] }).groups);

/** For the column `search_key` and for what a person types (`comparableName`). */
export const searchKey = (text: string): string => comparableName(text, VARIANTS);

/** A word of a search as it was typed and as it is compared. */
export interface SearchWord {
  typed: string;
  key: string;
}

/** The words of what a person types, parted by spaces of any width: all of them must be found. */
export function searchWordsOf(text = ''): SearchWord[] {
  return text
    .split(/[\s　]+/u)
    .map((typed) => ({ typed, key: searchKey(typed) }))
    .filter(({ key }) => key !== '');
}

/** Part of a key, as LIKE looks for it. */
export const likePart = (key: string): string => `%${key.replace(/[\\%_]/gu, '\\$&')}%`;

/** Whether some word is none of the present name, reading or code, and is of a former one. */
export const isFormerName = (words: readonly SearchWord[], { own, former }: { own: string; former: string }): boolean =>
  words.some(({ key }) => !own.includes(key) && former.includes(key));

/** The `search_key` of an institution: its name, reading and code, one after the other. */
export function institutionSearchKey({
  name,
  kana,
  code,
}: {
  name: string;
  kana: string;
  code: string | null;
}): string {
  return [searchKey(name), searchKey(kana), searchKey(code ?? '')].join(' ');
}
