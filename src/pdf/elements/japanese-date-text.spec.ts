import { japaneseDateText } from './japanese-date-text.js';

test.each([
  ['2026-12-04', '令和８年１２月４日'],
  ['2019-05-01', '令和元年５月１日'],
  ['2019-04-30', '平成３１年４月３０日'],
  ['1989-01-07', '昭和６４年１月７日'],
])('%s is printed as %s', (date, text) => {
  expect(japaneseDateText(date)).toBe(text);
});

test('a date before the eras it knows is refused', () => {
  expect(() => japaneseDateText('1900-01-01')).toThrow(RangeError);
});
