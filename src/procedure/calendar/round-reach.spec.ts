/** Whether a hospital that applies for the evaluation today can be in a round. */
import { roundReach } from './round-reach.js';

it('is likely up to the average of 145 days, and on the day itself', () => {
  // 2026-04-08 + 145 days = 2026-08-31.
  expect(roundReach('2026-04-08', '2026-08-31')).toBe('likely');
  expect(roundReach('2026-04-09', '2026-08-31')).toBe('fastOnly');
});

it('is missed once not even the shortest evaluation, of 52 days, would end by then', () => {
  // 2026-07-10 + 52 days = 2026-08-31.
  expect(roundReach('2026-07-10', '2026-08-31')).toBe('fastOnly');
  expect(roundReach('2026-07-11', '2026-08-31')).toBe('missed');
});
