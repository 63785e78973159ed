import { startWebBench, type WebBench } from '../../../test/support/web-bench.js';
import { statementsOf, watchStatements } from '../../../test/support/statements.js';

/** Session and account, the row, and the command itself, whose work is done before and after its document is drawn. */
const MOST = 26;

let web: WebBench;
beforeAll(async () => {
  watchStatements();
  web = await startWebBench();
});
afterAll(() => web.close());

it('reads the row of the case for a form that leads away from its page, not all that the page shows', async () => {
  const caseId = await web.bench.submitted();
  const officer = await web.signedIn('officer');
  const page = await officer.get(`/cases/${caseId}/actions/receive`);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1];
  const form = { lockVersion: hidden('lockVersion'), idempotencyKey: hidden('idempotencyKey') };
  const { result, statements } = await statementsOf(async () =>
    officer.post(`/cases/${caseId}/actions/receive`).type('form').send(form),
  );
  expect(result.status).toBe(303);
  expect(statements.filter((text) => text.includes('event_attempt'))).toEqual([]);
  expect(statements.length).toBeLessThanOrEqual(MOST);
});
