import { sampleDraft } from '../../../test/support/procedure.js';
import {
  deemedContinuation,
  draftedPeriod,
  newDesignationPeriod,
  onlyFirstDay,
  periodBasis,
  renewedPeriod,
} from './validity.js';

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

  it('only a renewal has a first day that nobody chooses (法115③)', () => {
    const currentDesignation = { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] };
    expect(onlyFirstDay({ procedure: 'renewal', currentDesignation })).toBe('2027-04-01');
    expect(onlyFirstDay({ procedure: 'renewal', currentDesignation: null })).toBeNull();
    expect(onlyFirstDay({ procedure: 'change', currentDesignation })).toBeNull();
    expect(onlyFirstDay({ procedure: 'new', currentDesignation: null })).toBeNull();
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

describe('what is drafted', () => {
  const draft = sampleDraft('designate', { validFrom: '2027-04-01', validTo: '2030-03-31' });

  it.each([
    ['B', 'new', '法115①'],
    ['C1', 'new', '法119②→115①'],
    ['C2', 'renewal', '法120②→115③'],
    ['RENKEI_B', 'change', '法118②→116'],
  ] as const)('has its period for %s, %s, by %s', (kind, procedure, article) => {
    expect(periodBasis(kind, procedure)).toBe(article);
  });

  it('is decided on its first day, but a renewal on the day of the notice', () => {
    const period = { validFrom: '2027-04-01', validTo: '2030-03-31' };
    const facts = { currentDesignation: null, draft };
    expect(draftedPeriod({ ...facts, procedure: 'new' }, '2027-03-20')).toEqual({
      ...period,
      designatedOn: '2027-04-01',
    });
    expect(draftedPeriod({ ...facts, procedure: 'renewal' }, '2027-04-20')).toEqual({
      ...period,
      designatedOn: '2027-04-20',
    });
  });

  it('keeps the period of what is changed', () => {
    const changed = { validFrom: '2026-04-01', validTo: '2029-03-31', renewals: [] };
    expect(draftedPeriod({ procedure: 'change', currentDesignation: changed, draft }, '2027-03-20')).toEqual({
      validFrom: '2026-04-01',
      validTo: '2029-03-31',
      designatedOn: '2027-04-01',
    });
  });

  it('is nothing while nothing, or a refusal, is drafted', () => {
    const refusal = { ...draft, validFrom: null, validTo: null };
    expect(draftedPeriod({ procedure: 'new', currentDesignation: null, draft: null }, '2027-03-20')).toBeNull();
    expect(draftedPeriod({ procedure: 'new', currentDesignation: null, draft: refusal }, '2027-03-20')).toBeNull();
  });
});
