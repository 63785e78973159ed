import { violationBars, violationBarsUntil } from './violation.js';

const published = { exists: true, referredOn: '2025-12-01', publishedOn: '2026-02-01' };

/** Judged on the day of the application itself. */
const barsOn = (day: string, violation: Parameters<typeof violationBars>[1]) =>
  violationBars({ arrivedOn: day, today: day }, violation);

describe('a published referral for a labour-law violation (則82②)', () => {
  it('bars for one year from the referral, not from its publication', () => {
    // 2025-12-01 counts as the first day: the year ends on 2026-11-30, the corresponding day is free.
    expect(barsOn('2026-11-30', published)).toBe(true);
    expect(barsOn('2026-12-01', published)).toBe(false);
  });

  it('is judged at the day of application', () => {
    expect(barsOn('2026-02-01', published)).toBe(true);
    expect(barsOn('2026-01-31', published)).toBe(false); // not yet made public then
  });

  it('is judged later at the day of application all the same: the year does not run on while the application is examined', () => {
    // arrived 2026-11-30, the last day of the year from 2025-12-01; decided 2027-03-25, four months after it: barred
    expect(violationBars({ arrivedOn: '2026-11-30', today: '2027-03-25' }, published)).toBe(true);
    // arrived 2026-12-01, one year after the referral: free, whenever it is decided
    expect(violationBars({ arrivedOn: '2026-12-01', today: '2027-03-25' }, published)).toBe(false);
  });

  it('bars too when it is made public after the application, and never when it came after the application', () => {
    const arrivedOn = '2026-11-20';
    const late = { exists: true, referredOn: '2026-11-19', publishedOn: '2026-12-10' };
    expect(violationBars({ arrivedOn, today: '2026-12-09' }, late)).toBe(false); // nobody has published it yet
    expect(violationBars({ arrivedOn, today: '2026-12-10' }, late)).toBe(true); // one day before the arrival
    // 2026-11-21 is a day after the arrival: at the application (申請時において) there was no referral
    expect(violationBars({ arrivedOn, today: '2026-12-10' }, { ...late, referredOn: '2026-11-21' })).toBe(false);
    expect(violationBars({ arrivedOn, today: '2026-12-10' }, { ...late, referredOn: arrivedOn })).toBe(true);
  });

  it('does not bar when it was never made public, or when there was none', () => {
    expect(barsOn('2026-03-01', { ...published, publishedOn: null })).toBe(false);
    expect(barsOn('2026-03-01', { exists: false, referredOn: null, publishedOn: null })).toBe(false);
  });

  it('bars when the day of referral is not entered: nobody can show that the year has passed', () => {
    expect(barsOn('2030-01-01', { ...published, referredOn: null })).toBe(true);
  });

  it('a referral on 29 February bars to the end of the next February', () => {
    expect(violationBarsUntil('2024-02-29')).toBe('2025-02-28');
    const leap = { exists: true, referredOn: '2024-02-29', publishedOn: '2024-03-10' };
    expect(barsOn('2025-02-28', leap)).toBe(true);
    expect(barsOn('2025-03-01', leap)).toBe(false);
  });
});
