/** 照会のメモ and 議事録: beside the procedure, for the office that wrote them and the prefecture. */
import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { pdf } from '../../../test/support/test-files.js';
import { formsOf, type HtmlForm } from '../../scenario/html-page.js';
import { actionPath } from '../addresses/case-addresses.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';

let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture();
}, 240_000);
afterAll(() => web?.close());

type Visitor = Awaited<ReturnType<WebFixture['signedIn']>>;

/** Posts the form of a page with what is typed, and a file where one is chosen. */
async function send(visitor: Visitor, path: string, fields: Record<string, string>, file?: string) {
  const { text } = await visitor.get(path);
  const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)];
  const post = visitor.post(path);
  for (const [, name = '', value = ''] of hidden) void post.field(name, value);
  for (const [name, value] of Object.entries(fields)) void post.field(name, value);
  return file === undefined ? post : post.attach('file', pdf({ text: file }), `${file}.pdf`);
}

const rowOf = async (caseId: string) =>
  (
    await web.fixture.query('SELECT state, task, last_event, due_on::text FROM application WHERE id = $1', [caseId])
  )[0] as object;

it('keeps a question with its answer and file for the prefecture, and ends no answer that is unread', async () => {
  const caseId = await web.fixture.submitted('C1');
  const { officer: by, hospital: own } = PEOPLE;
  await web.fixture.send(caseId, by, { type: 'RECEIVE' });
  const items = [{ target: 'contactName', text: '担当者を改めてください' }];
  await web.fixture.send(caseId, by, { type: 'REQUEST_CORRECTION', items, dueOn: '2026-11-27' });
  const [item] = await web.fixture.query<{ id: string }>('SELECT id FROM correction_item');
  const answers = [{ itemId: item?.id ?? '', answer: '電話のとおりです' }];
  await web.fixture.send(caseId, own, { type: 'SUBMIT_CORRECTION', answers });
  const before = await rowOf(caseId);
  expect(before).toMatchObject({ task: 'readAnswer', last_event: 'SUBMIT_CORRECTION' });

  const officer = await web.signedIn('officer');
  const path = `/cases/${caseId}/inquiries`;
  const typed = {
    on: '令和8年11月16日',
    counterpart: '事務部 架空さん',
    question: '写しでよいか',
    answer: '写しでよい',
  };
  const blank = await send(officer, path, { ...typed, question: '' });
  expect([blank.status, blank.text]).toEqual([422, expect.stringContaining('事務部 架空さん')]);
  expect((await send(officer, path, { ...typed, on: '令和8年11月18日' })).status).toBe(422); // not yet
  expect((await send(officer, path, typed, '電話の控え')).status).toBe(303);
  expect(await rowOf(caseId)).toEqual(before);

  const page = (await officer.get(path)).text;
  for (const words of ['写しでよいか', '写しでよい', '電話の控え.pdf']) expect(page).toContain(words);
  const history = (await officer.get(`/cases/${caseId}?tab=history`)).text;
  expect(history).toContain('の照会と回答を書き留めました');
  const hospital = await web.signedIn('hospital');
  expect((await hospital.get(path)).status).toBe(403);
  expect((await hospital.get(`/cases/${caseId}?tab=history`)).text).not.toContain('書き留めました');
  const href = /href="(\/files\/[^"]+)"/u.exec(page)?.[1] ?? '';
  expect((await officer.get(href)).status).toBe(200);
  expect((await hospital.get(href)).status).toBe(404);
});

it('takes a note of the wrong case back with a reason: it stays, struck through, for whoever read it', async () => {
  await web.fixture.clear();
  const caseId = await web.fixture.reported();
  const officer = await web.signedIn('officer');
  const path = `/cases/${caseId}/inquiries`;
  const typed = { on: web.fixture.clock.today(), counterpart: '架空さん', question: '別の病院の照会', answer: '' };
  expect((await send(officer, path, typed, '別の病院の控え')).status).toBe(303);
  const back = /href="(\/cases\/[^"]+\/withdraw)"/u.exec((await officer.get(path)).text)?.[1] ?? '';
  const post = async (visitor: Visitor, reason: string) => {
    const { text } = await officer.get(back);
    const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)];
    const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
    return visitor
      .post(back)
      .type('form')
      .send({ ...fields, reason });
  };
  expect((await post(officer, ' ')).text).toContain('取消しの理由');
  const number = /entries\/(\d+)\//u.exec(back)?.[1] ?? '';
  for (const other of [
    '99999999999',
    '9007199254740991',
    '0',
    '-1',
    `0x${Number(number).toString(16)}`,
    `${number}.0`,
    `%20${number}`,
  ]) {
    const address = back.replace(`/${number}/`, `/${other}/`);
    expect([other, (await officer.get(address)).status]).toEqual([other, 404]);
    const order = { reason: '誤り', lockVersion: 1, idempotencyKey: randomUUID() };
    expect([other, (await officer.post(`/api${address}`).send(order)).status]).toEqual([other, 404]);
  }
  const before = await rowOf(caseId);
  expect((await post(officer, '別の申請のメモのため')).status).toBe(303);
  expect(await rowOf(caseId)).toEqual(before);
  const page = (await officer.get(path)).text;
  expect(page).toContain('<s>別の病院の照会</s>');
  expect(page).toContain('取り消しました：別の申請のメモのため');
  expect(page).toMatch(/<s><a [^>]*>別の病院の控え\.pdf<\/a><\/s>/u);
  expect(page).not.toContain(back);
  const history = (await officer.get(`/cases/${caseId}?tab=history`)).text;
  expect(history).toContain('照会を書き留めました（後に取り消されました）');
  expect(history).toContain('番に書き留めた照会のメモを、誤りとして取り消しました');
  const again = await officer
    .post(`/api${back}`)
    .send({ reason: '二度目', lockVersion: await web.fixture.lockVersion(caseId), idempotencyKey: randomUUID() });
  expect([again.status, again.body]).toMatchObject([422, { conditions: [{ id: 'notWithdrawn' }] }]);

  // What an office keeps for itself is taken back by it alone, and the other one never knew of it.
  const centre = await web.signedIn('healthCentre');
  expect((await centre.get(back)).status).toBe(404);
  expect((await centre.get(`/cases/${caseId}?tab=history`)).text).not.toContain('照会のメモを、誤りとして');
  expect((await (await web.signedIn('hospital')).get(`/cases/${caseId}?tab=history`)).text).not.toContain('取り消し');
});

it('takes minutes back that were filed with the wrong case: the bound record lists and does not bind them', async () => {
  await web.fixture.clear();
  const caseId = await web.fixture.reported();
  const [area] = await web.fixture.query<{ id: string }>(
    `SELECT id FROM hearing WHERE application_id = $1 AND council = 'coordinationCouncil'`,
    [caseId],
  );
  const path = `/cases/${caseId}/minutes`;
  const centre = await web.signedIn('healthCentre');
  expect((await send(centre, path, { hearingId: area?.id ?? '' }, '別の会議の議事録')).status).toBe(303);
  const back = /href="(\/cases\/[^"]+\/withdraw)"/u.exec((await centre.get(path)).text)?.[1] ?? '';
  const officer = await web.signedIn('officer');
  expect((await officer.get(back)).status).toBe(404); // it is the health centre's
  const sent = {
    reason: '別の会議のため',
    lockVersion: await web.fixture.lockVersion(caseId),
    idempotencyKey: randomUUID(),
  };
  expect((await centre.post(`/api${back}`).send(sent)).status).toBe(200);
  for (const visitor of [centre, officer])
    expect((await visitor.get(`/cases/${caseId}?tab=hearings`)).text).toMatch(
      /<s><a [^>]*>別の会議の議事録\.pdf<\/a><\/s>（取消し：.*?　別の会議のため）/u,
    );
  const [file] = (await officer.get(`/api/cases/${caseId}/minutes`)).body as { files: { withdrawnFor: string }[] }[];
  expect(file?.files.map(({ withdrawnFor }) => withdrawnFor)).toEqual(['別の会議のため']);
});

it('files the minutes of a council that was held with its hearing', async () => {
  await web.fixture.clear();
  const caseId = await web.fixture.reported();
  const [area] = await web.fixture.query<{ id: string }>(
    `SELECT id FROM hearing WHERE application_id = $1 AND council = 'coordinationCouncil'`,
    [caseId],
  );
  const path = `/cases/${caseId}/minutes`;
  const centre = await web.signedIn('healthCentre');
  const without = await send(centre, path, { hearingId: area?.id ?? '' });
  expect([without.status, without.text]).toEqual([422, expect.stringContaining('ファイルを選んでください。')]);
  // A number in capitals and with spaces names the same hearing: what was acknowledged is found where it belongs.
  const shouted = ` ${(area?.id ?? '').toUpperCase()} `;
  expect((await send(centre, path, { hearingId: shouted }, '調整会議の議事録')).status).toBe(303);
  expect((await centre.get(path)).text).toContain('調整会議の議事録.pdf');

  await web.fixture.send(caseId, PEOPLE.officer, { type: 'REFER_TO_MEASURES_COUNCIL' });
  const officer = await web.signedIn('officer');
  const [measures] = await web.fixture.query<{ id: string }>(
    `SELECT id FROM hearing WHERE application_id = $1 AND council = 'measuresCouncil'`,
    [caseId],
  );
  const hearingId = measures?.id ?? '';
  const offered = async () =>
    [...(await officer.get(path)).text.matchAll(/name="hearingId"[^>]*value="([^"]+)"/gu)].map(([, id]) => id);
  expect(await offered()).toEqual([area?.id]); // that of 対策協 is not held yet
  expect((await send(officer, path, { hearingId }, '対策協の議事録')).status).toBe(422);
  await web.fixture.send(caseId, PEOPLE.officer, {
    type: 'RECORD_MEASURES_COUNCIL',
    heldOn: web.fixture.clock.today(),
    opinion: 'agreed',
    remarks: '',
  });
  expect((await send(centre, path, { hearingId }, '対策協の議事録')).status).toBe(422);
  expect((await send(officer, path, { hearingId: area?.id ?? '' }, '県の控えの調整会議の議事録')).status).toBe(303);
  expect((await send(officer, path, { hearingId }, '対策協の議事録')).status).toBe(303);

  const seenBy = async (who: 'officer' | 'healthCentre' | 'hospital') =>
    [
      ...(await (await web.signedIn(who)).get(`/cases/${caseId}?tab=hearings`)).text.matchAll(
        /(..)(?:会議|協)の議事録\.pdf/gu,
      ),
    ].map(([, which]) => which);
  expect((await seenBy('officer')).sort()).toEqual(['調整', '調整', '対策'].sort());
  expect(await seenBy('healthCentre')).toEqual(['調整']);
  expect(await seenBy('hospital')).toEqual([]);
});

it('files minutes that are ready weeks after the notice', async () => {
  await web.fixture.clear();
  const caseId = await web.fixture.approved();
  await web.fixture.send(caseId, PEOPLE.officer, {
    type: 'ISSUE_DESIGNATION',
    documentNumber: '医指令第12号',
    issuedOn: '2026-12-11',
  });
  const before = await rowOf(caseId);
  const path = `/cases/${caseId}/minutes`;
  const officer = await web.signedIn('officer');
  const hearingOf = async (council: string) =>
    (
      await web.fixture.query<{ id: string }>('SELECT id FROM hearing WHERE application_id = $1 AND council = $2', [
        caseId,
        council,
      ])
    )[0]?.id ?? '';
  const medical = { hearingId: await hearingOf('medicalCouncil') };
  expect((await send(officer, path, medical, '審議会の議事録')).status).toBe(303);
  const centre = await web.signedIn('healthCentre');
  const area = { hearingId: await hearingOf('coordinationCouncil') };
  expect((await send(centre, path, area, '調整会議の議事録')).status).toBe(303);
  expect((await officer.get(`/cases/${caseId}?tab=hearings`)).text).toContain('審議会の議事録.pdf');

  // Whoever was refused, or lives there, asks about what was decided.
  const asked = { on: '令和8年12月11日', counterpart: '架空さん', question: '公示の時期', answer: '' };
  for (const visitor of [officer, centre])
    expect((await send(visitor, `/cases/${caseId}/inquiries`, asked, '照会の写し')).status).toBe(303);
  expect(await rowOf(caseId)).toEqual(before);
});

it('lets the health centre of the council write memos and file minutes while it is drafted and approved, and no other', async () => {
  await web.fixture.clear();
  const caseId = await web.fixture.drafted();
  const asked = { on: '令和8年12月11日', counterpart: '架空さん', question: '議事録の体裁', answer: 'そのままでよい' };
  const [area] = await web.fixture.query<{ id: string }>(
    `SELECT id FROM hearing WHERE council = 'coordinationCouncil'`,
  );
  const filed = { hearingId: area?.id ?? '' };
  for (const state of ['deciding.drafted', 'deciding.approved']) {
    if (state === 'deciding.approved')
      await web.fixture.send(caseId, PEOPLE.approver, { type: 'APPROVE', comment: '' });
    const before = await rowOf(caseId);
    expect(before).toMatchObject({ state });
    const centre = await web.signedIn('healthCentre');
    expect((await send(centre, `/cases/${caseId}/inquiries`, asked)).status).toBe(303);
    expect((await send(centre, `/cases/${caseId}/minutes`, filed, `${state}の議事録`)).status).toBe(303);
    expect(await rowOf(caseId)).toEqual(before);
  }
  await web.fixture.asOwner((query) =>
    query(
      `UPDATE hearing SET health_centre_id = (SELECT min(c.id) FROM health_centre c WHERE c.id <> hearing.health_centre_id)`,
    ),
  );
  const stranger = await web.signedIn('healthCentre');
  expect((await send(stranger, `/cases/${caseId}/minutes`, filed, '他の議事録')).status).not.toBe(303);
});

it('is done over REST by the same rules, and read by the office that wrote it and the prefecture alone', async () => {
  await web.fixture.clear();
  const caseId = await web.fixture.reported();
  const [area] = await web.fixture.query<{ id: string }>(
    `SELECT id FROM hearing WHERE council = 'coordinationCouncil'`,
  );
  const hearingId = area?.id ?? '';
  const [officer, centre, approver, hospital] = [
    await web.signedIn('officer'),
    await web.signedIn('healthCentre'),
    await web.signedIn('approver'),
    await web.signedIn('hospital'),
  ];
  const path = (name: string) => `/api/cases/${caseId}/${name}`;
  const command = async () => ({
    lockVersion: String(await web.fixture.lockVersion(caseId)),
    idempotencyKey: randomUUID(),
  });
  const upload = async (visitor: Visitor, name: string, fields: Record<string, string>, file?: string) => {
    const post = visitor.post(path(name));
    for (const [field, value] of Object.entries({ ...(await command()), ...fields })) void post.field(field, value);
    return file === undefined ? post : post.attach('file', pdf({ text: file }), `${file}.pdf`);
  };
  const note = { on: '2026-11-20', counterpart: '架空さん', question: '体裁' };
  expect((await upload(centre, 'minutes', { hearingId }, '調整会議の議事録')).status).toBe(200);
  expect((await upload(officer, 'inquiries', note, '照会の写し')).status).toBe(200);
  expect((await upload(officer, 'inquiries', note)).status).toBe(200);

  const missing = await upload(centre, 'minutes', { hearingId });
  expect([missing.status, missing.text]).toEqual([422, expect.stringContaining('ファイルを選んでください。')]);
  expect((await upload(centre, 'minutes', { hearingId: randomUUID() }, '無い会議')).status).toBe(422);
  expect((await upload(officer, 'inquiries', { ...note, counterpart: '' }, '相手なし')).status).toBe(422);
  expect((await upload(officer, 'inquiries', { ...note, other: 'x' }, '余分')).status).toBe(422);
  for (const visitor of [approver, hospital])
    expect((await upload(visitor, 'minutes', { hearingId }, '書けない人')).status).toBe(403);

  const read = async (visitor: Visitor, name: string) =>
    (await visitor.get(path(name))).body as { files: { id: string; fileName: string }[] }[];
  const names = (rows: { files: { fileName: string }[] }[]) =>
    rows.map(({ files }) => files.map((file) => file.fileName));
  expect(names(await read(approver, 'inquiries'))).toEqual([[], ['照会の写し.pdf']]);
  expect(names(await read(centre, 'inquiries'))).toEqual([]);
  const [minutes] = await read(centre, 'minutes');
  expect(minutes).toMatchObject({ hearingId, files: [{ fileName: '調整会議の議事録.pdf', purpose: 'office' }] });
  expect(await read(officer, 'minutes')).toEqual([minutes]);
  expect((await centre.get(`/api/files/${minutes?.files[0]?.id}`)).status).toBe(200);
  for (const name of ['minutes', 'inquiries']) expect((await hospital.get(path(name))).status).toBe(403);
  expect((await hospital.get(`/api/files/${minutes?.files[0]?.id}`)).status).toBe(404);
});

describe('answers to questions about a strange day', () => {
  const STRANGE = 'on=2025-10-01'; // more than a year before
  const INVENTED = ['on=2025-10-02', 'heldOn=2019-05-01'];
  const note = { counterpart: '事務部 架空さん', question: '写しでよいか' };
  const answersKept = async (caseId: string) =>
    (
      await web.fixture.query<{ kept: unknown }>(
        `SELECT payload -> 'confirmed' AS kept FROM record_entry WHERE subject_id = $1 AND event_type = 'NOTE_INQUIRY' ORDER BY seq`,
        [caseId],
      )
    ).map(({ kept }) => kept);

  it('are kept from the page where the question was put, and not where nobody asked', async () => {
    await web.fixture.clear();
    const caseId = await web.fixture.submitted('C1');
    const officer = await web.signedIn('officer');
    const path = `/cases/${caseId}/inquiries`;
    const answering = async (day: string, confirmed: string[]) => {
      const { text } = await officer.get(path);
      const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)];
      const post = officer.post(path);
      for (const [, name = '', value = ''] of hidden) void post.field(name, value);
      for (const [name, value] of Object.entries({ ...note, on: day })) void post.field(name, value);
      for (const answer of confirmed) void post.field('confirmed', answer);
      return (await post).status;
    };
    expect(await answering('令和7年10月1日', INVENTED)).toBe(422);
    expect(await answering('令和7年10月1日', [...INVENTED, STRANGE, STRANGE])).toBe(303);
    expect(await answering('令和8年11月13日', [...INVENTED, STRANGE])).toBe(303);
    expect(await answersKept(caseId)).toEqual([[STRANGE], null]);
  });

  it('are kept from REST alike, and an act that is sent twice is told by what was asked', async () => {
    await web.fixture.clear();
    const caseId = await web.fixture.submitted('C1');
    const officer = await web.signedIn('officer');
    const body = { ...note, lockVersion: await web.fixture.lockVersion(caseId), idempotencyKey: randomUUID() };
    const send = async (fields: object) => {
      const answer = await officer.post(`/api/cases/${caseId}/events/NOTE_INQUIRY`).send({ ...body, ...fields });
      return [answer.status, (answer.body as { repeated?: boolean }).repeated];
    };
    expect(await send({ on: '2025-10-01', confirmed: INVENTED })).toEqual([422, undefined]);
    const sent = { on: '2025-10-01', confirmed: [...INVENTED, STRANGE] };
    expect(await send(sent)).toEqual([200, false]);
    expect(await answersKept(caseId)).toEqual([[STRANGE]]);
    expect(await send(sent)).toEqual([200, true]);
    expect(await send({ ...sent, confirmed: INVENTED })).toEqual([409, undefined]);
    expect(await send({ ...sent, question: '別の照会' })).toEqual([409, undefined]);
    const plain = { on: '2026-11-13', confirmed: [STRANGE], idempotencyKey: randomUUID() };
    expect(await send({ ...plain, lockVersion: body.lockVersion + 1 })).toEqual([200, false]);
    expect(await answersKept(caseId)).toEqual([[STRANGE], null]);
  });
});

it('a note that one may not read of makes an open form stale, and the form comes back as it can be sent', async () => {
  await web.fixture.clear();
  const caseId = await web.fixture.submitted('C1');
  const hospital = await web.signedIn('hospital');
  const path = actionPath(caseId, 'PULL_BACK');
  const [form] = formsOf((await hospital.get(path)).text).filter(({ action }) => action === path);
  const preset = (posted: HtmlForm | undefined) =>
    Object.fromEntries(posted?.controls.map(({ name, value }) => [name, value]) ?? []);
  const typed = { ...preset(form), reason: '確かめるため' };
  const note = { on: '2026-11-16', counterpart: '病院', question: '写しでよいか', answer: '' };
  await web.fixture.send(caseId, PEOPLE.officer, { type: 'NOTE_INQUIRY', ...note });

  const { lockVersion, idempotencyKey } = typed as Record<string, string>;
  const sent = { lockVersion: Number(lockVersion), idempotencyKey, reason: typed.reason };
  const overRest = await hospital.post(`/api/cases/${caseId}/events/PULL_BACK`).send(sent);
  expect([overRest.status, overRest.body]).toMatchObject([
    409,
    { changes: [], detail: expect.stringContaining('あなたには示されない事務の記録') as string },
  ]);

  const answer = await hospital.post(path).type('form').send(typed);
  expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('あなたには示されない事務の記録')]);
  expect(answer.text).not.toContain('写しでよいか');
  const [again] = formsOf(answer.text).filter(({ action }) => action === path);
  expect(preset(again)).toMatchObject({ reason: '確かめるため', lockVersion: String(Number(lockVersion) + 1) });
  expect((await hospital.post(path).type('form').send(preset(again))).status).toBe(303);

  // Who reads of the change is shown it.
  const officer = await web.signedIn('officer');
  const seen = await officer
    .post(`/api/cases/${caseId}/events/RECEIVE`)
    .send({ lockVersion: 1, idempotencyKey: randomUUID() });
  expect(JSON.stringify(seen.body)).toContain('NOTE_INQUIRY');
  expect(JSON.stringify(seen.body)).not.toContain('あなたには示されない');
});
