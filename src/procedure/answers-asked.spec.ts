/** Of what is confirmed with an event only the answers to what was asked are kept. */
import { person, sampleFacts } from '../../test/support/procedure.js';
import { decide } from './decide.js';
import type { CaseEvent } from './events/index.js';

const keptWith = (on: string, confirmed: string[]) => {
  const event: CaseEvent = {
    type: 'NOTE_INQUIRY',
    on,
    counterpart: '事務部',
    question: '写しでよいか',
    answer: '',
    confirmed,
  };
  const facts = sampleFacts('B');
  const decision = decide({
    kind: 'B',
    state: 'examining',
    facts,
    event,
    actor: person('prefectureOfficer'),
    now: { today: '2026-12-04' },
  });
  return decision.accepted ? decision.event : null;
};

it('a strange day that was confirmed is kept with its answer, once', () => {
  const answer = 'on=2025-10-01';
  expect(keptWith('2025-10-01', ['on=2025-10-02'])).toBeNull();
  expect(keptWith('2025-10-01', [answer, answer, 'on=2025-10-02'])).toMatchObject({
    confirmed: [answer],
    asked: [expect.stringMatching(/^照会の日（令和7年10月1日（水））が本日から1年より前です/u)],
  });
});

it('an answer that nobody asked for leaves no trace', () => {
  expect(keptWith('2026-12-03', ['on=2026-12-03', 'heldOn=2019-05-01'])).not.toHaveProperty('confirmed');
  expect(keptWith('2026-12-03', [])).toEqual(keptWith('2026-12-03', ['on=2026-12-03']));
});
