/** A new application, or a change, that came on paper while the hospital had begun none here: the officer begins it with its arrival (行政手続法7条). */
import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';
import { CaseQueries } from '../../applications/queries/case-queries.js';

const { hospital, officer } = PEOPLE;
const institutionId = hospital.institutionId ?? '';
const OF_INSTITUTION = `/settings/institutions/${institutionId}`;

let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture();
}, 240_000);
afterAll(() => web?.close());

const at = (instant: string) => web.fixture.clock.set(`${instant}+09:00`);
const cases = () =>
  web.fixture.query<{ id: string; procedure: string; kind: string }>('SELECT id, procedure, kind FROM application');
const typed = { arrivedOn: '令和8年11月13日', reason: '収受印（11月13日）' };

beforeEach(async () => {
  await web.fixture.clear();
  at('2026-11-17T10:00:00');
});

/** What is typed on a page and sent. */
async function send(page: string, fields: object, who: 'officer' | 'hospital' | 'approver' = 'officer') {
  const agent = await web.signedIn(who);
  const idempotencyKey = /name="idempotencyKey" value="([^"]+)"/u.exec((await agent.get(page)).text)?.[1] ?? '';
  return agent
    .post(page)
    .type('form')
    .send({ idempotencyKey, ...typed, ...fields });
}

const facts = async () => {
  const [row] = await cases();
  return (await web.fixture.app.get(CaseQueries).get(officer, row?.id ?? '')).facts;
};

describe('a new application', () => {
  const page = `${OF_INSTITUTION}/paper-application`;

  it('is begun from the institution with the kind and the day; the hospital is told and goes on with it', async () => {
    const staff = await web.signedIn('officer');
    expect((await staff.get(`${OF_INSTITUTION}/edit`)).text).toContain(`href="${page}"`);
    const unchosen = await send(page, { kind: '' });
    expect([unchosen.status, unchosen.text]).toEqual([422, expect.stringContaining('収受印（11月13日）')]);
    expect(unchosen.text).toMatch(/href="#[^"]*kind[^"]*"/u);
    expect((await send(page, { kind: 'B水準' })).status).toBe(422);
    expect(await cases()).toEqual([]);

    expect((await send(page, { kind: 'C2' })).status).toBe(303);
    expect(await cases()).toEqual([expect.objectContaining({ procedure: 'new', kind: 'C2' })]);
    expect(await facts()).toMatchObject({ submittedOn: null, paperArrivedOn: '2026-11-13', currentDesignation: null });
    const told = await web.fixture.query(`SELECT subject FROM outbox WHERE recipient_kind = 'institution'`);
    expect(told).toEqual([{ subject: expect.stringContaining('紙の申請の入力') as string }]);
    const [row] = await cases();
    expect((await (await web.signedIn('hospital')).get('/hospital')).text).toContain(`/cases/${row?.id}`);
  });

  it('is the officer’s to begin, and beside no other of the kind', async () => {
    for (const who of ['hospital', 'approver'] as const)
      expect([who, (await send(page, { kind: 'C2' }, who)).status]).toEqual([who, 403]);
    await web.fixture.open({ kind: 'C2' });
    const beside = await send(page, { kind: 'C2' });
    expect([beside.status, beside.text]).toEqual([422, expect.stringContaining('が手続中です')]);
    expect(await cases()).toHaveLength(1);
    const nowhere = '/settings/institutions/00000000-0000-4000-8000-000000000000/paper-application';
    expect((await (await web.signedIn('officer')).get(nowhere)).status).toBe(404);
  });

  it('is begun over REST too', async () => {
    const path = `/api/institutions/${institutionId}/paper-application`;
    const body = () => ({ kind: 'B', arrivedOn: '2026-11-13', reason: '収受印', idempotencyKey: randomUUID() });
    expect((await (await web.signedIn('hospital')).post(path).send(body())).status).toBe(403);
    const staff = await web.signedIn('officer');
    expect((await staff.post(path).send({ ...body(), kind: 'X' })).body).toMatchObject({ status: 422 });
    const begun = await staff.post(path).send(body());
    expect([begun.status, begun.headers['location']]).toEqual([201, expect.stringContaining('/api/cases/')]);
    expect(await facts()).toMatchObject({ kind: 'B', procedure: 'new', paperArrivedOn: '2026-11-13' });
  });
});

describe('a change', () => {
  const designated = async (validFrom: string, validTo: string) => {
    const [row] = await web.fixture.query<{ id: string }>(
      `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, public_notice_method, created_at)
       VALUES ($1, 'B', $2, $2, $3, '', '2023-10-02T10:00:00+09:00') RETURNING id`,
      [institutionId, validFrom, validTo],
    );
    return row?.id ?? '';
  };

  it('is begun from the designation, by the officer alone', async () => {
    const id = await designated('2024-04-01', '2027-03-31');
    const page = `/designations/${id}/paper-change`;
    expect((await (await web.signedIn('officer')).get(`/designations/${id}`)).text).toContain(`href="${page}"`);
    for (const who of ['hospital', 'approver'] as const)
      expect([who, (await send(page, {}, who)).status]).toEqual([who, 403]);
    expect((await send(page, {})).status).toBe(303);
    expect(await facts()).toMatchObject({ procedure: 'change', kind: 'B', paperArrivedOn: '2026-11-13' });
    const again = await send(page, {});
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('が手続中です')]);
  });

  it('is begun where the designation was in force when it came, although it has ended since (法116①)', async () => {
    const page = `/designations/${await designated('2023-11-16', '2026-11-15')}/paper-change`;
    const late = await send(page, { arrivedOn: '令和8年11月16日' });
    expect([late.status, late.text]).toEqual([422, expect.stringContaining('現在の指定は効力を失っています')]);
    expect((await send(page, {})).status).toBe(303);
  });

  it('that came before the designation is in force is asked about once, and begun with the answer', async () => {
    const page = `/designations/${await designated('2027-04-01', '2030-03-31')}/paper-change`;
    const asked = await send(page, {});
    expect([asked.status, asked.text]).toEqual([422, expect.stringContaining('効力が初めに生じる日')]);
    expect(await cases()).toEqual([]);
    expect((await send(page, { confirmed: 'arrivedOn=2026-11-13' })).status).toBe(303);
    const [entry] = await web.fixture.query<{ payload: object }>(
      `SELECT payload FROM record_entry WHERE event_type = 'NOTE_PAPER_ARRIVAL'`,
    );
    expect(entry?.payload).toMatchObject({ confirmed: ['arrivedOn=2026-11-13'] });
  });
});
