/** What was examined before a correction changed the application is examined again. */
import { attempt, type PaperCase } from '../../test/support/paper-case.js';
import {
  factsReadyFor,
  person,
  sampleContent,
  sampleEvent,
  samplePlan,
  sampleResult,
  TODAY,
} from '../../test/support/procedure.js';
import { outstandingChecks, reviewChecksOf } from './conditions/examination.js';
import { decide } from './decide.js';
import type { CaseEvent } from './case/events.js';

const inCorrection: PaperCase = {
  kind: 'B',
  state: 'correcting',
  facts: factsReadyFor('B', 'SUBMIT_CORRECTION'),
  log: [],
};
const hospital = person('hospital');
const officer = person('prefectureOfficer');

const correctedBy = (...events: CaseEvent[]): PaperCase =>
  [...events, sampleEvent('SUBMIT_CORRECTION', inCorrection.facts, TODAY)].reduce(
    (paper, event) => attempt(paper, event, hospital, TODAY).after,
    inCorrection,
  );

it.each<CaseEvent>([
  { type: 'EDIT_CONTENT', content: sampleContent('B') },
  { type: 'RECORD_PLAN', plan: samplePlan },
  { type: 'ATTACH_DOCUMENT', requirementId: 'EVALUATION_NOTICE' },
  { type: 'RECORD_EVALUATION', result: sampleResult },
])('$type in a correction opens every point again', (event) => {
  const corrected = correctedBy(event);
  expect(corrected.state).toBe('examining');
  expect(outstandingChecks(corrected.facts)).toEqual(reviewChecksOf('B'));
  const referred = decide({
    ...corrected,
    actor: officer,
    now: { today: TODAY },
    event: sampleEvent('REQUEST_COORDINATION_COUNCIL', corrected.facts, TODAY),
  });
  expect(referred).toMatchObject({ accepted: false, conditions: [{ id: 'examinationComplete' }] });

  const again = attempt(corrected, sampleEvent('RECORD_EXAMINATION', corrected.facts, TODAY), officer, TODAY).after;
  expect(outstandingChecks(again.facts)).toEqual([]);
});

it('an answer in words alone leaves the examination as it was', () => {
  expect(outstandingChecks(correctedBy().facts)).toEqual([]);
});

it('nothing is examined yet before the application is received', () => {
  const drafting: PaperCase = {
    kind: 'B',
    state: 'planDrafting',
    facts: { ...factsReadyFor('B', 'RECORD_PLAN'), examination: {} },
    log: [],
  };
  const decision = decide({
    ...drafting,
    actor: hospital,
    now: { today: TODAY },
    event: { type: 'RECORD_PLAN', plan: samplePlan },
  });
  expect(decision).toMatchObject({ accepted: true, effects: [{ type: 'savePlan' }] });
});
