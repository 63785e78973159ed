/** The address of a record names that record and no other. */
import { concludedHearings, sampleFacts } from '../../../test/support/procedure.js';
import { recordedFacts } from '../../procedure/recorded-facts.js';
import { KINDS } from '../../procedure/terms/kinds.js';
import { recordOfKey } from '../../inputs/record-correction.js';
import { correctRecordPath, recordsPath } from './case-addresses.js';

const slugOf = (path: string) => path.slice(recordsPath('case').length + 1);

it('leads back to the record it was made of', () => {
  for (const kind of KINDS) {
    const facts = sampleFacts(kind, { hearings: concludedHearings(kind) });
    const names = recordedFacts('medicalCouncil', facts).map(({ name }) => name);
    const slugs = names.map((name) => slugOf(correctRecordPath('case', name)));
    expect(slugs.map(recordOfKey)).toEqual(names);
    expect(new Set(slugs).size).toBe(names.length);
  }
  const hearingId = '0b5b2d7e-7c11-4c0e-8a53-0e6a1f6f2b11';
  expect(recordOfKey(`opinion-${hearingId}`)).toEqual({ type: 'opinion', hearingId });
});

it('names nothing where nobody could have made it', () => {
  for (const slug of ['', 'unknown', 'arrival-1', 'check', 'check-R99', 'opinion', 'opinion-', '-R1', 'Arrival'])
    expect(recordOfKey(slug)).toBeNull();
});
