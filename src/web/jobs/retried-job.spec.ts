/** A job that failed is judged again when it is to be done once more: who asks, the cases, and what was typed, as they stand now. */
import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';

let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture();
}, 240_000);
afterAll(() => web?.close());
beforeEach(async () => {
  await web.fixture.clear();
  web.fixture.clock.set('2026-11-16T09:00:00+09:00');
});

/** As if it had failed, whatever became of it. */
async function failed(kind: string, input: object, login: string): Promise<string> {
  const [row] = await web.fixture.query<{ id: string }>(
    `INSERT INTO job (kind, title, input, idempotency_key, requested_by, state, created_at, finished_at, message)
     VALUES ('${kind}', '一式', '${JSON.stringify(input)}', '${randomUUID()}',
       (SELECT id FROM account WHERE name = '${login}'), 'failed', now(), now(), '作成できませんでした') RETURNING id`,
  );
  return row?.id ?? '';
}

const stateOf = async (id: string) =>
  (await web.fixture.query<{ state: string }>(`SELECT state FROM job WHERE id = '${id}'`))[0]?.state;

it('a 公示文 whose day no longer fits its decision is asked for anew on its page, and one that fits is made once more', async () => {
  const caseId = await web.fixture.approved();
  const notice = {
    type: 'ISSUE_DESIGNATION',
    documentNumber: '地医第1号',
    issuedOn: web.fixture.clock.today(),
  } as const;
  await web.fixture.send(caseId, PEOPLE.officer, notice);
  const officer = await web.signedIn('officer');
  const day = web.fixture.clock.today();
  const early = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  const job = (date: string) =>
    failed('public-notice', { caseIds: [caseId], publicNotice: { number: '告示第7号', date } }, PEOPLE.officer.name);
  const unfit = await job(early);
  const page = await officer.post(`/jobs/${unfit}/retry`);
  expect([page.status, page.text]).toEqual([422, expect.stringContaining('より前です')]);
  expect(page.text).toContain('value="告示第7号"');
  expect(await stateOf(unfit)).toBe('failed');
  const fit = await job(day);
  expect((await officer.post(`/jobs/${fit}/retry`)).status).toBe(303);
  expect(await stateOf(fit)).not.toBe('failed');
});

it('an answer that was confirmed when it was asked for stays one', async () => {
  const caseId = await web.fixture.examined();
  await web.fixture.send(caseId, PEOPLE.officer, {
    type: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaIds: ['tokachi'],
    dueOn: '2026-12-04',
  });
  const officer = await web.signedIn('officer');
  const session = { council: 'medicalCouncil', meetingName: '医療審議会', heldOn: '2026-12-06' }; // a Sunday
  const asked = await failed('council-documents', { caseIds: [caseId], session }, PEOPLE.officer.name);
  expect((await officer.post(`/jobs/${asked}/retry`)).status).toBe(422);
  const confirmed = ['heldOn=2026-12-06'];
  const meant = await failed('council-documents', { caseIds: [caseId], session, confirmed }, PEOPLE.officer.name);
  expect((await officer.post(`/jobs/${meant}/retry`)).status).toBe(303);
});

it.each(['{}', '[]', 'null', '{"caseIds":"x"}', '{"caseIds":[1]}'])(
  'one whose input %s cannot be read is shown, and is not made again',
  async (input) => {
    const officer = await web.signedIn('officer');
    const id = await failed('draft-set', JSON.parse(input) as object, PEOPLE.officer.name);
    expect((await officer.get(`/jobs/${id}`)).status).toBe(200);
    const again = await officer.post(`/jobs/${id}/retry`);
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('新しくつくってください')]);
    expect(await stateOf(id)).toBe('failed');
  },
);

it('a pack of a case that is not one’s own any more, or that one’s role does not make, is not queued', async () => {
  const caseId = await web.fixture.submitted();
  const hospital = await web.signedIn('hospital');
  const foreign = await failed('hospital-set', { caseIds: [randomUUID()] }, PEOPLE.hospital.name);
  const notOfRole = await failed('draft-set', { caseIds: [caseId] }, PEOPLE.hospital.name);
  expect((await hospital.post(`/jobs/${foreign}/retry`)).status).toBe(404);
  expect((await hospital.post(`/jobs/${notOfRole}/retry`)).status).toBe(403);
  expect([await stateOf(foreign), await stateOf(notOfRole)]).toEqual(['failed', 'failed']);
  const own = await failed('hospital-set', { caseIds: [caseId] }, PEOPLE.hospital.name);
  expect((await hospital.post(`/jobs/${own}/retry`)).status).toBe(303);
});
