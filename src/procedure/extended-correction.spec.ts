import { factsReadyFor, person } from '../../test/support/procedure.js';
import { decide } from './decide.js';
import { factsAfter } from './facts-after.js';

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
  expect(after.deadlines).toContainEqual({ kind: 'correction', dueOn: '2026-12-16' });
  expect(after.clockStops).toEqual(facts.clockStops);
});

it('not to an earlier or the same day, nor without a reason', () => {
  expect(extend('2026-12-02')).toMatchObject({ accepted: false, conditions: [{ id: 'laterThanBefore' }] });
  expect(extend('2026-12-16', ' ')).toMatchObject({ accepted: false, conditions: [{ id: 'reason' }] });
});
