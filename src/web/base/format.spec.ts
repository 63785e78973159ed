import {
  formatDate,
  formatDateShort,
  formatDateTime,
  formatDateWithoutWeekday,
  formatFileSize,
  formatInstitutionCode,
  formatMonthDay,
  formatNumber,
  formatOfficeDaysLeft,
  formatTime,
  isIsoDate,
} from './format.js';

test.each([
  ['2026-12-04', '令和8年12月4日（金）', 'R8.12.4（金）', '12月4日（金）'],
  ['2019-05-01', '令和元年5月1日（水）', 'R1.5.1（水）', '5月1日（水）'],
  ['2019-04-30', '平成31年4月30日（火）', 'H31.4.30（火）', '4月30日（火）'],
  ['2024-02-29', '令和6年2月29日（木）', 'R6.2.29（木）', '2月29日（木）'],
])('%s is written %s', (date, long, short, monthDay) => {
  expect(formatDate(date)).toBe(long);
  expect(formatDateShort(date)).toBe(short);
  expect(formatMonthDay(date)).toBe(monthDay);
  expect(`${formatDateWithoutWeekday(date)}${long.slice(-3)}`).toBe(long);
});

test.each(['2026-02-29', '2026-13-01', '2026-1-1', '1700-01-01', '20261204', 'R8.12.4', ''])(
  '%j is no calendar date',
  (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(() => formatDate(text)).toThrow(RangeError);
  },
);

test('an instant is shown in Japan time, across midnight', () => {
  expect(formatDateTime(new Date('2026-11-21T15:04:00Z'))).toBe('令和8年11月22日（日）0時04分');
  expect(formatTime(new Date('2026-11-22T01:14:59Z'))).toBe('10時14分');
});

test.each([
  [5, 'あと5開庁日'],
  [0, '本日まで'],
  [-3, '3開庁日超過'],
])('%i office days left: %s', (days, text) => {
  expect(formatOfficeDaysLeft(days)).toBe(text);
});

test.each([
  [0, '0 バイト'],
  [1023, '1,023 バイト'],
  [1024, '1 KB'],
  [482_133, '471 KB'],
  [1_258_291, '1.2 MB'],
  [20 * 1024 ** 2, '20 MB'],
])('%i bytes: %s', (bytes, text) => {
  expect(formatFileSize(bytes)).toBe(text);
});

test('numbers are grouped, institution codes are divided, other texts stay', () => {
  expect(formatNumber(1842)).toBe('1,842');
  expect(formatInstitutionCode('1412345678')).toBe('14-1-2345678');
  expect(formatInstitutionCode('未取得')).toBe('未取得');
});
