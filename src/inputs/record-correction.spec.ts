/** What a correction of a record must say: a finding is never turned round by what was not sent. */
import { concludedHearings, sampleFacts } from '../../test/support/procedure.js';
import { recordedFacts, type RecordName } from '../procedure/recorded-facts.js';
import { readRecordCorrection } from './record-correction.js';

const facts = sampleFacts('B', { hearings: concludedHearings('B') });
const recordOf = (type: RecordName['type']) => {
  const record = recordedFacts('medicalCouncil', facts).find(({ name }) => name.type === type);
  if (!record) throw new Error(`no record ${type}`);
  return record;
};

it.each(['json', 'form'] as const)('a yes or no that is not sent (%s) is asked for at its field', (source) => {
  const check = recordOf('check');
  for (const met of [undefined, ...(source === 'json' ? [null] : [''])]) {
    const read = readRecordCorrection(check, { note: '所見', reason: '誤記のため', met }, source);
    expect(read).toMatchObject({ ok: false, errors: [{ field: 'met' }] });
  }
  const confirmation = recordOf('confirmation');
  const body = { confirmedOn: '2026-11-30', chair: '架空 座長', remarks: '意見', reason: '誤記のため' };
  const read = readRecordCorrection(confirmation, body, source);
  const points = Object.keys(facts.hearings[0]?.confirmation?.points ?? {});
  expect(points.length).toBeGreaterThan(0);
  expect(read.ok ? [] : read.errors.map(({ field }) => field).sort()).toEqual(points.sort());
});

it('one that is sent is read', () => {
  const body = { met: false, note: '送致の公表があった', reason: '誤記のため' };
  expect(readRecordCorrection(recordOf('check'), body, 'json')).toMatchObject({
    ok: true,
    values: { met: false, note: '送致の公表があった' },
  });
});
