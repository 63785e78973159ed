/** When each stage of a case may be expected: the present one and those ahead, also those of which a round says nothing by itself. */
import { sampleFacts } from '../../test/support/procedure.js';
import { filledEvaluation } from '../../test/support/procedure-samples.js';
import type { CaseFacts, RoundFacts } from './case/facts.js';
import { expectedSteps } from './expected-steps.js';
import type { CaseState } from './terms/states.js';
import type { Kind } from './terms/kinds.js';

const ROUND: Partial<RoundFacts> = {
  fiscalYear: 2026,
  applicationDeadline: '2026-11-27',
  requestOn: '2026-12-18',
  councilBy: '2027-01-22',
  reportBy: '2027-01-29',
  measuresCouncil: '2月中旬',
  medicalCouncil: '2月下旬',
  designation: '3月下旬',
  designationFrom: '2027-04-01',
};

function stepsOf(kind: Kind, state: CaseState, today: string, changes: Partial<CaseFacts>): Record<string, string> {
  const facts = sampleFacts(kind, { submittedOn: null, receivedOn: null, ...changes });
  const round = facts.round && { ...facts.round, ...ROUND };
  return Object.fromEntries(expectedSteps(state, { ...facts, round }, today).map(({ label, when }) => [label, when]));
}

it('counts from the plan to the designation: the evaluation takes 145 days on the average, 2026-11-27 − 145 = 2026-07-05', () => {
  expect(stepsOf('B', 'planDrafting', '2026-06-01', { plan: null, evaluation: null })).toEqual({
    計画: '令和8年7月頃まで',
    受審: '令和8年10月頃', // 2026-06-01 + 145 days = 2026-10-24
    準備: '令和8年11月27日まで',
    提出: '令和8年11月27日まで',
    審査: '令和8年12月18日まで',
    調整会議: '令和9年1月22日まで',
    対策協: '2月中旬',
    審議会: '2月下旬',
    決裁: '3月下旬まで',
    指定: '3月下旬',
  });
});

it('says of what is over that it is', () => {
  const late = stepsOf('B', 'planDrafting', '2026-11-30', { plan: null, evaluation: null });
  expect(late).toMatchObject({ 計画: '令和8年7月頃まで（過ぎています）', 提出: '令和8年11月27日まで（過ぎています）' });
});

it('waits for the result from the day of the application on: 2026-08-01 + 145 days = 2026-12-24', () => {
  const evaluation = { ...filledEvaluation(), appliedOn: '2026-08-01', result: null };
  expect(stepsOf('B', 'underEvaluation', '2026-11-16', { evaluation })['受審']).toBe('令和8年12月頃');
});

it('asks a renewal that may arrive before its evaluation for its plan by the day of its submission (法115②)', () => {
  const steps = stepsOf('B', 'planDrafting', '2026-11-16', { procedure: 'renewal', plan: null, evaluation: null });
  expect(steps['計画']).toBe(steps['提出']);
});

it('tells of what was submitted when it was, and nothing of what the round had before that', () => {
  const steps = stepsOf('B', 'submitted', '2027-01-10', { submittedOn: '2027-01-08' });
  expect(steps).toMatchObject({ 提出: '令和9年1月8日に提出（受付待ち）', 審査: '', 調整会議: '令和9年1月22日まで' });
});

it('has the examination over by the first council where none is asked to convene', () => {
  expect(stepsOf('C1', 'examining', '2026-12-01', { submittedOn: '2026-11-16' })['審査']).toBe(
    '2月中旬の医療対策協議会まで',
  );
  expect(stepsOf('C2', 'examining', '2026-12-01', { submittedOn: '2026-11-16' })['審査']).toBe(
    '2月下旬の医療審議会まで',
  );
});

it('has none when the case is over', () => {
  expect(stepsOf('B', 'designated', '2027-04-01', { submittedOn: '2026-11-16' })).toEqual({});
});
