/** Which words of a text no line may part: numbers with what they count, dates, articles, names, and signs that never begin a line. */
import { KEPT_TOGETHER } from '../elements/elements.js';
import type { Join } from './line-breaking.js';

/** A word as pdfmake breaks a text, and what follows from it. */
interface BrokenWord {
  text: string;
  lineEnd?: boolean | undefined;
  /** It goes on in another font without a place to break. */
  noNewLine?: boolean | undefined;
  join?: Join | undefined;
}

const DIGIT = '[0-9０-９]';
const COUNTED = '(?:時間|日間|年間|年度|か月|箇月|ページ|[年月日時分条項号回件人名円歳床台週版頁％%])';

/** Of the strength 2. */
const NUMBERS = [
  // Letters and figures in full width, each of which is a word: ９６０時間, 第１１５条, １，２３４人, Ｃ－１, Ｇ－ＭＩＳ, 様式５－２
  new RegExp(`第?[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+(?:[－，．,.／：-][0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+)*${COUNTED}?`, 'gu'),
  /元年度?/gu,
];

/** Of the strength 1: 令和９年３月３１日, 令和９年４月, 令和８年度（金）. */
const DATES = new RegExp(
  `(?:令和|平成|昭和|大正|明治)(?:元|${DIGIT}{1,2})年(?:度|${DIGIT}{1,2}月(?:${DIGIT}{1,2}日)?)?|${DIGIT}{4}年${DIGIT}{1,2}月(?:${DIGIT}{1,2}日)?|${DIGIT}{1,2}月${DIGIT}{1,2}日`,
  'gu',
);

/** Signs and letters that never begin a line (行頭禁則, JIS X 4051), with the character before them. */
const NOT_FIRST =
  /[^\n][～〜－‐–—―…‥・：；，．、。）」』】〕〉》｝］’”ーゝゞヽヾ々〻％℃！？／ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]/gu;

/**
 * Splits and joins the words in which pdfmake breaks a text: each word says how much it belongs to the next one. The characters of a text that
 * was written to be kept together (`keptTogether`) are words of their own, without the sign between them.
 */
export function joinedWords<Word extends BrokenWord>(words: readonly Word[]): Word[] {
  const own = words.flatMap(withoutSigns);
  const text = own.map((word) => word.text + (word.lineEnd === true ? '\n' : '')).join('');
  if (own.length < 2) return own;
  const joins = new Map<number, Join>();
  const keep = (pattern: RegExp, join: Join): void => {
    for (const { index, 0: found } of text.matchAll(pattern))
      for (let place = index + 1; place < index + found.length; place += 1)
        joins.set(place, Math.max(join, joins.get(place) ?? 1) as Join);
  };
  keep(DATES, 1);
  for (const pattern of NUMBERS) keep(pattern, 2);
  for (const { index, 0: found } of text.matchAll(NOT_FIRST)) joins.set(index + found.length - 1, 2);
  let place = 0;
  return own.map((word) => {
    place += word.text.length + (word.lineEnd === true ? 1 : 0);
    const join = word.join ?? (word.noNewLine === true ? 2 : word.lineEnd === true ? undefined : joins.get(place));
    return join === undefined || word.join === join ? word : { ...word, join };
  });
}

function withoutSigns<Word extends BrokenWord>(word: Word): Word[] {
  if (!word.text.includes(KEPT_TOGETHER)) return [word];
  const parts = word.text.split(KEPT_TOGETHER);
  return parts.map((text, index) =>
    index < parts.length - 1 ? { ...word, text, lineEnd: undefined, noNewLine: undefined, join: 1 } : { ...word, text },
  );
}
