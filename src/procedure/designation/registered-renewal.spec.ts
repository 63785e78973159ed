import { sampleFacts } from '../../../test/support/procedure.js';
import type { CaseState } from '../terms/states.js';
import { registeredRenewal, type RenewalFacts } from './registered-renewal.js';

const FIRST = { known: null, today: '2026-11-20' };

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
  const inTime = (state: CaseState, given: RenewalFacts) => registeredRenewal(state, given, FIRST).evaluatedInTime;
  expect(inTime('planDrafting', facts({ evaluation: null }))).toBe(false);
  expect(inTime('underEvaluation', applied('2026-11-06'))).toBe(true); // + 145 = 2027-03-31
  expect(inTime('underEvaluation', applied('2026-11-07'))).toBe(false);
  expect(inTime('preparing', applied('2026-11-07'))).toBe(true);
});

it('counts for 法115② from the day it arrived until the day on which its decision is notified', () => {
  expect(registeredRenewal('examining', facts(), FIRST)).toMatchObject({
    submittedOn: '2026-11-20',
    decidedOn: null,
    givenUpOn: null,
    underWay: true,
  });
  expect(registeredRenewal('refused', facts({ noticedOn: '2027-01-20' }), FIRST)).toMatchObject({
    submittedOn: '2026-11-20',
    decidedOn: '2027-01-20',
    underWay: false,
  });
  expect(registeredRenewal('designated', facts({ noticedOn: '2027-01-20' }), FIRST)).toMatchObject({
    decidedOn: '2027-01-20',
    underWay: true,
  });
});

it('counts until the day on which it is withdrawn or pulled back, and again when the withdrawal is undone', () => {
  const stands = { submittedOn: '2026-11-20', givenUpOn: null };
  const pulledBack = facts({ submittedOn: null });
  const on = (today: string, known: { submittedOn: string; givenUpOn: string | null } | null) => ({
    known: known && { endedTermOn: null, underWay: true, ...known },
    today,
  });
  const given = { submittedOn: '2026-11-20', givenUpOn: '2027-05-20' };
  expect(registeredRenewal('withdrawn', facts(), on('2027-05-20', stands))).toMatchObject({
    ...given,
    underWay: false,
  });
  expect(registeredRenewal('preparing', pulledBack, on('2027-05-20', stands))).toMatchObject(given);
  // It was pulled back on 05-20 and withdrawn on 06-01: nothing was there any more to withdraw.
  expect(registeredRenewal('withdrawn', pulledBack, on('2027-06-01', given))).toMatchObject(given);
  expect(registeredRenewal('examining', facts(), on('2027-05-22', given))).toMatchObject(stands);
  expect(registeredRenewal('preparing', pulledBack, on('2027-05-22', given))).toMatchObject(given);
  // One that never arrived keeps nothing, whenever it is given up.
  expect(registeredRenewal('withdrawn', pulledBack, on('2027-05-20', null))).toMatchObject({
    submittedOn: null,
    givenUpOn: null,
  });
});

it('has never arrived where the note of its paper was a mistake, and was given up where it had been submitted', () => {
  const known = { submittedOn: '2027-03-31', givenUpOn: null, endedTermOn: null, underWay: true };
  const noPaper = facts({ submittedOn: null, paperArrivedOn: null, lastSubmission: null });
  const at = { known, today: '2027-04-06' };
  expect(registeredRenewal('planDrafting', noPaper, at)).toMatchObject({ submittedOn: null, givenUpOn: null });
  expect(registeredRenewal('preparing', facts({ submittedOn: null }), at)).toMatchObject({
    submittedOn: '2027-03-31',
    givenUpOn: '2027-04-06',
  });
  // A paper that is noted and withdrawn was there until then.
  expect(registeredRenewal('withdrawn', { ...noPaper, paperArrivedOn: '2027-03-31' }, at)).toMatchObject({
    submittedOn: '2027-03-31',
    givenUpOn: '2027-04-06',
  });
});

describe('the day on which it ended its designation after the last one, 2027-03-31', () => {
  const [arrival, LATER] = ['2027-03-30', '2027-04-20'];
  const paper = (paperArrivedOn: string | null, changes: Partial<RenewalFacts> = {}) =>
    facts({ submittedOn: null, lastSubmission: null, paperArrivedOn, ...changes });
  type Known = Parameters<typeof registeredRenewal>[2]['known'];
  const stands = { submittedOn: arrival, givenUpOn: null, endedTermOn: null, underWay: true };
  const ended = { submittedOn: arrival, givenUpOn: '2027-04-10', endedTermOn: '2027-04-10', underWay: false };
  const endOf = (state: CaseState, given: RenewalFacts, known: Known, today: string) =>
    registeredRenewal(state, given, { known, today }).endedTermOn;
  const withdrawn = { withdrawnOn: '2027-04-10' };

  it('is that of its withdrawal or of its decision, where it had come in time and was over after that day', () => {
    expect(endOf('withdrawn', paper(arrival, withdrawn), stands, '2027-04-10')).toBe('2027-04-10');
    expect(endOf('withdrawn', paper('2027-04-01', withdrawn), stands, '2027-04-10')).toBeNull();
    expect(endOf('withdrawn', paper(arrival, { withdrawnOn: '2027-03-31' }), stands, '2027-03-31')).toBeNull();
    expect(endOf('refused', facts({ submittedOn: arrival, noticedOn: '2027-04-03' }), stands, LATER)).toBe(
      '2027-04-03',
    );
    expect(endOf('refused', facts({ submittedOn: arrival, noticedOn: '2027-03-25' }), stands, LATER)).toBeNull();
  });

  it('stays where the arrival is put right, or its note taken back, afterwards', () => {
    expect(endOf('withdrawn', paper('2027-04-02', withdrawn), ended, LATER)).toBe('2027-04-10');
    expect(endOf('withdrawn', paper(null, withdrawn), ended, LATER)).toBe('2027-04-10');
    expect(endOf('planDrafting', paper(null), ended, LATER)).toBe('2027-04-10');
  });

  it('goes with a withdrawal that is undone on its day, as a slip', () => {
    expect(endOf('preparing', paper(arrival), ended, '2027-04-10')).toBeNull();
    expect(endOf('withdrawn', paper(null, withdrawn), ended, '2027-04-10')).toBe('2027-04-10');
    // What was pulled back has ended it all the same.
    expect(endOf('preparing', facts({ submittedOn: null }), ended, '2027-04-10')).toBe('2027-04-10');
    expect(endOf('preparing', facts({ submittedOn: null }), stands, '2027-04-10')).toBe('2027-04-10');
  });

  it('is not what is only said later of one that was withdrawn: the slip of an officer shuts no other paper out', () => {
    // Withdrawn on 04-10 without any arrival; on 04-20 a paper is noted of it by mistake, or a late arrival put right to 03-30.
    const never = { submittedOn: null, givenUpOn: null, endedTermOn: null, underWay: false };
    expect(endOf('withdrawn', paper(arrival, withdrawn), never, LATER)).toBeNull();
    const late = { submittedOn: '2027-04-02', givenUpOn: '2027-04-10', endedTermOn: null, underWay: false };
    expect(endOf('withdrawn', paper(arrival, withdrawn), late, LATER)).toBeNull();
  });

  it('stays where the day of the refusal is put right to one by the last day, and follows a later one', () => {
    const refused = { submittedOn: arrival, givenUpOn: null, endedTermOn: '2027-04-05', underWay: false };
    const notified = (noticedOn: string) => facts({ submittedOn: arrival, noticedOn });
    expect(endOf('refused', notified('2027-03-30'), refused, LATER)).toBe('2027-04-05');
    expect(endOf('refused', notified('2027-04-07'), refused, LATER)).toBe('2027-04-07');
  });
});
