import { letterDate, letterDateLines, letterFiscalYear } from './letter-date.js';

test.each([
  ['2026-12-04', '令和８年１２月４日'],
  ['2019-05-01', '令和元年５月１日'],
  ['2019-04-30', '平成３１年４月３０日'],
  ['1989-01-07', '昭和６４年１月７日'],
  ['', '　　　年　　月　　日'],
])('%s is printed as %s', (day, text) => {
  expect(letterDate(day)).toBe(text);
});

test('a day before the solar calendar is refused', () => {
  expect(() => letterDate('1872-12-31')).toThrow(RangeError);
});

test('narrow columns break behind the year', () => {
  expect(letterDateLines('2026-12-04')).toBe('令和８年\n１２月４日');
});

test.each([
  ['2027-03-31', '令和８年度'],
  ['2019-04-15', '令和元年度'],
  ['2019-03-31', '平成３０年度'],
])('%s lies in %s', (day, text) => {
  expect(letterFiscalYear(day)).toBe(text);
});
