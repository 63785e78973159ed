/** Stories of lines of the register: a term until 2030-03-31 with a renewal of 03-20, and a change from 2030-06-01 that was approved in May. */
import { standingOf } from './standing.js';

const renewal = (decidedOn: string | null, givenUpOn: string | null = null) => [
  { submittedOn: '2030-03-20', decidedOn, givenUpOn },
];
const term = { validTo: '2030-03-31', designatedOn: '2027-04-01', validFrom: '2027-04-01', followedOn: '2030-06-01' };
const change = { validTo: '2030-03-31', designatedOn: '2030-06-01', validFrom: '2030-06-01', followedOn: null };
const standing = (line: typeof term | typeof change, renewals: ReturnType<typeof renewal>, today: string) =>
  standingOf({ ...line, renewals, today });

it('a change for a coming day is ahead while the renewal is undecided, and takes the place of the former line on its day', () => {
  expect(standing(change, renewal(null), '2030-05-31').standing).toBe('ahead');
  expect(standing(term, renewal(null), '2030-05-31').standing).toBe('deemedContinuing');
  expect(standing(term, renewal(null), '2030-06-01').standing).toBe('followed');
  expect(standing(change, renewal(null), '2030-06-01').standing).toBe('deemedContinuing');
});

it.each([
  ['refused', renewal('2030-05-20')],
  ['withdrawn', renewal(null, '2030-05-20')],
])('once the renewal is %s before that day, neither line holds nor will, on any day (法115②)', (_, renewals) => {
  for (const today of ['2030-05-20', '2030-05-31', '2030-06-01', '2031-01-01'])
    for (const line of [term, change])
      expect(standing(line, renewals, today)).toMatchObject({
        standing: 'expired',
        standingText: expect.stringContaining('令和12年5月20日に効力を失いました') as unknown,
      });
});

it('a renewal that is refused before the last day leaves a change after it without effect', () => {
  const { standing: now, standingText } = standing(change, renewal('2030-03-25'), '2030-03-26');
  expect([now, standingText]).toEqual(['expired', expect.stringContaining('効力を生じません')]);
  expect(standing(term, renewal('2030-03-25'), '2030-03-26').standing).toBe('valid');
});

it('a renewal that is granted late takes the place of the line that it kept in force', () => {
  const renewed = { ...term, followedOn: '2030-05-20' };
  expect(standing(renewed, renewal('2030-05-20'), '2030-05-19').standing).toBe('deemedContinuing');
  expect(standing(renewed, renewal('2030-05-20'), '2030-05-20').standing).toBe('followed');
});

it('a change in deemed continuation carries nothing on once the paper is known never to have come (法115①), on its own day neither', () => {
  // Last day 2030-03-31, no renewal: over from 2030-04-01 on, whatever begins on 2030-06-01.
  for (const today of ['2030-04-01', '2030-05-31', '2030-06-01', '2031-01-01'])
    for (const line of [term, change])
      expect(standing(line, [], today)).toMatchObject({
        standing: 'expired',
        standingText: expect.stringContaining('令和12年3月31日の経過により効力を失いました') as unknown,
      });
});
