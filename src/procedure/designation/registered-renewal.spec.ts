import { sampleFacts } from '../../../test/support/procedure.js';
import { registeredRenewal, type RenewalFacts } from './registered-renewal.js';

/** A designation that ends on 2027-03-31, and its renewal. */
const facts = (changes: Partial<RenewalFacts> = {}): RenewalFacts => ({
  ...sampleFacts('B', {
    procedure: 'renewal',
    currentDesignation: { validFrom: '2024-04-01', validTo: '2027-03-31', renewals: [] },
  }),
  noticedOn: null,
  ...changes,
});
const applied = (appliedOn: string) => facts({ evaluation: { appliedOn, receiptNo: '1', result: null } });

it('says by when its evaluation may be over: 145 days after the hospital applied for it, and for certain once it is over', () => {
  const inTime = (...[state, given]: Parameters<typeof registeredRenewal>) =>
    registeredRenewal(state, given).evaluatedInTime;
  expect(inTime('planDrafting', facts({ evaluation: null }))).toBe(false);
  expect(inTime('underEvaluation', applied('2026-11-06'))).toBe(true); // + 145 = 2027-03-31
  expect(inTime('underEvaluation', applied('2026-11-07'))).toBe(false);
  expect(inTime('preparing', applied('2026-11-07'))).toBe(true);
});

it('counts for 法115② from the day it arrived until the day on which its decision is notified, and not at all once it was withdrawn', () => {
  expect(registeredRenewal('examining', facts())).toMatchObject({
    submittedOn: '2026-11-20',
    decidedOn: null,
    underWay: true,
  });
  expect(registeredRenewal('refused', facts({ noticedOn: '2027-01-20' }))).toMatchObject({
    submittedOn: '2026-11-20',
    decidedOn: '2027-01-20',
    underWay: false,
  });
  expect(registeredRenewal('designated', facts({ noticedOn: '2027-01-20' }))).toMatchObject({
    decidedOn: '2027-01-20',
    underWay: true,
  });
  expect(registeredRenewal('withdrawn', facts())).toMatchObject({
    submittedOn: null,
    decidedOn: null,
    underWay: false,
  });
});
