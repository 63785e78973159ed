import { institutionSearchKey, searchKey } from './search-key.js';

it.each([
  ['髙﨑病院', '高崎病院'],
  ['渡邉・渡邊', '渡辺渡辺'],
  ['北網\u{20BB7}野丘病院', '北網吉野丘病院'],
  ['ﾄｶﾁ リョクヨウ', 'とかちりょくよう'],
  ['トカチ　リョクヨウ', 'とかちりょくよう'],
  ['医療法人社団 緑の会 十勝クリニック', '緑の会十勝くりにっく'],
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

it('keeps name, reading and code apart', () => {
  expect(institutionSearchKey({ name: '緑院', kana: 'ミドリイン', code: null })).toBe('緑院 みどりいん ');
});
