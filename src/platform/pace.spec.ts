import { Pace } from './pace.js';

it('lets a little pass at once and the rest at its rate, over all who pass', async () => {
  const pace = new Pace(1000);
  const begun = performance.now();
  await pace.pass(90);
  const first = performance.now() - begun;
  await Promise.all([pace.pass(200), pace.pass(200), pace.pass(200)]);
  expect(performance.now() - begun - first).toBeGreaterThan(500);
});
