import { seedJson } from '../../test/support/procedure-samples.js';
import { institutionSearchKey, searchKey } from './search-key.js';

const { institutions } = seedJson<{ institutions: { name: string }[] }>('demo/institutions.json');

it.each([
  ['髙﨑病院', '高崎病院'],
  ['旭川辻󠄀堂総合病院', '旭川辻堂総合病院'],
  ['江差鷗風病院・瀧澤・渕上・栁田', '江差鴎風病院滝沢淵上柳田'],
  ['霞ヶ関・霞ケ関・霞が関・霞ｹ関', '霞け関霞け関霞け関霞け関'],
  ['霞が', '霞け'],
  ['旭川かがやき病院', '旭川かがやき病院'],
  ['第三病院', '3病院'],
  ['釧路第３病院', '釧路3病院'],
  ['四ッ谷・四ツ谷', '4つ谷4つ谷'],
  ['架空地医第５６７号', '架空地医567'],
  ['Ｒ８ー３ー００１２', 'r830012'],
  ['救急\u200B医療\u00AD', '救急医療'],
  ['渡邉・渡邊', '渡辺渡辺'],
  ['北網\u{20BB7}野丘病院', '北網吉野丘病院'],
  ['ﾄｶﾁ リヨクヨウ', 'とかちりよくよう'],
  ['トカチ　リョクヨウ', 'とかちりよくよう'],
  ['医療法人社団 緑の会 十勝クリニック', '緑の会十勝くりにつく'],
  ['㈳緑会', '緑会'],
  ['社会医療法人緑陽会', '緑陽会'],
  ['Ｒ８－３－００１２', 'r830012'],
  ['セーター', 'せーたー'],
])('folds %s to %s', (text, key) => {
  expect(searchKey(text)).toBe(key);
});

it('gives the same key to a name and to what a person types for it', () => {
  expect(searchKey('神居')).toBe(searchKey('\uFA19居'));
  expect(searchKey('齋藤')).toBe(searchKey('斉藤'));
});

it('folds a key that was folded to itself', () => {
  for (const { name } of institutions) expect(searchKey(searchKey(name))).toBe(searchKey(name));
});

it('keeps two characters in common use apart, unless people type them for each other', () => {
  expect(searchKey('井')).not.toBe(searchKey('丼'));
  expect(searchKey('著')).not.toBe(searchKey('着'));
});

it('keeps name, reading and code apart', () => {
  expect(institutionSearchKey({ name: '緑院', kana: 'ミドリイン', code: null })).toBe('緑院 みどりいん ');
});
