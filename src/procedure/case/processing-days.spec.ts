import fc from 'fast-check';
import { addDays } from '../calendar/days.js';
import { officeDaysBetween } from '../calendar/office-days.js';
import type { ClockStop } from './facts.js';
import { processingDays } from './processing-days.js';

const holidays: ReadonlySet<string> = new Set(['2026-10-12', '2026-11-03', '2026-11-23']);
const stop = (from: string, to: string | null, reason: ClockStop['reason'] = 'correction'): ClockStop => ({
  from,
  to,
  reason,
});

const october = { arrivedOn: '2026-09-30', until: '2026-11-20', closedDays: holidays };

describe('処理日数', () => {
  it('counts the office days since arrival', () => {
    // October has 22 weekdays − 10-12 スポーツの日 = 21; 11-02…20 has 15 weekdays − 11-03 文化の日 = 14; 21 + 14 = 35
    expect(processingDays({ ...october, clockStops: [] }).text).toBe('処理日数 35開庁日');
  });

  it('takes a correction out and writes the arithmetic', () => {
    // correction asked 10-13, answered 10-21: 14 15 16 19 20 21 = 6 office days; 35 − 6 = 29
    const counted = processingDays({ ...october, clockStops: [stop('2026-10-13', '2026-10-21')] });
    expect(counted.text).toBe('処理日数 29開庁日（補正 6開庁日を除く）');
    expect(counted.elapsed).toBe(29);
  });

  it('takes a day that two stops share out once', () => {
    // correction 14…21 (6), additional material 19…23: only 22 and 23 are new (2); 35 − 8 = 27
    const clockStops = [stop('2026-10-16', '2026-10-23', 'additionalMaterial'), stop('2026-10-13', '2026-10-21')];
    const counted = processingDays({ ...october, clockStops });
    expect(counted.text).toBe('処理日数 27開庁日（補正 6開庁日、追加資料 2開庁日を除く）');
  });

  it('stands still while a stop is open', () => {
    const clockStops = [stop('2026-11-16', null)];
    // 11-17…20 = 4 office days out of 35; a week later four more (23 is a holiday) are out and none is added
    expect(processingDays({ ...october, clockStops }).text).toBe('処理日数 31開庁日（補正 4開庁日を除く）');
    const later = processingDays({ ...october, until: '2026-11-27', clockStops });
    expect(later.text).toBe('処理日数 31開庁日（補正 8開庁日を除く）');
  });

  it('does not let a stop take out days before the arrival', () => {
    expect(processingDays({ ...october, clockStops: [stop('2026-09-01', '2026-09-30')] }).elapsed).toBe(35);
  });

  it('a correction answered on the day it was asked takes nothing out', () => {
    expect(processingDays({ ...october, clockStops: [stop('2026-10-13', '2026-10-13')] }).text).toBe(
      '処理日数 35開庁日',
    );
  });

  it('counted and excluded days are always all office days, and never negative', () => {
    const day = fc.integer({ min: 0, max: 120 }).map((n) => addDays('2026-08-01', n));
    const reason = fc.constantFrom<ClockStop['reason']>('correction', 'applicant', 'additionalMaterial');
    const anyStop = fc
      .tuple(day, fc.option(fc.nat(30)), reason)
      .map(([from, length, why]) => stop(from, length === null ? null : addDays(from, length), why));
    fc.assert(
      fc.property(day, fc.nat(90), fc.array(anyStop, { maxLength: 5 }), (arrivedOn, length, clockStops) => {
        const until = addDays(arrivedOn, length);
        const counted = processingDays({ arrivedOn, until, clockStops, closedDays: holidays });
        const excluded = counted.excluded.reduce((sum, { days }) => sum + days, 0);
        expect(counted.elapsed).toBeGreaterThanOrEqual(0);
        expect(counted.elapsed + excluded).toBe(officeDaysBetween(arrivedOn, until, holidays));
      }),
    );
  });
});
