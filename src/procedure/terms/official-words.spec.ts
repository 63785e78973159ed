import {
  articleForKinds,
  articleText,
  basisInSigns,
  designationArticles,
  inDocumentFigures,
  inFull,
  kindInFull,
  signsExplained,
} from './official-words.js';
import { KINDS } from './kinds.js';
import { article113For, articleFor, HEARING_GUIDE, ORDINANCE, violationArticle } from './law.js';

test.each([
  ['113', '第１１３条'],
  ['113①', '第１１３条第１項'],
  ['113③三', '第１１３条第３項第３号'],
])('%s is %s', (article, text) => {
  expect(articleText(article)).toBe(text);
});

test.each([
  ['法113①', '医療法第１１３条第１項'],
  ['法118②→113③三', '医療法第１１８条第２項において準用する同法第１１３条第３項第３号'],
  [
    '法120②→115④→113⑤',
    '医療法第１２０条第２項において準用する同法第１１５条第４項において準用する同法第１１３条第５項',
  ],
  ['則89②→82②', '医療法施行規則第８９条第２項において準用する同規則第８２条第２項'],
])('%s is %s', (basis, text) => {
  expect(inFull(basis)).toBe(text);
});

test.each([
  [
    '申請内容（第1回の提出、申請の到達 令和8年11月30日）',
    [],
    '申請内容（第１回の提出、申請の到達 令和８年１１月３０日）',
  ],
  ['法118②→113③三、則106の2⑦', [], '法１１８②→１１３③三、則１０６の２⑦'],
  ['添付書類 0種類（ファイル 12件）、様式5-1', [], '添付書類 ０種類（ファイル １２件）、様式５－１'],
  // the mark of a sub-item and a number of a document are no figures of ours
  ['(1)イ　医評第2号', [], '(1)イ　医評第2号'],
  [
    '評価結果の通知 令和8年10月1日付け第3回（令和8年10月1日）',
    ['令和8年10月1日付け第3回', '3', '第3回'],
    '評価結果の通知 令和8年10月1日付け第3回（令和８年１０月１日）',
  ],
])('%s, of which %j was typed, is %s in a document', (text, typed, written) => {
  expect(inDocumentFigures(text, typed)).toBe(written);
});

test.each([
  [['法１１３②'], '「法」は医療法を、丸囲みの数字は項を指す。'],
  [
    ['法１１８②→１１３③三、則８２②', '令１４'],
    '「法」は医療法、「令」は医療法施行令、「則」は医療法施行規則を、丸囲みの数字は項を、漢数字は号を、「→」は準用する規定を指す。',
  ],
  [
    ['法１１３⑤', '道の手引３(4)、検討会の中間とりまとめ'],
    '「法」は医療法を、丸囲みの数字は項を、「道の手引」は道「保健所における事務について（第２版）」を指す。',
  ],
  [['行政手続法８条', 'この仕組みの決まり（起案者と決裁者の分離）'], ''],
])('the signs in %j: %s', (bases, text) => {
  expect(signsExplained(bases)).toBe(text);
});

test('the guide of the prefecture has a sign in a narrow column', () => {
  expect(basisInSigns(inDocumentFigures(`${HEARING_GUIDE}3(4)`, []))).toBe('道の手引３(4)');
});

test.each(['113①', '法', '法十三条', '令14①', '法113③三四'])('%s is no basis', (basis) => {
  expect(() => inFull(basis)).toThrow(RangeError);
});

test('every basis that a kind borrows can be written in full', () => {
  for (const kind of KINDS) {
    for (const procedure of ['new', 'renewal', 'change'] as const) {
      for (const basis of [
        article113For({ kind, procedure }, '③三'),
        violationArticle({ kind, procedure }),
        articleFor(kind, '116①'),
        ORDINANCE[kind].publicNotice,
      ])
        expect(inFull(basis)).toMatch(/^医療法(施行規則)?第[０-９]+条/u);
    }
  }
});

test('a kind is written as in the titles of documents', () => {
  expect(KINDS.map(kindInFull)).toEqual([
    '特定地域医療提供機関（Ｂ水準）',
    '連携型特定地域医療提供機関（連携Ｂ水準）',
    '技能向上集中研修機関（Ｃ－１水準）',
    '特定高度技能研修機関（Ｃ－２水準）',
  ]);
});

test('several kinds at once name their articles together', () => {
  expect(designationArticles(['B', 'C1'])).toBe('第１１３条第１項及び第１１９条第１項');
  expect(designationArticles(['B', 'RENKEI_B', 'C2'])).toBe('第１１３条第１項、第１１８条第１項及び第１２０条第１項');
  expect(articleForKinds(['B'], '117③')).toBe('第１１７条第３項');
  expect(articleForKinds(['B', 'RENKEI_B'], '117③')).toBe(
    '第１１７条第３項（同法第１１８条第２項において準用する場合を含む。）',
  );
  expect(articleForKinds(['RENKEI_B', 'C1'], '117③')).toBe(
    '第１１８条第２項及び第１１９条第２項において準用する同法第１１７条第３項',
  );
});
