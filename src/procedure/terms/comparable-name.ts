/** Names as they are compared: as a search finds them (`searchKey`), and as one institution is told from another. */

/** The letter in common use, by each of its variants. */
export type KanjiVariants = ReadonlyMap<string, string>;

/** @param groups letters of one character each, the one in common use first (seeds/kanji-variants.json) */
export function variantsOf(groups: readonly string[]): KanjiVariants {
  return new Map(
    groups.flatMap((group) => {
      const [common = '', ...variants] = group;
      return variants.map((variant): [string, string] => [variant, common]);
    }),
  );
}

/** Figures as names write them: 第三病院 is looked for as 第3病院, and the other way round. */
const KANJI_FIGURES: ReadonlyMap<string, string> = new Map(
  [...'〇一二三四五六七八九'].map((figure, value) => [figure, String(value)]),
);

/** Legal forms in front of a name, which nobody types when looking for a hospital. Longest first. */
const LEGAL_FORMS = [
  '社会医療法人社団',
  '社会医療法人財団',
  '社会医療法人',
  '特定医療法人社団',
  '特定医療法人財団',
  '特定医療法人',
  '医療法人社団',
  '医療法人財団',
  '医療法人',
  '一般社団法人',
  '一般財団法人',
  '公益社団法人',
  '公益財団法人',
  '地方独立行政法人',
  '独立行政法人',
  '国立大学法人',
  '公立大学法人',
  '学校法人',
  '宗教法人',
  '社会福祉法人',
  '社団法人',
  '財団法人',
  '(医社)',
  '(医財)',
  '(医)',
  '(社)',
  '(財)',
  '(学)',
];

/**
 * The form in which names and numbers are compared: NFKC without variation selectors, small letters, variants of a character folded,
 * kanji figures as figures, katakana as hiragana, small kana as large ones, ヶ ケ が between kanji as one, without spaces, hyphens (a long
 * vowel mark between figures or letters is one), dots, brackets, 第 and 号 of a number, and legal forms. Never for
 * a name itself.
 * @param variants as `variantsOf`
 */
export function comparableName(text: string, variants: KanjiVariants): string {
  const letters = text
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase();
  const withoutForms = LEGAL_FORMS.reduce((rest, form) => rest.replaceAll(form, ''), letters.replace(/\s/gu, ''));
  const folded = Array.from(withoutForms, (letter) => variants.get(letter) ?? letter).join('');
  return folded
    .replace(/(?<=\p{Script=Han})[ヶケヵカけがゖゕか](?=\p{Script=Han}|$)/gu, 'け')
    .replace(/[〇一二三四五六七八九]/gu, (figure) => KANJI_FIGURES.get(figure) ?? figure)
    .replace(/(?<=[0-9a-z])ー(?=[0-9a-z])/gu, '')
    .replace(/第(?=[0-9])|(?<=[0-9])号/gu, '')
    .replace(/[\-‐‑‒–—―−・.,、。()「」『』〔〕[\]]/gu, '')
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 1));
}
