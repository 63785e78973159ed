import { deemedContinuation, newDesignationPeriod, renewedPeriod } from './validity.js';

describe('how long a designation holds (法115)', () => {
  it('the designations of April 2024 end on 31 March 2027', () => {
    // 2024-04-01 counts; three years later the corresponding day is 2027-04-01, its eve the last day.
    expect(newDesignationPeriod('2024-04-01')).toEqual({ validFrom: '2024-04-01', validTo: '2027-03-31' });
  });

  it('leap days neither lengthen nor shorten it', () => {
    expect(newDesignationPeriod('2024-02-29').validTo).toBe('2027-02-28');
    expect(newDesignationPeriod('2025-03-01').validTo).toBe('2028-02-29');
  });

  it('a renewal decided late still counts from the day after the old last day (法115③)', () => {
    expect(renewedPeriod('2027-03-31')).toEqual({ validFrom: '2027-04-01', validTo: '2030-03-31' });
  });
});

describe('みなし継続 (法115②)', () => {
  const lastDay = { validTo: '2027-03-31' };

  it('is not needed before the last day has passed', () => {
    const onLastDay = { ...lastDay, renewalSubmittedOn: null, decidedOn: null, today: '2027-03-31' };
    expect(deemedContinuation(onLastDay).standing).toBe('valid');
  });

  it('carries the old designation from the last day to the decision', () => {
    const applied = { ...lastDay, renewalSubmittedOn: '2027-03-31' };
    expect(deemedContinuation({ ...applied, decidedOn: null, today: '2027-04-01' }).standing).toBe('deemedContinuing');
    expect(deemedContinuation({ ...applied, decidedOn: '2027-05-10', today: '2027-05-09' }).standing).toBe(
      'deemedContinuing',
    );
    expect(deemedContinuation({ ...applied, decidedOn: '2027-05-10', today: '2027-05-10' }).standing).toBe('expired');
  });

  it('does not help an application made after the last day, nor none at all', () => {
    const after = { ...lastDay, decidedOn: null, today: '2027-04-02' };
    expect(deemedContinuation({ ...after, renewalSubmittedOn: '2027-04-01' }).standing).toBe('expired');
    expect(deemedContinuation({ ...after, renewalSubmittedOn: null }).standing).toBe('expired');
  });

  it('is not needed when the decision came in time', () => {
    const decided = { ...lastDay, renewalSubmittedOn: '2026-11-30', decidedOn: '2027-03-20' };
    expect(deemedContinuation({ ...decided, today: '2027-03-25' }).standing).toBe('valid');
    expect(deemedContinuation({ ...decided, today: '2027-04-01' }).standing).toBe('expired');
  });
});
