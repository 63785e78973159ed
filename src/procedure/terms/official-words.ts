/** How official documents write what the program names in short: articles, kinds and figures, all in full width. */
import { KIND_INFO, type Kind } from './kinds.js';
import { BORROWED_BY, HEARING_GUIDE } from './law.js';

/** Half-width figures, letters and signs to the full-width ones of official documents: `C-1` → `Ｃ－１`. */
export function fullWidth(text: string): string {
  return text.replace(/[!-~]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

/** What the program writes with figures in the sentences of screens: days, places in a law, counts, numbers of forms. */
const FIGURES =
  /(?:令和|平成|昭和|大正|明治)(?:元|\d+)年(?:度|\d+月(?:\d+日)?)?|\d+月\d+日|[法則令→]\d+(?:の\d+)*[①-⑳]*[一二三四五六七八九十]*|第\d+[回版]|様式\d+(?:[-－]\d+)?|[BC](?:-[12])?水準|(?<=」)\d+(?=\()|\d+協定|\d+条|年?\d+(?:件|種類|項目|年以内|か月|人|回|時間)/gu;

/**
 * A sentence of a screen as a document bears it, its figures in full width: 「申請の到達 令和8年11月30日」 → 「申請の到達 令和８年１１月３０日」.
 * @param typed texts that people typed, which may stand in it: they stay as they are
 */
export function inDocumentFigures(text: string, typed: readonly string[]): string {
  const own = typed.filter((each) => each.search(FIGURES) >= 0 && text.includes(each));
  const [longest] = own.toSorted((a, b) => b.length - a.length);
  if (longest === undefined) return text.replace(FIGURES, fullWidth);
  return text
    .split(longest)
    .map((part) => inDocumentFigures(part, own))
    .join(longest);
}

const PARAGRAPHS = '①②③④⑤⑥⑦⑧⑨';
const ITEMS = '一二三四五六七八九';
const ARTICLE = new RegExp(`^(\\d+)([${PARAGRAPHS}])?([${ITEMS}])?$`, 'u');

/**
 * One article without its law: `113③三` → `第１１３条第３項第３号`.
 * @throws RangeError for what is no article
 */
export function articleText(article: string): string {
  const [, number, paragraph, item] = ARTICLE.exec(article) ?? [];
  if (number === undefined) throw new RangeError(`not an article: ${article}`);
  const part = (count: number, unit: string) => (count === 0 ? '' : fullWidth(`第${count}${unit}`));
  const counted = (mark: string | undefined, marks: string) => (mark === undefined ? 0 : marks.indexOf(mark) + 1);
  return `${part(Number(number), '条')}${part(counted(paragraph, PARAGRAPHS), '項')}${part(counted(item, ITEMS), '号')}`;
}

const LAWS: Readonly<Record<string, { full: string; again: string }>> = {
  法: { full: '医療法', again: '同法' },
  則: { full: '医療法施行規則', again: '同規則' },
};

/**
 * A basis as law.ts notes it, in the words of a document: `法118②→113③三` →
 * `医療法第１１８条第２項において準用する同法第１１３条第３項第３号`.
 * @throws RangeError for what is no basis
 */
export function inFull(basis: string): string {
  const law = LAWS[basis.slice(0, 1)];
  if (law === undefined) throw new RangeError(`not a basis: ${basis}`);
  const articles = basis.slice(1).split('→').map(articleText);
  return `${law.full}${articles.join(`において準用する${law.again}`)}`;
}

const ABBREVIATED = { 法: '医療法', 令: '医療法施行令', 則: '医療法施行規則' };
const SIGNS: readonly (readonly [sign: RegExp, meaning: string])[] = [
  [/[①-⑳]/u, '丸囲みの数字は項を'],
  [/[①-⑳0-9０-９][一二三四五六七八九十]/u, '漢数字は号を'],
  [/→/u, '「→」は準用する規定を'],
];

/** The prefecture's guide in a document, and what stands for it in a narrow column. */
const GUIDE = { full: inDocumentFigures(HEARING_GUIDE, []), sign: '道の手引' };

/** A basis as a narrow column bears it, which `signsExplained` explains: 「道の手引３(4)」. */
export function basisInSigns(basis: string): string {
  return basis.replaceAll(GUIDE.full, GUIDE.sign);
}

/**
 * What the signs in these bases mean, in one sentence of a document; '' where there are none:
 * 「「法」は医療法を、丸囲みの数字は項を指す。」
 */
export function signsExplained(bases: readonly string[]): string {
  const laws = Object.entries(ABBREVIATED).filter(([law]) =>
    bases.some((basis) => new RegExp(`(?<![\\p{Script=Han}])${law}[0-9０-９]`, 'u').test(basis)),
  );
  const signs = SIGNS.filter(([sign]) => bases.some((basis) => sign.test(basis)));
  const meanings = [
    ...(laws.length === 0 ? [] : [`${laws.map(([law, full]) => `「${law}」は${full}`).join('、')}を`]),
    ...signs.map(([, meaning]) => meaning),
    ...(bases.some((basis) => basis.includes(GUIDE.sign)) ? [`「${GUIDE.sign}」は${GUIDE.full}を`] : []),
  ];
  return meanings.length === 0 ? '' : `${meanings.join('、')}指す。`;
}

/** 「Ｂ」「連携Ｂ」「Ｃ－１」「Ｃ－２」. */
export function kindShort(kind: Kind): string {
  return levelInFull(kind).replace('水準', '');
}

/** 「Ｂ水準」. */
export function levelInFull(kind: Kind): string {
  return fullWidth(KIND_INFO[kind].label);
}

/** 「特定地域医療提供機関（Ｂ水準）」. */
export function kindInFull(kind: Kind): string {
  return `${KIND_INFO[kind].institutionTitle}（${levelInFull(kind)}）`;
}

/** What the law lets change with an approval (法116①): for 連携B the work of the doctors sent (法118②). */
export function businessOf(kind: Kind): string {
  return kind === 'RENKEI_B' ? '派遣をされる医師の業務' : '指定に係る業務';
}

const joined = (articles: readonly string[]): string =>
  articles.length < 2 ? articles.join('') : `${articles.slice(0, -1).join('、')}及び${articles.at(-1)}`;

/** 「第１１３条第１項及び第１１９条第１項」: the articles under which several kinds are designated at once. */
export function designationArticles(kinds: readonly Kind[]): string {
  return joined(kinds.map((kind) => articleText(KIND_INFO[kind].legalBasis.slice(1))));
}

/**
 * An article of 法113–117 as it holds for several kinds at once: 「第１１７条第３項」 for B, 「第１１７条第３項（同法第１１８条第２項
 * において準用する場合を含む。）」 with others, 「第１１８条第２項において準用する同法第１１７条第３項」 for others alone.
 */
export function articleForKinds(kinds: readonly Kind[], article: string): string {
  const own = articleText(article);
  const through = joined(kinds.filter((kind) => kind !== 'B').map((kind) => articleText(BORROWED_BY[kind].slice(1))));
  if (through === '') return own;
  return kinds.includes('B')
    ? `${own}（同法${through}において準用する場合を含む。）`
    : `${through}において準用する同法${own}`;
}
