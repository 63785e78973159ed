/** When a hospital is told that its round may be missed because of the evaluation. */
import { sampleFacts } from '../../../test/support/procedure.js';
import { filledEvaluation } from '../../../test/support/procedure-samples.js';
import type { CaseFacts } from '../case/facts.js';
import { roundForecast } from './round-forecast.js';

const { round } = sampleFacts('B');
const waiting = (changes: Partial<CaseFacts> = {}): CaseFacts => ({
  ...sampleFacts('B'),
  round: round && { ...round, applicationDeadline: '2026-11-27' },
  submittedOn: null,
  evaluation: null,
  ...changes,
});

it('is told with the day of the result that may be expected: 2026-11-16 + 145 days = 2027-04-10', () => {
  expect(roundForecast(waiting(), '2026-11-16')).toContain('令和9年4月10日頃');
});

it('counts from the day on which the evaluation was applied for: 2026-07-05 + 145 days = 2026-11-27, the deadline', () => {
  const applied = (appliedOn: string) => waiting({ evaluation: { ...filledEvaluation(), appliedOn, result: null } });
  expect(roundForecast(applied('2026-07-05'), '2026-11-16')).toBeNull();
  expect(roundForecast(applied('2026-07-06'), '2026-11-16')).toContain('間に合わないおそれ');
});

it('is silent once the result is there, the application has arrived or the deadline is over', () => {
  expect(roundForecast(waiting({ evaluation: filledEvaluation() }), '2026-11-16')).toBeNull();
  expect(roundForecast(waiting({ submittedOn: '2026-11-16' }), '2026-11-16')).toBeNull();
  expect(roundForecast(waiting(), '2026-11-27')).not.toBeNull();
  expect(roundForecast(waiting(), '2026-11-28')).toBeNull();
});

it('waits for no result of a renewal that may arrive before it (法115②)', () => {
  expect(roundForecast(waiting({ procedure: 'renewal' }), '2026-11-16')).toBeNull();
});
