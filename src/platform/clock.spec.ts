import { FixedClock, japanDate, SystemClock } from './clock.js';

describe('clock', () => {
  it('changes the date at midnight in Japan, wherever the program runs', () => {
    expect(japanDate(new Date('2026-12-03T14:59:59.999Z'))).toBe('2026-12-03');
    expect(japanDate(new Date('2026-12-03T15:00:00Z'))).toBe('2026-12-04');
  });

  it('stands still until moved', () => {
    const clock = new FixedClock('2027-03-31T23:00:00+09:00');
    expect(clock.today()).toBe('2027-03-31');
    clock.advanceDays(1);
    expect(clock.now()).toEqual(new Date('2027-04-01T14:00:00Z'));
    clock.set('2026-04-01T00:00:00+09:00');
    expect(clock.today()).toBe('2026-04-01');
  });

  it('cannot be moved through an instant that was handed out', () => {
    const clock = new FixedClock('2026-04-01T00:00:00+09:00');
    clock.now().setFullYear(1999);
    expect(clock.today()).toBe('2026-04-01');
  });

  it('refuses an instant without offset, which would depend on the machine', () => {
    expect(() => new FixedClock('2026-04-01T00:00:00')).toThrow(RangeError);
  });

  it("tells the machine's time", () => {
    const before = Date.now();
    expect(new SystemClock().now().getTime()).toBeGreaterThanOrEqual(before);
  });
});
