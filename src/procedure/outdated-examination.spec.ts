/** What was examined before a correction changed the application is examined again. */
import { attempt, type MemoryCase } from '../../test/support/memory-case.js';
import { changed } from './facts-after.js';
import { factsReadyFor, person, sampleEvent, samplePlan, sampleResult, TODAY } from '../../test/support/procedure.js';
import { outstandingChecks, reviewChecksOf } from './conditions/examination.js';
import { decide } from './decide.js';
import type { CaseEvent } from './events/index.js';

const inCorrection: MemoryCase = {
  kind: 'B',
  state: 'correcting',
  facts: factsReadyFor('B', 'SUBMIT_CORRECTION'),
  log: [],
};
const hospital = person('hospital');
const officer = person('prefectureOfficer');

const submitCorrection = (document: MemoryCase): MemoryCase =>
  attempt(document, sampleEvent('SUBMIT_CORRECTION', inCorrection.facts, TODAY), hospital, TODAY).after;

const recorded = (event: CaseEvent): MemoryCase => attempt(inCorrection, event, hospital, TODAY).after;

it.each<[string, MemoryCase]>([
  ['the content that was written', { ...inCorrection, facts: changed(inCorrection.facts) }],
  ['the plan', recorded({ type: 'RECORD_PLAN', plan: samplePlan })],
  ['a document', recorded({ type: 'ATTACH_DOCUMENT', requirementId: 'EVALUATION_NOTICE' })],
  ['the evaluation', recorded({ type: 'RECORD_EVALUATION', result: sampleResult })],
])('%s changed in a correction opens every point again, when the correction is submitted', (_, written) => {
  expect(outstandingChecks(written.facts)).toEqual([]);
  const corrected = submitCorrection(written);
  expect(corrected.state).toBe('examining');
  expect(corrected.facts.lastSubmission).toEqual({ number: 2, changedSince: false });
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
  expect(outstandingChecks(submitCorrection(inCorrection).facts)).toEqual([]);
});

it('a correction that the prefecture ends itself leaves it too: what was written is not submitted', () => {
  const written = { ...inCorrection, facts: changed(inCorrection.facts) };
  const ended = attempt(written, { type: 'CLOSE_CORRECTION', reason: '電話で確かめたため' }, officer, TODAY).after;
  expect(ended.state).toBe('examining');
  expect(ended.facts.lastSubmission?.number).toBe(1);
  expect(outstandingChecks(ended.facts)).toEqual([]);
});
