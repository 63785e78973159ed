/** What no line of a document parts: numbers, dates, articles, places in a law or in an application, names of corporations. */
import type { LaidOutLine } from './laid-out.js';

const N = '[0-9０-９]+';
/** What stays on one line. A date may go on after its year, where a column is as narrow as that. */
const WHOLE: Readonly<Record<string, RegExp>> = {
  number:
    /[0-9０-９]+(?:[,，.．][0-9０-９]+)*(?:時間|日間|年間|年度|か月|ページ|丁目|番地|[年月日時分条項号回件人名点版番])?/gu,
  ordinal: new RegExp(`第${N}[条項号回版]`, 'gu'),
  year: new RegExp(`(?:令和|平成|昭和)(?:元|${N})年`, 'gu'),
  day: new RegExp(`${N}月${N}日`, 'gu'),
  article: new RegExp(`第${N}条(?:の${N})+`, 'gu'),
  abbreviated: /[法則令→][0-9０-９]+(?:の[0-9０-９]+)*(?:[①-⑳]・?)*[一二三四五六七八九十]*/gu,
  'sub-item': new RegExp(`[（(]${N}[)）][ア-ン]`, 'gu'),
  corporation: /(?<=医療法人)[青白緑][^　]会/gu,
};

/** A hash, which no cell has room for, and sums of extreme samples. */
const HASH = /^[0-9a-f]{64}$/u;
const BEYOND_ALL = /^(?:11,999,999,880.|99999999|９９９９９９９９)$/u;

/** What lines part, as `before｜after`. */
export function partedWords(lines: readonly LaidOutLine[]): string[] {
  const once = lines.filter(({ isAgain }) => !isAgain);
  return [...new Set(once.map(({ of }) => of))].flatMap((text) => {
    if (HASH.test(String(text.text))) return [];
    const own = once.filter(({ of }) => of === text).map(({ words }) => words);
    const whole = own.join('');
    const ends = new Set(own.reduce<number[]>((all, words) => [...all, (all.at(-1) ?? 0) + words.length], []));
    return Object.entries(WHOLE).flatMap(([kind, pattern]) =>
      [...whole.matchAll(pattern)]
        .filter(({ 0: found }) => !BEYOND_ALL.test(found))
        .flatMap(({ 0: found, index }) =>
          [...found]
            .map((_, place) => place)
            .filter((place) => place > 0 && ends.has(index + place))
            .map((place) => `${kind}: ${found.slice(0, place)}｜${found.slice(place)}`),
        ),
    );
  });
}
