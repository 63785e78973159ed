import { OWN_AREA, person, sampleFacts, sampleHearing } from '../../test/support/procedure.js';
import { hearingsAreReported, oneLetterIsCorrectedWhole, type ToldHearing } from './report-letters.js';

const unmet = (conditions: ReturnType<typeof hearingsAreReported>) =>
  conditions.filter(({ met }) => !met).map(({ id }) => id);

describe('a letter about several cases is corrected', () => {
  const told = (hearingId: string, letter: string, more: Partial<ToldHearing> = {}): ToldHearing => ({
    hearingId,
    letter,
    referenceNo: `R8-${hearingId}`,
    state: 'examining',
    ...more,
  });

  it('with every case of it', () => {
    const letter = [told('one', 'first'), told('two', 'first'), told('three', 'second')];
    expect(unmet(oneLetterIsCorrectedWhole(letter, ['one', 'two']))).toEqual([]);
    const [whole] = oneLetterIsCorrectedWhole(letter, ['one']);
    expect(whole).toMatchObject({ id: 'wholeLetter', met: false, text: expect.stringContaining('R8-two') as string });
  });

  it('without the cases that were withdrawn meanwhile', () => {
    const letter = [told('one', 'first'), told('two', 'first', { state: 'withdrawn' })];
    expect(unmet(oneLetterIsCorrectedWhole(letter, ['one']))).toEqual([]);
  });

  it('one at a time', () => {
    const letters = [told('one', 'first'), told('two', 'second')];
    expect(unmet(oneLetterIsCorrectedWhole(letters, ['one', 'two']))).toEqual(['oneLetter']);
  });
});

describe('a letter tells', () => {
  const actor = person('healthCentre');
  const hearing = sampleHearing('B', 'coordinationCouncil', {
    id: 'one',
    planningAreaId: OWN_AREA,
    healthCentreId: actor.healthCentreId,
  });
  const reasons = (changes: Partial<typeof hearing>) =>
    unmet(hearingsAreReported({ facts: sampleFacts('B', { hearings: [{ ...hearing, ...changes }] }), actor }, ['one']));

  it('of what the centre itself has reported and what still counts', () => {
    expect(reasons({ reportedOn: '2026-12-01' })).toEqual([]);
    expect(reasons({ reportedOn: null })).toEqual(['reported']);
    expect(reasons({ reportedOn: '2026-12-01', voided: true })).toEqual(['reported']);
    expect(reasons({ reportedOn: '2026-12-01', healthCentreId: 'another' })).toEqual(['reported']);
  });
});
