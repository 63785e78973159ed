import { readSeedJson } from '../platform/seed-files.js';
import { comparableName, variantsOf } from '../procedure/terms/comparable-name.js';

/** What stands in seeds/kanji-variants.json, with its source. */
const VARIANTS = variantsOf((readSeedJson('kanji-variants.json') as { groups: string[] }).groups);

/** For the column `search_key` and for what a person types (`comparableName`). */
export const searchKey = (text: string): string => comparableName(text, VARIANTS);

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
