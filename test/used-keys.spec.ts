/** One key, one act: also where acts of different kinds keep their keys in different tables. */
import { randomUUID } from 'node:crypto';
import { formsOf } from '../src/scenario/html-page.js';
import { type JobFixture, startJobFixture } from './support/job-fixture.js';
import type { Agent } from './support/web-fixture.js';

let web: JobFixture;
let officer: Agent;
let caseId: string;

beforeAll(async () => {
  web = await startJobFixture();
  caseId = await web.fixture.submitted();
  officer = await web.signedIn('officer');
}, 120_000);
afterAll(() => web?.close());

const post = (path: string, fields: object) => officer.post(path).type('form').send(fields);
const ACTS: Record<string, (idempotencyKey: string) => Promise<{ status: number; text: string }>> = {
  event: async (idempotencyKey) =>
    officer
      .post(`/api/cases/${caseId}/events/RECEIVE`)
      .send({ lockVersion: await web.fixture.lockVersion(caseId), idempotencyKey }),
  job: (idempotencyKey) => post('/jobs', { kind: 'case-file', caseIds: caseId, idempotencyKey }),
  creation: (idempotencyKey) =>
    post('/settings/closed-days', { day: '2027-02-24', name: '臨時の閉庁日', idempotencyKey }),
  entry: async (idempotencyKey) => {
    const path = `/cases/${caseId}/official-documents/reception-copy/reissue`;
    const form = formsOf((await officer.get(path)).text).find(({ action }) => action === path);
    const fields = Object.fromEntries(
      form?.controls.filter(({ preset }) => preset).map(({ name, value }) => [name, value]) ?? [],
    );
    return post(path, { ...fields, reason: '紛失の申出があったため', idempotencyKey });
  },
};
const rows = async () =>
  JSON.stringify(
    await web.fixture.query(
      'SELECT (SELECT count(*) FROM record_entry) AS e, (SELECT count(*) FROM job) AS j, (SELECT count(*) FROM creation) AS c, (SELECT count(*) FROM closed_day) AS d',
    ),
  );

it('the key of one act is refused for an act of any other kind, which stores nothing', async () => {
  const keys: [string, string][] = [];
  for (const act of ['event', 'job', 'creation', 'entry']) {
    const key = randomUUID();
    expect([act, (await ACTS[act]!(key)).status]).toEqual([act, act === 'event' ? 200 : 303]);
    keys.push([act, key]);
  }
  // the pack of the job is handed out, which the record tells, at its own time
  await web.worker.idle();
  const before = await rows();
  for (const [used, key] of keys) {
    for (const [act, send] of Object.entries(ACTS)) {
      if (act === used) continue;
      const { status, text } = await send(key);
      expect([used, act, status]).toEqual([used, act, 409]);
      expect(text).toContain('この送信は別の操作で使われています');
    }
  }
  expect(await rows()).toBe(before);
});
