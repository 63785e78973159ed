/** The page on which a wrong record is put right. */
import { PEOPLE } from '../../../test/support/case-fixture.js';
import { RecordCorrections } from '../../applications/commands/record-corrections.js';
import { startWebFixture, type WebFixture } from '../../../test/support/web-fixture.js';

let web: WebFixture;

beforeAll(async () => {
  web = await startWebFixture();
}, 120_000);
afterAll(() => web?.close());

it('shows what stands there, keeps what was typed on an error, and then what was put right with the reason', async () => {
  const caseId = await web.fixture.examined();
  const officer = await web.signedIn('officer');
  const path = `/cases/${caseId}/records`;
  expect((await officer.get(`/cases/${caseId}?tab=history`)).text).toContain(`href="${path}"`);
  expect((await officer.get(path)).text).toContain(`href="${path}/receipt"`);
  const form = (await officer.get(`${path}/receipt`)).text;
  const hidden = hiddenOf(form);
  const send = (fields: Record<string, string>) =>
    officer
      .post(`${path}/receipt`)
      .type('form')
      .send({ ...hidden, ...fields });
  const typed = { receivedOn: '令和8年11月13日', reason: '受付印の読み違い' };
  const early = await send(typed);
  expect([early.status, early.text]).toEqual([422, expect.stringContaining('より前です')]);
  expect(early.text).toContain('受付印の読み違い');
  expect((await send({ ...typed, receivedOn: '' })).status).toBe(422);

  await web.fixture.asOwner((query) => query(`UPDATE application SET submitted_on = '2026-11-12'`));
  const done = await send(typed);
  expect([done.status, done.headers['location']]).toEqual([303, `${path}?done=corrected`]);
  const list = (await officer.get(`${path}?done=corrected`)).text;
  for (const words of ['「申請の受付」の記録を訂正しました', '令和8年11月16日', '令和8年11月13日', '受付印の読み違い'])
    expect(list).toContain(words);
});

it('says what is lost where the arrival of a renewal is put right to a day after the last one', async () => {
  const caseId = await web.fixture.examined('C2');
  const [line] = await web.fixture.query<{ id: string }>(
    `INSERT INTO designation (institution_id, kind, designated_on, valid_from, valid_to, notice_number, created_at)
     SELECT institution_id, kind, '2024-04-01', '2024-04-01', '2027-03-31', '地医第12号', now() FROM application WHERE id = $1 RETURNING id`,
    [caseId],
  );
  const form = async () => (await (await web.signedIn('officer')).get(`/cases/${caseId}/records/arrival`)).text;
  expect(await form()).not.toContain('失うもの');
  await web.fixture.asOwner((query) =>
    query(
      `UPDATE application SET procedure = 'renewal', current_designation_id = '${line?.id}' WHERE id = '${caseId}'`,
    ),
  );
  expect(await form()).toContain('到達した日をその日より後に直すと、指定は満了により効力を失い、更新できません');
});

it('the case says which condition of the designation a record no longer shows that was put right after the notice', async () => {
  await web.fixture.clear();
  const caseId = await web.fixture.approved();
  await web.fixture.send(caseId, PEOPLE.officer, {
    type: 'ISSUE_DESIGNATION',
    documentNumber: '地医第10号',
    issuedOn: '2026-12-11',
  });
  const overview = async (who: 'officer' | 'approver' | 'hospital') =>
    (await (await web.signedIn(who)).get(`/cases/${caseId}`)).text;
  const title = '通知の後の記録の訂正により、指定の条件を満たさない記録になっています';
  expect(await overview('officer')).not.toContain(title);
  await web.fixture.app.get(RecordCorrections).correct(PEOPLE.officer, {
    caseId,
    record: { type: 'check', checkId: 'R4' },
    values: { met: false, note: '送致の公表があった' },
    reason: '県労働局への照会の結果のため',
    lockVersion: await web.fixture.lockVersion(caseId),
    idempotencyKey: 'lost',
  });
  for (const who of ['officer', 'approver'] as const) {
    const page = await overview(who);
    for (const words of [title, '審査の確認項目を全て満たすこと（法113③・④）', '都道府県が判断します'])
      expect(page).toContain(words);
    expect(page).toContain('「審査の確認項目（申請日前1年以内に、公表された労働法令違反の送致等がない）」');
    expect(page).toContain(`href="/cases/${caseId}/records#corrected"`);
  }
  expect(await overview('hospital')).not.toContain(title);
});

it('公示 is put right from the register, and the register, the public list and the page of records say the corrected day', async () => {
  await web.fixture.clear();
  const caseId = await web.fixture.approved();
  const notice = { type: 'ISSUE_DESIGNATION', documentNumber: '地医第11号', issuedOn: '2026-12-11' } as const;
  await web.fixture.send(caseId, PEOPLE.officer, notice);
  const [line] = await web.fixture.query<{ id: string }>('SELECT id FROM designation');
  const page = `/designations/${line?.id}`;
  web.fixture.clock.set('2026-12-15T09:00:00+09:00');
  const officer = await web.signedIn('officer');
  const post = async (path: string, form: string, fields: Record<string, string>) =>
    officer
      .post(path)
      .type('form')
      .send({ ...hiddenOf((await officer.get(form)).text), ...fields });
  const typed = { on: '令和8年12月12日', method: '道のホームページに掲載' };
  expect((await post(`${page}/public-notice`, page, typed)).status).toBe(303);
  const record = `/cases/${caseId}/records/publicNotice`;
  expect((await officer.get(page)).text).toContain(`href="${record}"`);
  expect((await officer.get(page)).text).not.toContain('name="method"');
  const right = { on: '令和8年12月14日', method: '道の公報', reason: '掲載の日の読み違い' };
  const early = await post(record, record, { ...right, on: '令和8年12月10日' });
  expect([early.status, early.text]).toEqual([422, expect.stringContaining('より前です')]);
  expect(early.text).toContain('掲載の日の読み違い');
  expect((await post(record, record, right)).status).toBe(303);
  expect((await officer.get(page)).text).toContain('令和8年12月14日（月）　道の公報');
  expect((await officer.get('/designations')).text).toContain('R8.12.14（月）');
  expect((await officer.get('/public/designations')).text).toContain('令和8年12月14日');
  const list = (await officer.get(`/cases/${caseId}/records`)).text;
  for (const words of [
    '令和8年12月12日',
    '道のホームページに掲載',
    '令和8年12月14日',
    '道の公報',
    '掲載の日の読み違い',
  ])
    expect(list).toContain(words);
});

it('leaves a note on the documents that print the old value, for whoever has them, and on none that was drawn after', async () => {
  const { fixture } = web;
  await fixture.clear();
  const caseId = await fixture.submitted('C2');
  fixture.clock.set('2026-11-17T09:00:00+09:00');
  await fixture.send(caseId, PEOPLE.officer, { type: 'RECEIVE' });
  fixture.clock.set('2026-11-18T09:00:00+09:00');
  const [officer, hospital] = [await web.signedIn('officer'), await web.signedIn('hospital')];
  const note =
    '「申請の受付」の記録が令和8年11月18日（水）に訂正されました（受付の日：令和8年11月17日→令和8年11月16日）。この文書には訂正前の値が印刷されています。';
  const copy = `/cases/${caseId}/official-documents/reception-copy`;
  const list = `/cases/${caseId}?tab=documents`;
  const before = await fixture.query('SELECT id, sha256 FROM stored_file ORDER BY id');
  expect((await hospital.get(list)).text).not.toContain('訂正前の値');
  const record = `/cases/${caseId}/records/receipt`;
  const hidden = hiddenOf((await officer.get(record)).text);
  const sent = { ...hidden, receivedOn: '令和8年11月16日', reason: '受付簿と照らして' };
  expect((await officer.post(record).type('form').send(sent)).status).toBe(303);
  for (const agent of [officer, hospital]) {
    expect((await agent.get(list)).text.split(note)).toHaveLength(2);
    expect((await agent.get(copy)).text).toContain(note);
    expect((await agent.get(`/cases/${caseId}/official-documents/application-form-4`)).text).not.toContain('訂正前');
  }
  expect(await fixture.query('SELECT id, sha256 FROM stored_file ORDER BY id')).toEqual(before);
  // A corrected copy leads away from the old one, and bears no note.
  fixture.clock.set('2026-11-18T09:05:00+09:00');
  const correct = `${copy}/correct`;
  const form = { ...hiddenOf((await officer.get(correct)).text), reason: '受付の日を訂正したため' };
  expect((await officer.post(correct).type('form').send(form)).status).toBe(303);
  expect((await hospital.get(list)).text).not.toContain(note);
  expect((await hospital.get(copy)).text).toMatch(/第2版は、訂正前の記録を印刷しています[\s\S]*>第3版<\/a>です/u);
});

const hiddenOf = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)].map(([, name, value]) => [name, value]),
  ) as Record<string, string>;

it('is not there for whoever did not record it', async () => {
  const caseId = await web.fixture.submitted('C1');
  expect((await (await web.signedIn('approver')).get(`/cases/${caseId}/records/arrival`)).status).toBe(404);
  expect((await (await web.signedIn('hospital')).get(`/cases/${caseId}/records`)).status).toBe(403);
  expect((await (await web.signedIn('officer')).get(`/cases/${caseId}/records/unknown`)).status).toBe(404);
});
