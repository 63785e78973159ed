import { fullWidthKana } from './kana.js';

it.each([
  ['とまこまいびょういん', 'トマコマイビョウイン'],
  ['ﾄﾏｺﾏｲ ﾋﾞｮｳｲﾝ', 'トマコマイ　ビョウイン'],
  [' セントラル・ホスピタルゔ ', 'セントラル・ホスピタルヴ'],
])('%s is stored as %s', (typed, stored) => expect(fullWidthKana(typed)).toBe(stored));

it.each(['', '　', '苫小牧', 'トマコマイ2', '<b>'])('%j is no reading', (typed) =>
  expect(fullWidthKana(typed)).toBeNull(),
);
