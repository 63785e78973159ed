/** 記録の訂正 over REST, and a list that is sent as null. */
import { randomUUID } from 'node:crypto';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';

let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture();
}, 240_000);
afterAll(() => web?.close());

it('tells what can be put right, and puts it right for whoever recorded it, with a reason', async () => {
  const caseId = await web.fixture.examined('C1');
  await web.fixture.asOwner((query) => query(`UPDATE application SET submitted_on = '2026-11-12'`));
  const officer = await web.signedIn('officer');
  const path = `/api/cases/${caseId}/records`;
  const records = (await officer.get(path)).body as { key: string; correctable: boolean; values: object }[];
  expect(records.find(({ key }) => key === 'receipt')).toMatchObject({
    label: '申請の受付',
    correctable: true,
    fields: [{ name: 'receivedOn', label: '受付の日' }],
    values: { receivedOn: '2026-11-16' },
  });

  const body = async (fields: object) => ({
    lockVersion: await web.fixture.lockVersion(caseId),
    idempotencyKey: randomUUID(),
    ...fields,
  });
  const send = async (fields: object, key = 'receipt') => officer.post(`${path}/${key}`).send(await body(fields));
  expect((await send({ receivedOn: '2026-11-13' })).status).toBe(422); // why?
  expect((await send({ receivedOn: '2026-11-11', reason: '受付印の読み違い' })).status).toBe(422); // before the arrival
  expect((await send({ receivedOn: '2026-11-13', reason: '受付印の読み違い', other: 1 })).status).toBe(422);
  expect((await send({ reason: '' }, 'unknown')).status).toBe(404);
  const done = await send({ receivedOn: '2026-11-13', reason: '受付印の読み違い' });
  expect([done.status, done.body]).toMatchObject([200, { caseId, repeated: false }]);
  expect(await web.fixture.query(`SELECT received_on::text AS day FROM application WHERE id = '${caseId}'`)).toEqual([
    { day: '2026-11-13' },
  ]);

  const approver = await web.signedIn('approver');
  expect((await approver.get(path)).body).toContainEqual(
    expect.objectContaining({ key: 'receipt', correctable: false }),
  );
  const foreign = await approver.post(`${path}/receipt`).send(await body({ receivedOn: '2026-11-16', reason: '戻す' }));
  expect(foreign.status).toBe(404);
  expect((await (await web.signedIn('hospital')).get(path)).status).toBe(403);
});

it('takes a list that is sent as null for an empty one', async () => {
  const caseId = await web.fixture.examined('C2');
  const officer = await web.signedIn('officer');
  const send = async (event: string, fields: object) =>
    officer.post(`/api/cases/${caseId}/events/${event}`).send({
      lockVersion: await web.fixture.lockVersion(caseId),
      idempotencyKey: randomUUID(),
      confirmed: null,
      ...fields,
    });
  expect((await send('REFER_TO_MEDICAL_COUNCIL', { requestedOn: '2026-11-16' })).status).toBe(200);
  const reopened = await send('REOPEN_EXAMINATION', { reason: '確かめるため', rehear: null });
  expect([reopened.status, reopened.body]).toMatchObject([200, { state: 'examining' }]);
});
