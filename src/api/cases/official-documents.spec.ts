/** 文書の訂正 over REST, on the conditions of its page. */
import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';

let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture();
}, 240_000);
afterAll(() => web?.close());

it('a notice is corrected over REST to a number and a day that its page would take, and to no other', async () => {
  const caseId = await web.fixture.approved();
  web.fixture.clock.set('2026-12-14T09:00:00+09:00'); // written down on the Monday after
  const notice = { type: 'ISSUE_DESIGNATION', documentNumber: '地医第21号', issuedOn: '2026-12-11' } as const;
  await web.fixture.send(caseId, PEOPLE.officer, notice);
  web.fixture.clock.set('2026-12-15T09:00:00+09:00');
  const approver = await web.signedIn('approver');
  const path = `/api/cases/${caseId}/official-documents`;
  const listed = async () =>
    ((await approver.get(path)).body as { key: string; documentDate: string; versions: { version: number }[] }[]).find(
      ({ key }) => key === 'designation-notice',
    );
  expect(await listed()).toMatchObject({
    numbered: true,
    documentNumber: '地医第21号',
    documentDate: '2026-12-11',
    asked: [],
  });
  const right = { documentNumber: '地医第22号', documentDate: '2026-12-14', reason: '通知した日の誤記のため' };
  const send = async (fields: object, act = 'correct') =>
    approver.post(`${path}/designation-notice/${act}`).send({
      lockVersion: await web.fixture.lockVersion(caseId),
      idempotencyKey: randomUUID(),
      fromVersion: 1,
      ...right,
      ...fields,
    });
  const errors = async (fields: object) => {
    const answer = await send(fields);
    return [answer.status, (answer.body as { errors?: { field: string; message: string }[] }).errors];
  };
  expect(await errors({ documentDate: '2026-12-16' })).toEqual([
    422,
    [
      {
        field: 'documentDate',
        message: expect.stringContaining('本日より後') as string,
      },
    ],
  ]);
  expect(await errors({ documentDate: undefined })).toMatchObject([422, [{ field: 'documentDate' }]]);
  expect(await errors({ documentNumber: '' })).toMatchObject([422, [{ field: 'documentNumber' }]]);
  expect(await errors({ reason: '' })).toMatchObject([422, [{ field: 'reason' }]]);
  expect(await errors({ other: 1 })).toMatchObject([422, [{ field: 'other' }]]);
  expect(await errors({ drawnAnew: 'はい' })).toMatchObject([422, [{ field: 'drawnAnew' }]]);
  // Before the approval: the condition of the act, as on the page.
  const before = await send({ documentDate: '2026-12-01' });
  expect([before.status, (before.body as { code?: string }).code]).toEqual([422, 'conditionsUnmet']);
  expect((await send({}, 'unknown')).status).toBe(404);

  // The page says the same of the same day.
  const page = `/cases/${caseId}/official-documents/designation-notice/correct`;
  const form = (await approver.get(page)).text;
  const hidden = Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)].map(([, name, value]) => [name, value]),
  ) as Record<string, string>;
  const typed = await approver
    .post(page)
    .type('form')
    .send({ ...hidden, ...right, documentDate: '令和8年12月16日' });
  const [, told] = await errors({ documentDate: '2026-12-16' });
  expect(typed.text).toContain((told as { message: string }[])[0]?.message);

  expect((await send({})).status).toBe(200);
  expect(await listed()).toMatchObject({
    documentNumber: '地医第22号',
    documentDate: '2026-12-14',
    versions: [{ version: 2 }, { version: 1 }],
  });
  expect(await web.fixture.query(`SELECT notice_number AS number FROM designation`)).toEqual([
    { number: '地医第22号' },
  ]);

  const renamed = (name: string) =>
    web.fixture.query('UPDATE medical_institution SET name = $1 WHERE id = $2', [name, PEOPLE.hospital.institutionId]);
  await renamed('改称後病院');
  expect((await send({ fromVersion: 2, documentNumber: '地医第23号' })).status).toBe(200);
  const anew = { fromVersion: 3, documentNumber: '地医第24号', drawnAnew: true };
  expect((await send(anew)).status).toBe(200);
  await renamed('十勝緑陽総合病院');
  expect(
    await web.fixture.query(
      `SELECT version, snapshot ->> 'institutionName' AS name FROM stored_file WHERE form_id = 'designation-notice' AND version > 1 ORDER BY 1`,
    ),
  ).toEqual([
    { version: 2, name: '十勝緑陽総合病院' },
    { version: 3, name: '十勝緑陽総合病院' },
    { version: 4, name: '改称後病院' },
  ]);

  const officer = await web.signedIn('officer');
  const others = await officer.post(`${path}/designation-notice/correct`).send({
    ...right,
    lockVersion: await web.fixture.lockVersion(caseId),
    idempotencyKey: randomUUID(),
    fromVersion: 4,
  });
  expect([422, 403]).toContain(others.status); // 決裁者 puts a notice right
});

it('no document is dated before the application arrived, nor before what it tells, over REST and on its page', async () => {
  web.fixture.clock.set('2026-11-16T09:00:00+09:00');
  await web.fixture.clear();
  const { officer } = PEOPLE;
  // Arrives and is received on 16 November; a correction is asked for on the 17th and comes on the 18th.
  const caseId = await web.fixture.submitted('B');
  await web.fixture.send(caseId, officer, { type: 'RECEIVE' });
  web.fixture.clock.set('2026-11-17T09:00:00+09:00');
  const items = [{ target: 'D20', text: '計画期間を確かめてください' }];
  await web.fixture.send(caseId, officer, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-18' });
  web.fixture.clock.set('2026-11-19T09:00:00+09:00');
  const signedIn = await web.signedIn('officer');
  const path = `/api/cases/${caseId}/official-documents`;
  const dated = async (key: string, documentDate: string, fromVersion = 1) => {
    const answer = await signedIn.post(`${path}/${key}/correct`).send({
      lockVersion: await web.fixture.lockVersion(caseId),
      idempotencyKey: randomUUID(),
      fromVersion,
      reason: '文書の誤記のため',
      documentNumber: '地医第31号',
      documentDate,
    });
    const { errors, conditions } = answer.body as { errors?: unknown; conditions?: unknown };
    return [answer.status, JSON.stringify(errors ?? conditions ?? '')];
  };
  // 補正通知書: the day before the request, in the past of the application; the day itself.
  expect(await dated('correction-notice~1', '2026-11-16')).toEqual([
    422,
    expect.stringContaining('補正を求めた日（令和8年11月17日（火））より前です'),
  ]);
  expect(await dated('correction-notice~1', '2026-11-13')).toEqual([
    422,
    expect.stringContaining('申請が到達した日（令和8年11月16日（月））より前です'),
  ]);
  // It was sent on 11-17: nobody wrote on it the day after, though that is past and within its term.
  expect(await dated('correction-notice~1', '2026-11-18')).toEqual([
    422,
    expect.stringContaining('記録した日（令和8年11月17日（火））より後です'),
  ]);
  expect((await dated('correction-notice~1', '2026-11-17'))[0]).toBe(200);
  // Nor after the day by which it asks for the answer.
  expect(await dated('correction-notice~1', '2026-11-19', 2)).toEqual([
    422,
    expect.stringContaining('補正の期限（令和8年11月18日（水））より後です'),
  ]);
  // The page says the same.
  const page = await signedIn
    .post(`/cases/${caseId}/official-documents/correction-notice~1/correct`)
    .type('form')
    .send({
      reason: '誤記',
      documentNumber: '地医第31号',
      documentDate: '令和8年11月16日',
      idempotencyKey: randomUUID(),
    });
  expect([page.status, page.text]).toEqual([
    422,
    expect.stringContaining('補正を求めた日（令和8年11月17日（火））より前'),
  ]);
});

it('公示文 is not dated before the notice of what it makes public (法113⑥)', async () => {
  web.fixture.clock.set('2026-11-16T09:00:00+09:00');
  await web.fixture.clear();
  const caseId = await web.fixture.approved();
  await web.fixture.send(caseId, PEOPLE.officer, {
    type: 'ISSUE_DESIGNATION',
    documentNumber: '地医第21号',
    issuedOn: '2026-12-11',
  });
  web.fixture.clock.set('2026-12-15T09:00:00+09:00');
  const officer = await web.signedIn('officer');
  const send = async (act: string, fields: object) => {
    const answer = await officer.post(`/api/cases/${caseId}/official-documents/public-notice/${act}`).send({
      lockVersion: await web.fixture.lockVersion(caseId),
      idempotencyKey: randomUUID(),
      ...fields,
    });
    return [answer.status, JSON.stringify((answer.body as { errors?: unknown }).errors ?? '')];
  };
  expect(await send('issue', { fromVersion: 0 })).toEqual([200, '""']);
  const correct = (documentDate: string) =>
    send('correct', { fromVersion: 1, reason: '日付の誤記のため', documentNumber: '告示第1号', documentDate });
  expect(await correct('2026-12-10')).toEqual([
    422,
    expect.stringContaining('決定の通知の日付（令和8年12月11日（金））より前です'),
  ]);
  expect((await correct('2026-12-11'))[0]).toBe(200);
});

it('a document of a submission that was pulled back says so over REST, as on its page', async () => {
  const caseId = await web.fixture.submitted('C2');
  const hospital = await web.signedIn('hospital');
  const said = async () =>
    (
      (await hospital.get(`/api/cases/${caseId}/official-documents`)).body as {
        key: string;
        notInForce: string | null;
      }[]
    )
      .filter(({ notInForce }) => notInForce !== null)
      .map(({ key, notInForce }) => `${key}：${String(notInForce)}`);
  expect(await said()).toEqual([]);
  await web.fixture.send(caseId, PEOPLE.hospital, { type: 'PULL_BACK', reason: '書類を直すため' });
  expect(await said()).toEqual(
    ['application-form-4', 'application-form-8', 'application-form-9', 'reception-copy'].map(
      (key) => `${key}：取り消された提出のもの`,
    ),
  );
});
