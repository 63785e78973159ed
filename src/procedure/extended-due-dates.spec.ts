import { factsReadyFor, person, sampleHearing } from '../../test/support/procedure.js';
import type { CaseFacts } from './case/facts.js';
import { decide } from './decide.js';
import { factsAfter } from './facts-after.js';
import { turnOf } from './required-actions.js';

const facts = factsReadyFor('B', 'EXTEND_CORRECTION');
const extend = (dueOn: string, reason = '資料の取寄せに日数を要するため') =>
  decide({
    kind: 'B',
    state: 'correcting',
    facts,
    actor: person('prefectureOfficer'),
    event: { type: 'EXTEND_CORRECTION', dueOn, reason },
    now: { today: '2026-11-30' },
  });

it('a correction due on 2026-12-02 is given until a later day, with a reason, and stays open', () => {
  const decision = extend('2026-12-16');
  if (!decision.accepted) throw new Error(decision.message);
  expect(decision.next).toBe('correcting');
  const doing = { actor: person('prefectureOfficer'), today: '2026-11-30' };
  const after = factsAfter(facts, { from: 'correcting', decision }, doing);
  expect(after.openCorrection?.dueOn).toBe('2026-12-16');
  expect(after.deadlines).toContainEqual({ kind: 'correction', dueOn: '2026-12-16', remindedOn: null });
  expect(after.clockStops).toEqual(facts.clockStops);
});

it('not to an earlier or the same day, nor without a reason', () => {
  expect(extend('2026-12-02')).toMatchObject({ accepted: false, conditions: [{ id: 'laterThanBefore' }] });
  expect(extend('2026-12-16', ' ')).toMatchObject({ accepted: false, conditions: [{ id: 'reason' }] });
});

const extendReport = (dueOn: string, hearings: CaseFacts['hearings'], reason = '会議の開催が遅れるため') =>
  decide({
    kind: 'B',
    state: 'coordinationCouncil.requested',
    facts: { ...factsReadyFor('B', 'EXTEND_COUNCIL_REPORT'), hearings },
    actor: person('prefectureOfficer'),
    event: { type: 'EXTEND_COUNCIL_REPORT', dueOn, reason },
    now: { today: '2026-11-30' },
  });

it('a report due on 2026-12-18 is given until a later day; what was reported or taken back keeps its own', () => {
  const due = { reportedOn: null, dueOn: '2026-12-18' };
  const hearings = [
    sampleHearing('B', 'coordinationCouncil', { ...due, id: 'waiting', planningAreaId: 'tokachi' }),
    sampleHearing('B', 'coordinationCouncil', {
      ...due,
      id: 'reported',
      planningAreaId: 'kushiro',
      reportedOn: '2026-11-27',
    }),
    sampleHearing('B', 'coordinationCouncil', { ...due, id: 'voided', planningAreaId: 'nemuro', voided: true }),
  ];
  const decision = extendReport('2027-01-15', hearings);
  if (!decision.accepted) throw new Error(decision.message);
  const facts = { ...factsReadyFor('B', 'EXTEND_COUNCIL_REPORT'), hearings };
  const doing = { actor: person('prefectureOfficer'), today: '2026-11-30' };
  const after = factsAfter(facts, { from: 'coordinationCouncil.requested', decision }, doing);
  expect(after.hearings.map(({ id, dueOn }) => [id, dueOn])).toEqual([
    ['waiting', '2027-01-15'],
    ['reported', '2026-12-18'],
    ['voided', '2026-12-18'],
  ]);
  expect(after.deadlines).toContainEqual({ kind: 'councilReport', dueOn: '2027-01-15', remindedOn: null });
  expect(turnOf('coordinationCouncil.requested', after).dueOn).toBe('2027-01-15');
  expect(decision.effects).toContainEqual({ type: 'notify', to: 'healthCentre', dueOn: null });
});

it('a report that is due later than the new day keeps its own: more time for one area is not less for another', () => {
  // 十勝 is due on 12-18 and 釧路 on 2027-02-26; until 2027-01-15 only 十勝 is given more time.
  const hearings = [
    sampleHearing('B', 'coordinationCouncil', { reportedOn: null, dueOn: '2026-12-18', planningAreaId: 'tokachi' }),
    sampleHearing('B', 'coordinationCouncil', { reportedOn: null, dueOn: '2027-02-26', planningAreaId: 'kushiro' }),
  ].map((hearing) => ({ ...hearing, id: hearing.planningAreaId ?? '' }));
  const decision = extendReport('2027-01-15', hearings);
  if (!decision.accepted) throw new Error(decision.message);
  const facts = { ...factsReadyFor('B', 'EXTEND_COUNCIL_REPORT'), hearings };
  const doing = { actor: person('prefectureOfficer'), today: '2026-11-30' };
  const after = factsAfter(facts, { from: 'coordinationCouncil.requested', decision }, doing);
  expect(after.hearings.map(({ id, dueOn }) => [id, dueOn])).toEqual([
    ['tokachi', '2027-01-15'],
    ['kushiro', '2027-02-26'],
  ]);
  expect(after.deadlines).toContainEqual({ kind: 'councilReport', dueOn: '2027-01-15', remindedOn: null });
});

it('a report is not brought forward, nor given time without a reason', () => {
  const { hearings } = factsReadyFor('B', 'EXTEND_COUNCIL_REPORT'); // due on 2026-12-01
  expect(extendReport('2026-12-01', hearings)).toMatchObject({
    accepted: false,
    conditions: [{ id: 'laterThanBefore' }],
  });
  expect(extendReport('2027-01-15', hearings, ' ')).toMatchObject({ accepted: false, conditions: [{ id: 'reason' }] });
});
