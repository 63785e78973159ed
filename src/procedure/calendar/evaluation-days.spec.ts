import { expectedEvaluationOn } from './evaluation-days.js';

it('an evaluation that begins on 22 November 2026 is expected on 16 April, after the designations of R5 have ended', () => {
  // 8 (Nov) + 31 + 31 + 28 + 31 = 129 days to 31 March; 16 more
  expect(expectedEvaluationOn('2026-11-22')).toBe('2027-04-16');
  expect(expectedEvaluationOn('2026-11-06') <= '2027-03-31').toBe(true);
  expect(expectedEvaluationOn('2026-11-07') <= '2027-03-31').toBe(false);
});
