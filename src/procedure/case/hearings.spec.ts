import { confirmsEverything, unconfirmedPoints, unrecordedPoints } from './hearings.js';

const recorded = (
  points: Partial<Record<'consistentWithPolicy' | 'longHoursUnavoidable' | 'dispatchNecessary', boolean>>,
) => ({
  confirmation: { points, confirmedOn: '2026-11-30', chair: '架空 座長', remarks: '' },
});

it('a council has confirmed everything only when nothing that is asked of the kind is open or denied', () => {
  const ofB = recorded({ consistentWithPolicy: true, longHoursUnavoidable: true });
  expect(confirmsEverything('B', ofB)).toBe(true);
  // 確認様式2 also asks whether the dispatch is necessary: yes to the other points is not yes to all.
  expect(confirmsEverything('RENKEI_B', ofB)).toBe(false);
  expect(unconfirmedPoints('RENKEI_B', ofB)).toEqual(['dispatchNecessary']);
  expect(unrecordedPoints('RENKEI_B', ofB)).toEqual(['dispatchNecessary']);
  const denied = recorded({ consistentWithPolicy: true, longHoursUnavoidable: false });
  expect(unconfirmedPoints('B', denied)).toEqual(['longHoursUnavoidable']);
  expect(unrecordedPoints('B', denied)).toEqual([]);
  expect(unconfirmedPoints('B', { confirmation: null })).toEqual(['consistentWithPolicy', 'longHoursUnavoidable']);
});
