import fc from 'fast-check';
import { addDays } from './days.js';
import {
  fiscalYear,
  formatJapaneseDate,
  formatJapaneseDateWithWeekday,
  formatShort,
  dayWithWrongWeekday,
  parseJapaneseDate,
} from './japanese-date.js';

/** Every day from the start of the solar calendar to 2099. */
const daySince1873 = fc.integer({ min: 0, max: 82_900 }).map((n) => addDays('1873-01-01', n));

describe('reading a date', () => {
  it.each([
    ['令和8年11月22日', '2026-11-22'],
    ['令和８年１１月２２日', '2026-11-22'],
    ['令和 8年 11月 22日', '2026-11-22'],
    ['令和8年12月4日（金）', '2026-12-04'],
    ['R8.11.22', '2026-11-22'],
    ['r8.11.22', '2026-11-22'],
    ['Ｒ８．１１．２２', '2026-11-22'],
    ['R8/4/5', '2026-04-05'],
    ['R08-04-05', '2026-04-05'],
    ['令和元年5月1日', '2019-05-01'],
    ['令和1年5月1日', '2019-05-01'],
    ['㋿元年5月1日', '2019-05-01'],
    ['H31.4.30', '2019-04-30'],
    ['S64.1.7', '1989-01-07'],
    ['平成元年1月8日', '1989-01-08'],
    ['2026-11-22', '2026-11-22'],
    ['2026/11/22', '2026-11-22'],
    ['2026年11月22日', '2026-11-22'],
    ['２０２６－１１－２２', '2026-11-22'],
    ['20261122', '2026-11-22'],
    ['R10.2.29', '2028-02-29'],
  ])('%s is %s', (text, iso) => {
    expect(parseJapaneseDate(text)).toBe(iso);
  });

  it.each([
    ['8.11.22', 'the era is missing'],
    ['', 'nothing'],
    ['あした', 'not a date'],
    ['R8.2.29', '2026 is no leap year'],
    ['R8.13.1', 'month 13'],
    ['R8.4.31', 'April has 30 days'],
    ['R0.4.1', 'year 0'],
    ['H31.5.1', '令和 had begun'],
    ['H元.1.7', 'still 昭和'],
    ['S64.1.8', '平成 had begun'],
    ['令和元年4月30日', 'still 平成'],
    ['R8.11/22', 'two separators'],
    ['R8年11.22', 'two styles'],
    ['2026-1122', 'half written'],
    ['M5.12.2', 'before the solar calendar'],
    ['1750-01-01', 'before the solar calendar'],
    ['9998-12-04', 'a slip of the hand'],
  ])('%s is not read: %s', (text) => {
    expect(parseJapaneseDate(text)).toBeNull();
  });

  it('reads back every way it prints, in every era', () => {
    fc.assert(
      fc.property(daySince1873, (day) => {
        expect(parseJapaneseDate(formatJapaneseDate(day))).toBe(day);
        expect(parseJapaneseDate(formatJapaneseDateWithWeekday(day))).toBe(day);
        expect(parseJapaneseDate(formatShort(day))).toBe(day);
        expect(parseJapaneseDate(day)).toBe(day);
        expect(parseJapaneseDate(day.replaceAll('-', ''))).toBe(day);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const day = parseJapaneseDate(text);
        if (day !== null) formatJapaneseDate(day);
      }),
    );
  });
});

describe('printing a date', () => {
  it('prints the era, the weekday and the short form', () => {
    expect(formatJapaneseDate('2026-12-04')).toBe('令和8年12月4日');
    expect(formatJapaneseDateWithWeekday('2026-12-04')).toBe('令和8年12月4日（金）');
    expect(formatShort('2026-12-04')).toBe('R8.12.4（金）');
  });

  it('changes era on the day', () => {
    expect(formatJapaneseDate('2019-04-30')).toBe('平成31年4月30日');
    expect(formatJapaneseDate('2019-05-01')).toBe('令和元年5月1日');
    expect(formatJapaneseDate('1989-01-07')).toBe('昭和64年1月7日');
    expect(formatJapaneseDate('1989-01-08')).toBe('平成元年1月8日');
    expect(formatJapaneseDate('1926-12-25')).toBe('昭和元年12月25日');
    expect(formatJapaneseDate('1912-07-29')).toBe('明治45年7月29日');
  });

  it('refuses a day that does not exist', () => {
    expect(() => formatJapaneseDate('2026-02-29')).toThrow('not a calendar date');
  });
});

describe('年度', () => {
  it('runs from April to March', () => {
    expect(fiscalYear('2027-03-31')).toEqual({
      year: 2026,
      label: '令和8年度',
      firstDay: '2026-04-01',
      lastDay: '2027-03-31',
    });
    expect(fiscalYear('2027-04-01').label).toBe('令和9年度');
  });

  it('is named after the era that began in it, but not after one that began only in January', () => {
    expect(fiscalYear('2019-04-10').label).toBe('令和元年度');
    expect(fiscalYear('2020-03-31').label).toBe('令和元年度');
    expect(fiscalYear('2019-03-31').label).toBe('平成30年度');
    expect(fiscalYear('1989-02-01').label).toBe('昭和63年度');
  });
});

test('a weekday that the day does not have is told with the right one', () => {
  expect(parseJapaneseDate('令和8年12月4日（金）')).toBe('2026-12-04');
  expect(parseJapaneseDate('2026/12/4 金曜日')).toBe('2026-12-04');
  expect(parseJapaneseDate('令和8年12月4日（土）')).toBeNull();
  expect(dayWithWrongWeekday('令和8年12月4日（土）')).toBe('2026-12-04');
  expect(dayWithWrongWeekday('令和8年12月4日（金）')).toBeNull();
  expect(dayWithWrongWeekday('令和8年13月4日（金）')).toBeNull();
});
