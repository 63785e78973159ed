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
const COUNTED =
  '(?:時間|日間|年間|年度|か月|箇月|ページ|丁目|番地|[年月日時分編章節款条項号回件人名円歳床台週版頁番％%])';

/** Of the strength 4. */
const NUMBERS = [
  // Letters and figures in full width, each of which is a word: ９６０時間, 第１１５条, １，２３４人, Ｃ－１, Ｇ－ＭＩＳ, 様式５－２
  new RegExp(`第?[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+(?:[－，．,.／：-][0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+)*${COUNTED}?`, 'gu'),
  /元年度?/gu,
  // 第１１５条の２
  /第[0-9０-９]+条(?:の[0-9０-９]+)+/gu,
  // places in a law as the office writes them: 法113③一, 則８２②, →115④, →113③・④
  /[法則令→]?[0-9０-９]+(?:の[0-9０-９]+)*[①-⑳]+(?:・[①-⑳]+)*[一二三四五六七八九十]*|[法則令][0-9０-９]+(?:の[0-9０-９]+)*/gu,
  // sub-items: 小項目(1)ア
  /(?:小項目)?[（(][0-9０-９]+[)）](?:[ア-ン](?![ア-ンー]))?/gu,
];

/** Of the strength 2: 令和９年３月３１日, 令和９年４月, 令和８年度（金）. */
const DATES = new RegExp(
  `(?:令和|平成|昭和|大正|明治)(?:元|${DIGIT}{1,2})年(?:度|${DIGIT}{1,2}月(?:${DIGIT}{1,2}日)?)?|${DIGIT}{4}年${DIGIT}{1,2}月(?:${DIGIT}{1,2}日)?|${DIGIT}{1,2}月${DIGIT}{1,2}日`,
  'gu',
);

/** Of the strength 3: the year and the day of such a date. */
const HALVES_OF_DATES = new RegExp(
  `(?:令和|平成|昭和|大正|明治)(?:元|${DIGIT}{1,2})年度?|${DIGIT}{1,2}月${DIGIT}{1,2}日`,
  'gu',
);

/** Of the strength 1: 令和９年３月３１日まで. */
const ENDS_OF_PERIODS = new RegExp(`(?:${DATES.source})(?:から|まで)`, 'gu');

/** Of the strength 2: 年１，３６０時間. */
const HOURS_OF_A_YEAR = /年[0-9０-９][0-9０-９,，]*時間/gu;

const SPACE = '　';

/** A name of Han and katakana in a list of names: 南渡島、北渡島檜山、札幌. */
const LISTED = /(?<=^|[、：])[\p{Script=Han}\p{Script=Katakana}ー]{2,12}(?=、|$)/gu;

/** A part of 医療法人青雲会　見本中央病院; a mark such as １, (1), (1) ア or ☑ stands beside what it is of. */
const PART_OF_NAME = /(?:(?<![^　])(?:[（(]?[0-9０-９]{1,2}[)）]?(?: ?[ア-ン])?|[ア-ン]|[^\p{L}\p{N}])　+)?[^　]+/gu;

/** 医療法人社団 and 青雲会: the kind of a corporation and its name, in a column that has no room for both. Of the strength 2. */
const CORPORATION =
  /(?:(?:地方)?独立行政|国立大学|公益|一般|学校|社会福祉|(?:社会|特定)?医療)(?:法人(?:社団|財団)?|(?:社団|財団)法人)/gu;

/** A stretch of a text, and where it begins. */
interface Stretch {
  index: number;
  0: string;
}

/** Signs and letters that never begin a line (行頭禁則, JIS X 4051), with the character before them. */
const NOT_FIRST =
  /[^\n][～〜－‐–—―…‥・：；，．、。）」』】〕〉》｝］’”ーゝゞヽヾ々〻％℃！？／ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]/gu;

/** The mark of a note after what it is about, at the end of a line; one that begins a note is followed by it. */
const MARK_OF_NOTE = /[^\n]※$/gmu;

/**
 * Splits and joins the words in which pdfmake breaks a text: each word says how much it belongs to the next one. The characters of a text that
 * was written to be kept together (`keptTogether`) are words of their own, without the sign between them. A chain of places in a law, 法118②→113③三,
 * breaks before its arrows.
 */
export function joinedWords<Word extends BrokenWord>(words: readonly Word[]): Word[] {
  const own = words.flatMap(withoutSigns).flatMap(beforeArrows);
  const text = own.map((word) => word.text + (word.lineEnd === true ? '\n' : '')).join('');
  if (own.length < 2) return own;
  const joins = new Map<number, Join>();
  const keep = (stretches: Iterable<Stretch>, join: Join): void => {
    for (const { index, 0: found } of stretches)
      for (let place = index + 1; place < index + found.length; place += 1)
        joins.set(place, Math.max(join, joins.get(place) ?? 1) as Join);
  };
  if (text.includes(SPACE)) {
    const parts = [...partsOfNames(text)];
    keep(parts, 1);
    for (const part of parts) keep(corporations(part), 2);
  }
  if (text.includes('、')) keep(listedNames(text), 1);
  keep(text.matchAll(ENDS_OF_PERIODS), 1);
  keep(text.matchAll(DATES), 2);
  keep(text.matchAll(HOURS_OF_A_YEAR), 2);
  keep(text.matchAll(HALVES_OF_DATES), 3);
  for (const pattern of NUMBERS) keep(text.matchAll(pattern), 4);
  keep(text.matchAll(MARK_OF_NOTE), 4);
  for (const { index, 0: found } of text.matchAll(NOT_FIRST)) joins.set(index + found.length - 1, 4);
  let place = 0;
  return own.map((word) => {
    place += word.text.length + (word.lineEnd === true ? 1 : 0);
    const join = word.join ?? (word.noNewLine === true ? 4 : word.lineEnd === true ? undefined : joins.get(place));
    return join === undefined || word.join === join ? word : { ...word, join };
  });
}

/** What stands between the full-width spaces of each line that is no sentence: such a line breaks at a space before it breaks inside a name. */
function* partsOfNames(text: string): Iterable<Stretch> {
  for (const { index, 0: line } of text.matchAll(/[^\n]+/gu)) {
    if (!/[^　]　+[^　]/u.test(line) || /[、。]/u.test(line)) continue;
    for (const part of line.matchAll(PART_OF_NAME)) yield { index: index + part.index, 0: part[0] };
  }
}

/** The names in each line that is a list of several and no sentence: such a line breaks after 「、」 before it breaks inside a name. */
function* listedNames(text: string): Iterable<Stretch> {
  for (const { index, 0: line } of text.matchAll(/[^\n]+/gu)) {
    if (line.includes('。')) continue;
    const names = [...line.matchAll(LISTED)];
    if (names.length > 1) for (const name of names) yield { index: index + name.index, 0: name[0] };
  }
}

/** The kind of a corporation in a name, and what follows it. */
function corporations({ index, 0: part }: Stretch): Stretch[] {
  return [...part.matchAll(CORPORATION)].flatMap(({ index: at, 0: kind }) => {
    const after = at + kind.length;
    return [
      { index: index + at, 0: kind },
      { index: index + after, 0: part.slice(after) },
    ];
  });
}

function withoutSigns<Word extends BrokenWord>(word: Word): Word[] {
  if (!word.text.includes(KEPT_TOGETHER)) return [word];
  const parts = word.text.split(KEPT_TOGETHER);
  return parts.map((text, index) =>
    index < parts.length - 1 ? { ...word, text, lineEnd: undefined, noNewLine: undefined, join: 2 } : { ...word, text },
  );
}

/** A paragraph in a circle and the arrow after it, 「②→」, are one word to pdfmake. */
function beforeArrows<Word extends BrokenWord>(word: Word): Word[] {
  if (word.text.indexOf('→', 1) < 0) return [word];
  const parts = word.text.split(/(?<=.)(?=→)/su);
  return parts.map((text, index) =>
    index < parts.length - 1
      ? { ...word, text, lineEnd: undefined, noNewLine: undefined, join: undefined }
      : { ...word, text },
  );
}
