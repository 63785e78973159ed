import { violationBars, violationBarsUntil } from './violation.js';

const published = { exists: true, referredOn: '2025-12-01', publishedOn: '2026-02-01' };

describe('a published referral for a labour-law violation (則82②)', () => {
  it('bars for one year from the referral, not from its publication', () => {
    // 2025-12-01 counts as the first day: the year ends on 2026-11-30, the corresponding day is free.
    expect(violationBars('2026-11-30', published)).toBe(true);
    expect(violationBars('2026-12-01', published)).toBe(false);
  });

  it('is judged at the day of application', () => {
    expect(violationBars('2026-02-01', published)).toBe(true);
    expect(violationBars('2026-01-31', published)).toBe(false); // not yet made public then
  });

  it('does not bar when it was never made public, or when there was none', () => {
    expect(violationBars('2026-03-01', { ...published, publishedOn: null })).toBe(false);
    expect(violationBars('2026-03-01', { exists: false, referredOn: null, publishedOn: null })).toBe(false);
  });

  it('bars when the day of referral is not entered: nobody can show that the year has passed', () => {
    expect(violationBars('2030-01-01', { ...published, referredOn: null })).toBe(true);
  });

  it('a referral on 29 February bars to the end of the next February', () => {
    expect(violationBarsUntil('2024-02-29')).toBe('2025-02-28');
    const leap = { exists: true, referredOn: '2024-02-29', publishedOn: '2024-03-10' };
    expect(violationBars('2025-02-28', leap)).toBe(true);
    expect(violationBars('2025-03-01', leap)).toBe(false);
  });
});
