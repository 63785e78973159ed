/** Stories of lines of the register: a term until 2030-03-31 with a renewal of 03-20, and a change from 2030-06-01 that was approved in May. */
import { begunByPaper, designationToChoose, oneOfEachTerm, standingOf } from './standing.js';

const renewal = (decidedOn: string | null, givenUpOn: string | null = null) => [
  { submittedOn: '2030-03-20', decidedOn, givenUpOn },
];
const term = { validTo: '2030-03-31', designatedOn: '2027-04-01', validFrom: '2027-04-01', followedOn: '2030-06-01' };
const change = { validTo: '2030-03-31', designatedOn: '2030-06-01', validFrom: '2030-06-01', followedOn: null };
const standing = (line: typeof term | typeof change, renewals: ReturnType<typeof renewal>, today: string) =>
  standingOf({ ...line, renewals, today });

it('a change for a coming day is ahead while the renewal is undecided, and takes the place of the former line on its day', () => {
  expect(standing(change, renewal(null), '2030-05-31').standing).toBe('ahead');
  // It holds only if the renewal is not refused before (法115②, 116①), and says so; one within the term has nothing to wait for.
  const ofChange = standingOf({ ...change, renewals: renewal(null), today: '2030-05-31', decidedBy: 'change' });
  expect(ofChange.standingText).toMatch(
    /^令和12年6月1日からの変更の承認です。まだ始まっていません。.*その日より前に更新しない処分が通知されたときは、この変更は効力を生じません。$/u,
  );
  const within = { ...change, designatedOn: '2030-03-01', validFrom: '2030-03-01', decidedBy: 'change' as const };
  expect(standingOf({ ...within, renewals: renewal(null), today: '2030-02-28' }).standingText).toBe(
    '令和12年3月1日からの変更の承認です。まだ始まっていません。',
  );
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

describe('what a page offers', () => {
  // In force until 2030-03-31 and changed from 06-01 if it continues; renewed until 2033-03-31; the former term ended on 2027-03-31.
  const former = { id: 'former', kind: 'B', validTo: '2027-03-31', standing: 'followed' } as const;
  const changed = { id: 'changed', kind: 'B', validTo: '2030-03-31', standing: 'ahead' } as const;
  const present = { id: 'present', kind: 'B', validTo: '2030-03-31', standing: 'valid' } as const;
  const coming = { id: 'coming', kind: 'B', validTo: '2033-03-31', standing: 'ahead' } as const;
  const lapsed = { id: 'lapsed', kind: 'B', validTo: '2030-03-31', standing: 'expired' } as const;

  it('is one choice for each term, the line in force before a change that is to come (法116①)', () => {
    expect(oneOfEachTerm([changed, present, coming])).toEqual([present, coming]);
    expect(oneOfEachTerm([changed, { ...present, kind: 'C1' }])).toEqual([changed, { ...present, kind: 'C1' }]);
  });

  it('is to renew the last term that was given and to change the designation in force (法115③, 116①)', () => {
    expect(designationToChoose([present, coming], 'renewal')).toBe(coming);
    expect(designationToChoose([present, coming], 'change')).toBe(present);
    expect(designationToChoose([], 'renewal')).toBeUndefined();
  });

  it.each([
    ['the present term is changed, and renewed no more', present, [coming, present, former], ['change']],
    ['the coming one is renewed and changed', coming, [coming, present, former], ['renewal', 'change']],
    ['a change to come is of the term that is renewed', changed, [changed, present], ['renewal', 'change']],
    ['of one that lapsed the paper may have come in time', lapsed, [lapsed, former], ['renewal', 'change']],
    ['a line that another has followed leaves it to that', former, [lapsed, former], []],
    ['one that lapsed before another was given is over', lapsed, [coming, lapsed], []],
  ])('by paper: %s', (_, line, history, offered) => {
    expect(begunByPaper(line, history)).toEqual(offered);
  });
});
