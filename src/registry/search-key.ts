/**
 * Variants of the same letter that people type for each other and that NFKC keeps apart.
 * Written as code points where the glyph is easily lost in an editor.
 */
const VARIANTS: Readonly<Record<string, string>> = {
  髙: '高',
  '\uFA11': '崎',
  嵜: '崎',
  邊: '辺',
  邉: '辺',
  濵: '浜',
  濱: '浜',
  齋: '斎',
  齊: '斎',
  斉: '斎',
  '\u{20BB7}': '吉',
  澤: '沢',
  廣: '広',
  國: '国',
  櫻: '桜',
  嶋: '島',
  嶌: '島',
  瀨: '瀬',
  德: '徳',
  惠: '恵',
  龍: '竜',
  會: '会',
  學: '学',
  醫: '医',
  豐: '豊',
  眞: '真',
  萬: '万',
  渕: '淵',
  彌: '弥',
  榮: '栄',
  冨: '富',
  條: '条',
  藪: '薮',
  薗: '園',
  佛: '仏',
  禮: '礼',
  壽: '寿',
  聲: '声',
  繩: '縄',
  桒: '桑',
  舘: '館',
};

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
 * The form in which names are compared: NFKC, katakana as hiragana, small letters, variants folded, without
 * spaces, hyphens, dots, and legal forms. For the column `search_key` and for what a person types; never for a name itself.
 */
export function searchKey(text: string): string {
  const folded = [...text.normalize('NFKC').toLowerCase()].map((letter) => VARIANTS[letter] ?? letter).join('');
  const plain = folded
    .replace(/[\s\-‐‑‒–—―−・.,、。]/gu, '')
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
  return LEGAL_FORMS.reduce((rest, form) => rest.replaceAll(form, ''), plain);
}

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
