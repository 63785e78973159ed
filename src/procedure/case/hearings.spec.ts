import { OTHER_AREA, OWN_AREA, sampleFacts, sampleHearing } from '../../../test/support/procedure.js';
import { confirmsEverything, councilAreas, unconfirmedPoints, unrecordedPoints, whyAsked } from './hearings.js';

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

it('what may be asked is the own area, and for 連携B those it sends doctors to; who confirmed is not asked again, who did not is', () => {
  const council = 'coordinationCouncil';
  expect(councilAreas(sampleFacts('B'))).toEqual({ ofCase: [OWN_AREA], confirmed: [], unconfirmed: [] });
  const own = sampleHearing('RENKEI_B', council);
  const other = sampleHearing('RENKEI_B', council, { id: 'other', planningAreaId: OTHER_AREA });
  const doubted = { ...other, confirmation: recorded({ consistentWithPolicy: false }).confirmation };
  const areas = (hearings: (typeof own)[]) => councilAreas(sampleFacts('RENKEI_B', { hearings }));
  expect(areas([own, doubted])).toEqual({
    ofCase: [OWN_AREA, OTHER_AREA],
    confirmed: [OWN_AREA],
    unconfirmed: [OTHER_AREA],
  });
  // Only the latest that counts of each area speaks for it.
  expect(areas([own, doubted, { ...other, id: 'again' }])).toMatchObject({ confirmed: [OWN_AREA, OTHER_AREA] });
  expect(areas([{ ...own, voided: true }])).toMatchObject({ confirmed: [], unconfirmed: [] });
});

it('a centre is told why it is asked about an institution that it does not look after', () => {
  const seat = { seatId: 'area-1', seatName: '十勝', centreId: 'centre-1', centreName: '帯広保健所' };
  const asked = (planningAreaId: string, healthCentreId: string) => whyAsked({ planningAreaId, healthCentreId }, seat);
  expect(asked('area-1', 'centre-1')).toBeNull();
  expect(asked('area-2', 'centre-2')).toContain('医療機関の所在地は十勝圏です');
  // A city with a health centre of its own: the secretariat is another one (第2版 4(1)ア).
  expect(asked('area-1', 'centre-2')).toContain('所在地の保健所は帯広保健所です');
});
