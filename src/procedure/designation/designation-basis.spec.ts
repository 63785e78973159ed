/** What voids a draft: the day of the arrival, and how the designations of the institution stand on the day of the draft (法115①②). */
import { sampleFacts } from '../../../test/support/procedure.js';
import { BASIS_PARTS, decisionBasis } from '../case/decision-basis.js';
import type { CaseFacts, DesignationTerm } from '../case/facts.js';
import { dayOfDraft, designationBasis } from './designation-basis.js';

/** 2024-04-01 to 2027-03-31. */
const term = (...renewals: DesignationTerm['renewals'][number][]): DesignationTerm => ({
  validFrom: '2024-04-01',
  validTo: '2027-03-31',
  renewals,
});
const undecided = (submittedOn: string) => ({ submittedOn, decidedOn: null });
const refusal = { validFrom: null, issueOn: '2027-04-05', draftedOn: '2027-04-05' };

/** Names of the parts that differ. */
function changed(draft: Parameters<typeof dayOfDraft>[0], before: Partial<CaseFacts>, after: Partial<CaseFacts>) {
  const of = (changes: Partial<CaseFacts>) => {
    const facts = sampleFacts('RENKEI_B', changes);
    return decisionBasis(facts, { attachments: [], ...designationBasis(facts, dayOfDraft(draft)) });
  };
  const [then, now] = [of(before), of(after)];
  return BASIS_PARTS.filter((part) => JSON.stringify(then[part]) !== JSON.stringify(now[part]));
}

it('a renewal that is refused because it came after the last day rests on the day of its arrival', () => {
  const renewal = (submittedOn: string) => ({
    procedure: 'renewal' as const,
    submittedOn,
    currentDesignation: term(undecided(submittedOn)),
  });
  expect(changed(refusal, renewal('2027-04-02'), renewal('2027-03-25'))).toEqual(['arrival', 'currentStanding']);
  // Of a paper that is not typed yet, too; the same day told in the other place is no change.
  const onPaper = { ...renewal('2027-03-25'), submittedOn: null, paperArrivedOn: '2027-03-25' };
  expect(changed(refusal, renewal('2027-03-25'), onPaper)).toEqual([]);
});

it('a change that is refused because its designation has lapsed rests on the renewals', () => {
  const change = (currentDesignation: DesignationTerm) => ({ procedure: 'change' as const, currentDesignation });
  expect(changed(refusal, change(term()), change(term(undecided('2027-03-20'))))).toEqual(['currentStanding']);
  // Within the term it is in force, whatever is applied for; a change from a day after the last one rests on the renewal.
  const from = (validFrom: string) => ({ ...refusal, validFrom });
  const applied = change(term(undecided('2027-03-20')));
  const refused = change(term({ submittedOn: '2027-03-20', decidedOn: '2027-04-08' }));
  expect(changed(from('2027-03-31'), change(term()), applied)).toEqual([]);
  expect(changed(from('2027-04-10'), applied, refused)).toEqual(['currentStanding']);
});

it('a new application rests on the designation that the institution holds', () => {
  const held = (heldDesignation: DesignationTerm | null) => ({ heldDesignation });
  const applied = held(term(undecided('2027-03-20')));
  expect(changed(refusal, held(null), applied)).toEqual(['heldDesignation']);
  expect(changed(refusal, applied, held(term({ submittedOn: '2027-03-20', decidedOn: '2027-04-05' })))).toEqual([
    'heldDesignation',
  ]);
});

it('a renewal rests on whether the term was renewed already', () => {
  const renewal = (heldDesignation: DesignationTerm) => ({
    procedure: 'renewal' as const,
    currentDesignation: term(undecided('2027-03-20')),
    heldDesignation,
  });
  const next = { ...term(), validFrom: '2027-04-01', validTo: '2030-03-31' };
  expect(changed(refusal, renewal(term(undecided('2027-03-20'))), renewal(term()))).toEqual([]);
  expect(changed(refusal, renewal(term()), renewal(next))).toEqual(['heldDesignation']);
});

it('a change rests on the coming term into which it is carried, and on its work; not one that begins in it, nor a refusal (法115④, 116①)', () => {
  const change = (comingDesignation: DesignationTerm | null) => ({
    procedure: 'change' as const,
    currentDesignation: term(),
    comingDesignation,
  });
  const granted = (matters: string[]): DesignationTerm => ({
    ...term(),
    validFrom: '2027-04-01',
    validTo: '2030-03-31',
    work: { matters, changes: [] },
  });
  const from = (validFrom: string) => ({ ...refusal, validFrom });
  expect(changed(from('2027-03-04'), change(null), change(granted(['内科'])))).toEqual(['comingDesignation']);
  expect(changed(from('2027-03-04'), change(granted(['外科'])), change(granted(['内科'])))).toEqual([
    'comingDesignation',
  ]);
  expect(changed(from('2027-04-02'), change(granted(['外科'])), change(granted(['内科'])))).toEqual(['currentWork']);
  expect(changed({ ...refusal, issueOn: '2027-03-04' }, change(null), change(granted(['内科'])))).toEqual([]);
});
