import fc from 'fast-check';
import holidayJp from '@holiday-jp/holiday_jp';
import { addDays, dayNumber, dayOfNumber, daysBetween, lastDayOfYears, validateIsoDate, weekday } from './days.js';
import { seedJson } from '../../../test/support/procedure-samples.js';
import { addOfficeDays, holidayCaveat, isOfficeDay, officeDaysBetween } from './office-days.js';

/** The national holidays of the package the seeds are checked against. */
const holidays: ReadonlySet<string> = new Set(Object.keys(holidayJp.holidays));
const none: ReadonlySet<string> = new Set();

const anyDay = fc.integer({ min: 0, max: 8 * 365 }).map((n) => addDays('2023-01-01', n));
const closedCalendar = fc.oneof(
  fc.constant(holidays),
  fc.array(anyDay, { maxLength: 40 }).map((days): ReadonlySet<string> => new Set(days)),
);

describe('days', () => {
  it('reads only days that exist', () => {
    expect(validateIsoDate('2028-02-29')).toBe('2028-02-29');
    for (const wrong of [
      '2027-02-29',
      '2026-13-01',
      '2026-04-31',
      '2026-00-10',
      '2026-4-1',
      '20260401',
      '',
      '2026-04-01T00:00',
    ]) {
      expect(validateIsoDate(wrong)).toBeNull();
    }
  });

  it('refuses to count from a day that does not exist', () => {
    expect(() => addDays('2027-02-29', 1)).toThrow('not a calendar date');
    expect(() => weekday('今日')).toThrow('not a calendar date');
  });

  it('knows that 2026-11-22 was a Sunday and 2026-12-04 a Friday', () => {
    expect(weekday('2026-11-22')).toBe(0);
    expect(weekday('2026-12-04')).toBe(5);
  });

  it('counts 129 days from 2026-11-22 to the first expiry', () => {
    // 8 (Nov) + 31 (Dec) + 31 (Jan) + 28 (Feb) + 31 (Mar) = 129
    expect(daysBetween('2026-11-22', '2027-03-31')).toBe(129);
    expect(daysBetween('2027-03-31', '2026-11-22')).toBe(-129);
  });

  it('ends a period of years on the eve of the corresponding day, or at the end of February', () => {
    expect(lastDayOfYears('2024-04-01', 3)).toBe('2027-03-31');
    expect(lastDayOfYears('2024-03-01', 3)).toBe('2027-02-28');
    expect(lastDayOfYears('2025-03-01', 3)).toBe('2028-02-29');
    // 29 February has no corresponding day in 2027: the period ends with the month (民法143②ただし書).
    expect(lastDayOfYears('2024-02-29', 3)).toBe('2027-02-28');
    expect(lastDayOfYears('2024-02-29', 4)).toBe('2028-02-28');
  });

  it('numbers the days as the calendar of JavaScript does, and refuses what it does not know', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
        expect(dayNumber(day)).toBe(number);
        expect(dayOfNumber(number)).toBe(day);
        expect(weekday(day)).toBe(new Date(number * 86_400_000).getUTCDay());
      }),
    );
    const digits = (most: number, length: number) => fc.nat(most).map((n) => String(n).padStart(length, '0'));
    fc.assert(
      fc.property(digits(9999, 4), digits(14, 2), digits(33, 2), (year, month, date) => {
        const day = `${year}-${month}-${date}`;
        if (validateIsoDate(day) === null) expect(() => dayNumber(day)).toThrow(RangeError);
        else expect(dayOfNumber(dayNumber(day))).toBe(day);
      }),
    );
  });

  it('moves there and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (day, n) => {
        expect(addDays(addDays(day, n), -n)).toBe(day);
        expect(daysBetween(day, addDays(day, n))).toBe(n);
      }),
    );
  });
});

describe('office days', () => {
  it('are closed on weekends, holidays and from 29 December to 3 January, whatever the calendar says', () => {
    for (const closed of ['2026-11-21', '2026-11-22', '2026-12-29', '2026-12-31', '2027-01-01', '2028-01-03']) {
      expect(isOfficeDay(closed, none)).toBe(false);
    }
    expect(isOfficeDay('2026-12-28', none)).toBe(true);
    expect(isOfficeDay('2027-01-04', none)).toBe(true);
    // 2026-11-23 is 勤労感謝の日, a Monday: open only for a calendar that does not know it.
    expect(isOfficeDay('2026-11-23', none)).toBe(true);
    expect(isOfficeDay('2026-11-23', holidays)).toBe(false);
  });

  it('a correction of ten office days over the year end falls due on 15 January', () => {
    // from Fri 12-25: 12-28 (1) | closed 12-29…01-03 | 01-04…08 (2–6) | 01-11 成人の日 | 01-12…15 (7–10)
    expect(addOfficeDays('2026-12-25', 10, holidays)).toBe('2027-01-15');
    expect(officeDaysBetween('2026-12-25', '2027-01-15', holidays)).toBe(10);
  });

  it('three office days over the September holidays', () => {
    // from Fri 09-18: weekend, 09-21 敬老の日, 09-22 国民の休日, 09-23 秋分の日 | 24 (1) 25 (2) | weekend | 28 (3)
    expect(addOfficeDays('2026-09-18', 3, holidays)).toBe('2026-09-28');
  });

  it('nine office days remain from Sunday 22 November to Friday 4 December', () => {
    // 11-23 勤労感謝の日 | 24 25 26 27 (4) | 30 12-01 02 03 04 (9)
    expect(officeDaysBetween('2026-11-22', '2026-12-04', holidays)).toBe(9);
    expect(officeDaysBetween('2026-12-04', '2026-11-22', holidays)).toBe(-9);
  });

  it('44 office days remain from 22 November to the report of 29 January', () => {
    // Nov 24–30: 5 | Dec 1–28: 20 | Jan 4–29: 20 weekdays − 01-11 成人の日 = 19; 5 + 20 + 19 = 44
    expect(officeDaysBetween('2026-11-22', '2027-01-29', holidays)).toBe(44);
  });

  it('no days leave the day where it is, also a closed one', () => {
    expect(addOfficeDays('2027-01-02', 0, holidays)).toBe('2027-01-02');
  });

  it('refuses a count that is not a number of days, and a calendar that is never open', () => {
    expect(() => addOfficeDays('2026-11-24', -1, holidays)).toThrow('not a number of office days');
    expect(() => addOfficeDays('2026-11-24', 1.5, holidays)).toThrow('not a number of office days');
    const never = { has: () => true } as unknown as ReadonlySet<string>;
    expect(() => addOfficeDays('2026-11-24', 1, never)).toThrow('no office day within a year');
  });

  it('adding and counting are each other’s inverse, and land on an office day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), closedCalendar, (day, n, closed) => {
        const due = addOfficeDays(day, n, closed);
        expect(isOfficeDay(due, closed)).toBe(true);
        expect(officeDaysBetween(day, due, closed)).toBe(n);
        expect(officeDaysBetween(day, addDays(due, -1), closed)).toBe(n - 1);
      }),
    );
  });

  it('a later start or a longer period never ends earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(30), fc.nat(30), closedCalendar, (day, later, n, closed) => {
        expect(addOfficeDays(addDays(day, later), n, closed) >= addOfficeDays(day, n, closed)).toBe(true);
        expect(addOfficeDays(day, n + 1, closed) > addOfficeDays(day, n, closed)).toBe(true);
      }),
    );
  });

  it('counting adds up over a day in between', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, closedCalendar, (a, b, c, closed) => {
        expect(officeDaysBetween(a, c, closed)).toBe(officeDaysBetween(a, b, closed) + officeDaysBetween(b, c, closed));
      }),
      { numRuns: 40 },
    );
  });

  it('gives what counting day by day gives, also across year ends and for years that a list hardly reaches', () => {
    const dayByDay = (from: string, to: string, closed: ReadonlySet<string>): number => {
      let count = 0;
      for (let day = from; day < to;) {
        day = addDays(day, 1);
        if (isOfficeDay(day, closed)) count += 1;
      }
      return count;
    };
    const span = fc.oneof(fc.nat(40), fc.nat(1500));
    fc.assert(
      fc.property(anyDay, span, closedCalendar, (from, length, closed) => {
        const to = addDays(from, length);
        expect(officeDaysBetween(from, to, closed)).toBe(dayByDay(from, to, closed));
        expect(officeDaysBetween(to, from, closed)).toBe(0 - dayByDay(from, to, closed));
      }),
    );
  });

  it('no office day between two closed days is plainly 0, in both directions', () => {
    expect(officeDaysBetween('2027-01-02', '2027-01-01', holidays)).toBe(0);
    expect(officeDaysBetween('2027-01-01', '2027-01-02', holidays)).toBe(0);
  });
});

describe('a day whose national holidays are not known, or not fixed', () => {
  const fixed = ['01-01', '02-11', '02-23', '04-29', '05-03', '05-04', '05-05', '11-03', '11-23'];
  const holidays = ['2029', '2030'].flatMap((year) => fixed.map((day) => `${year}-${day}`));
  const closedDays = new Set([...holidays, '2031-06-02', '2032-01-01']); // the last two are the prefecture's own
  const known = { closedDays, holidaysCalculatedFrom: '2030-01-01' };

  it('is told beside it, from the first day of the first unknown year', () => {
    expect(holidayCaveat('2030-12-31', { ...known, holidaysCalculatedFrom: null })).toBeNull();
    expect(holidayCaveat('2031-01-01', known)).toBe(
      '国民の祝日は令和12年12月31日まで登録されています。それより後の開庁日は変わることがあります。',
    );
    expect(holidayCaveat('2026-12-04', { ...known, closedDays: new Set() })).toContain('登録されていない');
    expect(holidayCaveat(null, known)).toBeNull();
  });

  it('is told where they are only calculated, from the first day of the first such year', () => {
    expect(holidayCaveat('2029-12-31', known)).toBeNull();
    for (const day of ['2030-01-01', '2030-12-31'])
      expect(holidayCaveat(day, known)).toBe(
        '令和12年の国民の祝日は計算によるものです。官報で決まると、開庁日は変わることがあります。',
      );
  });

  it('lies behind the years of the seeds', () => {
    const { to, calculatedFrom, days } = seedJson<{ to: string; calculatedFrom: string; days: { date: string }[] }>(
      'national-holidays.json',
    );
    const seeds = { closedDays: new Set(days.map(({ date }) => date)), holidaysCalculatedFrom: calculatedFrom };
    expect(holidayCaveat(addDays(calculatedFrom, -1), seeds)).toBeNull();
    expect(holidayCaveat(calculatedFrom, seeds)).toContain('計算によるもの');
    expect(holidayCaveat(to, seeds)).toContain('計算によるもの');
    expect(holidayCaveat(addDays(to, 1), seeds)).toContain('まで登録されています');
  });
});
