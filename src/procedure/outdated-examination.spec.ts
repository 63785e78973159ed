/** What was examined before a correction changed what it rests on is examined again, and nothing else. */
import { attempt, type MemoryCase } from '../../test/support/memory-case.js';
import { changed } from './facts-after.js';
import { factsReadyFor, person, sampleEvent, samplePlan, sampleResult, TODAY } from '../../test/support/procedure.js';
import { outstandingChecks, reviewChecksOf } from './conditions/examination.js';
import { decide } from './decide.js';
import { PARTS_OF_CHECK } from './case/review-parts.js';
import type { ReviewCheckId } from './case/facts.js';
import type { CaseEvent } from './events/index.js';
import { fieldsOf } from './fields/content.js';
import { KINDS } from './terms/kinds.js';

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

const wrote = (part: string): MemoryCase => ({ ...inCorrection, facts: changed(inCorrection.facts, part) });

it.each<[string, MemoryCase, ReviewCheckId[]]>([
  ['the work of the hospital', wrote('subItems'), ['R10']],
  ['the plan', recorded({ type: 'RECORD_PLAN', plan: samplePlan }), ['R1', 'R2', 'R3', 'R14']],
  ['the file of the plan', wrote('D20'), ['R1', 'R2', 'R3', 'R14']],
  ['the evaluation', recorded({ type: 'RECORD_EVALUATION', result: sampleResult }), ['R3', 'R6']],
  ['the pledge', wrote('pledge'), ['R4']],
  ['what no point names', wrote('D30'), reviewChecksOf('B')],
])(
  '%s changed in a correction opens the points that rest on it, when the correction is submitted',
  (_, written, open) => {
    expect(outstandingChecks(written.facts)).toEqual([]);
    const corrected = submitCorrection(written);
    expect(corrected.state).toBe('examining');
    expect(corrected.facts.lastSubmission).toEqual({
      number: 2,
      event: 'SUBMIT_CORRECTION',
      on: TODAY,
      sentOn: '2026-11-20',
      changes: [],
    });
    expect(outstandingChecks(corrected.facts)).toEqual(reviewChecksOf('B').filter((id) => open.includes(id)));
    const referred = decide({
      ...corrected,
      actor: officer,
      now: { today: TODAY },
      event: sampleEvent('REQUEST_COORDINATION_COUNCIL', corrected.facts, TODAY),
    });
    expect(referred).toMatchObject({ accepted: false, conditions: [{ id: 'examinationComplete' }] });

    const again = attempt(corrected, sampleEvent('RECORD_EXAMINATION', corrected.facts, TODAY), officer, TODAY).after;
    expect(outstandingChecks(again.facts)).toEqual([]);
  },
);

it('another person to phone opens no point', () => {
  expect(outstandingChecks(submitCorrection(wrote('contactPhone')).facts)).toEqual([]);
});

it.each(KINDS)('every part that a point of %s rests on is a field, the plan, the evaluation or a document', (kind) => {
  const known = [...KINDS.flatMap((each) => Object.keys(fieldsOf(each))), 'plan', 'evaluation'];
  const parts = reviewChecksOf(kind).flatMap((id) => PARTS_OF_CHECK[id]);
  expect(parts.filter((part) => !known.includes(part) && !/^D\d\d$/u.test(part))).toEqual([]);
});

it('an answer in words alone leaves the examination as it was', () => {
  expect(outstandingChecks(submitCorrection(inCorrection).facts)).toEqual([]);
});

it('a correction that the prefecture ends itself leaves it too: what was written is not submitted', () => {
  const written = { ...inCorrection, facts: changed(inCorrection.facts, 'plan') };
  const ended = attempt(written, { type: 'CLOSE_CORRECTION', reason: '電話で確かめたため' }, officer, TODAY).after;
  expect(ended.state).toBe('examining');
  expect(ended.facts.lastSubmission?.number).toBe(1);
  expect(outstandingChecks(ended.facts)).toEqual([]);
});
