import { randomUUID } from 'node:crypto';
import { storedContent } from '../../../test/support/stored-content.js';
import { pdf } from '../../../test/support/test-files.js';
import { KINDS } from '../../procedure/terms/kinds.js';
import { startTestApp, type TestApp } from '../../../test/support/app.js';
import {
  type Agent,
  fill,
  hiddenFields,
  loadPeople,
  messages,
  open,
  PLAN,
  prepare,
  signIn,
  upload,
} from '../../../test/support/hospital-walk.js';

let test: TestApp;
let hospital: Agent;

beforeAll(async () => {
  test = await startTestApp({ now: '2026-11-16T09:00:00+09:00', env: { SEED_DEMO: 'true', UPLOAD_LIMIT_MB: '1' } });
  await loadPeople(test);
  hospital = await signIn(test, 'h-tokachi');
});
afterAll(() => test.close());

const stateOf = async (id: string) =>
  (
    await test.dataSource.query<{ state: string; version: number }[]>(
      'SELECT state, lock_version AS version FROM application WHERE id = $1',
      [id],
    )
  )[0];
const storedFiles = async (id: string): Promise<number> =>
  Number(
    (
      await test.dataSource.query<{ count: string }[]>('SELECT count(*) FROM stored_file WHERE application_id = $1', [
        id,
      ])
    )[0]?.count,
  );
const contentOf = (id: string) => storedContent(test.dataSource.query.bind(test.dataSource), id);

/** Ends a case, so that the next test may open one of the same kind. */
const withdraw = (id: string) => fill(hospital, `/cases/${id}/actions/withdraw`, { reason: '試験のため' });

describe('from the opening to the submission', () => {
  it.each(KINDS)('%s', async (kind) => {
    const id = await open(hospital, { kind });
    const early = await hospital.get(`/cases/${id}/check`);
    expect(early.text).not.toContain('この内容で提出する</button>');

    await prepare(hospital, id, kind);
    const hub = await hospital.get(`/cases/${id}/preparation`);
    expect(hub.text).toContain('5項目が完了');
    const check = await hospital.get(`/cases/${id}/check`);
    expect(messages(check.text)).not.toContain('してください');
    expect(check.text).toContain('この内容で提出する</button>');
    expect(check.text).not.toContain('未入力');

    expect(check.text).toContain('まだ提出されていません');
    const answer = await fill(hospital, `/cases/${id}/check`, {});
    expect([answer.status, answer.headers['location']]).toEqual([303, `/cases/${id}/submitted`]);
    expect(await stateOf(id)).toMatchObject({ state: 'submitted' });
    const confirmation = await hospital.get(`/cases/${id}/submitted`);
    expect(confirmation.text).toMatch(/受付番号 R8-3-\d{4}/u);
    expect(confirmation.text).toContain('地域医療課');
    const copy = /href="([^"]+)"[^>]*>控えを受け取る/u.exec(confirmation.text)?.[1] ?? '';
    expect((await hospital.get(copy)).headers['content-type']).toBe('application/pdf');
    const submitted = (await hospital.get(`/cases/${id}/check`)).text;
    expect(submitted).toContain('に提出した内容です');
    expect(submitted).not.toMatch(/まだ提出(されていません|できません)/u);
    await withdraw(id);
  });
});

describe('beginning an application', () => {
  it('asks for what is missing and keeps what was chosen', async () => {
    const { status, text } = await hospital
      .post('/hospital/applications/new')
      .type('form')
      .send({ procedure: 'new', idempotencyKey: randomUUID() });
    expect(status).toBe(422);
    expect(text).toContain('区分を選んでください。');
    expect(text).toMatch(/value="new" checked/u);
  });

  it.each(['', 'x'.repeat(61)])('takes no number of the act that no page of ours posts: %s', async (idempotencyKey) => {
    const { status, text } = await hospital
      .post('/hospital/applications/new')
      .type('form')
      .send({ procedure: 'new', kind: 'B', roundId: '', idempotencyKey });
    expect([status, text.includes('画面を開き直してから')]).toEqual([400, true]);
  });

  it('refuses a renewal of nothing and a second case of the kind, and opens once for two clicks', async () => {
    const fields = {
      procedure: 'renewal',
      kind: 'B',
      roundId: '',
      currentDesignationId: '',
      idempotencyKey: randomUUID(),
    };
    const refused = await hospital.post('/hospital/applications/new').type('form').send(fields);
    expect([refused.status, messages(refused.text)]).toEqual([
      422,
      expect.stringContaining('更新の対象となるB水準の指定が選ばれていません'),
    ]);

    const twice = { ...fields, procedure: 'new' };
    const first = await hospital.post('/hospital/applications/new').type('form').send(twice);
    const second = await hospital.post('/hospital/applications/new').type('form').send(twice);
    expect(second.headers['location']).toBe(first.headers['location']);
    const third = await hospital
      .post('/hospital/applications/new')
      .type('form')
      .send({ ...twice, idempotencyKey: randomUUID() });
    expect([third.status, messages(third.text)]).toEqual([422, expect.stringContaining('手続中です')]);
    await withdraw(first.headers['location']?.split('/')[2] ?? '');
  });
});

describe('the content editor', () => {
  let id: string;
  beforeAll(async () => {
    id = await open(hospital, { kind: 'B' });
  });
  afterAll(() => withdraw(id));

  it('saves a section that is half filled and says what is open', async () => {
    const answer = await fill(hospital, `/cases/${id}/content/applicant`, { contactName: '佐々木 美穂', then: 'stay' });
    expect(answer.headers['location']).toBe(`/cases/${id}/content/applicant?saved=1`);
    const page = await hospital.get(`/cases/${id}/content/applicant?saved=1`);
    expect(page.text).toContain('未入力・確認が必要な項目（1件）');
    expect(page.text).toContain('href="#field-contactPhone"');
    expect(page.text).toContain('9時00分に保存しました');
    expect(page.text).toContain('様式1・則81①二');
  });

  it('leads back to the list on request', async () => {
    const answer = await fill(hospital, `/cases/${id}/content/applicant`, {
      contactPhone: '0155-00-0000',
      then: 'list',
    });
    expect(answer.headers['location']).toBe(`/cases/${id}/preparation?saved=1`);
  });

  it('judges each chosen sub-item after it was saved, with the way out', async () => {
    await fill(hospital, `/cases/${id}/content/sub-items`, { business: '(1) 救急医療', subItems: ['(1)イ', '(2)ア'] });
    await fill(hospital, `/cases/${id}/content/results`, { 'emergency[ambulances]': '999' });
    const { text } = await hospital.get(`/cases/${id}/content/results`);
    expect(text).toContain('救急車の受入件数 999件（年1,000件以上）');
    expect(text).toContain('まだ満たしていない');
    expect(text).toContain('(3)ケ');
    expect(text).toContain('不要（提出を要しない小項目です）');
  });

  it('takes every tick away', async () => {
    await fill(hospital, `/cases/${id}/content/sub-items`, { business: '(1) 救急医療' });
    expect(await contentOf(id)).toMatchObject({ subItems: [] });
    await fill(hospital, `/cases/${id}/content/sub-items`, { subItems: '(1)イ' });
    expect(await contentOf(id)).toMatchObject({ subItems: ['(1)イ'] });
  });

  it('answers what cannot be read with 422 and keeps it', async () => {
    const { status, text } = await fill(hospital, `/cases/${id}/content/results`, {
      'emergency[periodFrom]': '令和7年2月30日',
      'emergency[ambulances]': 'たくさん',
    });
    expect(status).toBe(422);
    expect(text).toContain('<title>エラー：');
    expect(text).toContain('href="#field-emergency-periodFrom-"');
    expect(text).toContain('id="field-emergency-periodFrom-"');
    expect(text).toContain('value="令和7年2月30日"');
    expect(text).toContain('value="たくさん"');
  });

  it('stores what can be read beside what cannot, which stays as it was', async () => {
    const path = `/cases/${id}/content/results`;
    await fill(hospital, path, { 'emergency[ambulances]': '700', 'emergency[offHoursAdmissions]': '10' });
    const page = await fill(hospital, path, {
      'emergency[ambulances]': 'たくさん',
      'emergency[offHoursAdmissions]': '611',
      then: 'next',
    });
    expect([page.status, messages(page.text)]).toEqual([422, expect.stringContaining('入力された値：「たくさん」')]);
    expect(page.text).toContain('読み取れた項目は保存しました');
    expect(await contentOf(id)).toMatchObject({ emergency: { ambulances: 700, offHoursAdmissions: 611 } });
    const mended = await hospital
      .post(path)
      .type('form')
      .send({ ...hiddenFields(page.text), 'emergency[ambulances]': '999', then: 'next' });
    expect(mended.headers['location']).toBe(`/cases/${id}/content/reason?saved=1`);
    expect(await contentOf(id)).toMatchObject({ emergency: { ambulances: 999, offHoursAdmissions: 611 } });
  });

  it('saves on every way on: to the page that follows, back to where it was opened to be mended, to the list', async () => {
    const path = `/cases/${id}/content/pledge`;
    const saved = async (from: string, fields: Record<string, string>) =>
      (await fill(hospital, path + from, fields)).headers['location'];
    expect(await saved('', { then: 'next' })).toBe(`/cases/${id}/plan?saved=1`);
    expect(await saved('?from=check', { then: 'next', from: 'check' })).toBe(`/cases/${id}/check#section-pledge`);
    expect(await saved('?from=correction', { then: 'next', from: 'correction' })).toBe(
      `/cases/${id}/correction#section-pledge`,
    );
    const { text } = await hospital.get(`/cases/${id}/check`);
    expect(text).toContain(`href="/cases/${id}/content/pledge?from=check#field-`);
    const mending = (await hospital.get(`${path}?from=check`)).text;
    expect(mending).toContain('保存して確認に戻る');
    expect(mending).toContain('name="from" value="check"');
  });

  it.each([
    ['a page that no button leads back to', { from: '//elsewhere' }],
    ['half of a page', { from: ['check', 'correction'] }],
    ['a sign that nothing can keep', { from: '\0' }],
    ['a button that the page does not have', { then: 'onward' }],
    ['two buttons at once', { then: ['next', 'list'] }],
    ['a row of a list that the page does not have', { addRow: 'constructor' }],
  ])('stores nothing by a form that names %s, and keeps what was typed', async (_, unreadable) => {
    for (const [page, field] of [
      ['content/applicant', 'contactName'],
      ['plan', 'heardFrom'],
    ] as const) {
      if (page === 'plan' && 'addRow' in unreadable) continue;
      const path = `/cases/${id}/${page}`;
      const before = [await contentOf(id), await stateOf(id)];
      const { status, text } = await fill(hospital, path, { [field]: '打ったまま', ...unreadable });
      expect([page, status]).toEqual([page, 422]);
      expect(text).toContain('読み取れないので、受け付けていません');
      expect(text).toContain('打ったまま');
      expect([await contentOf(id), await stateOf(id)]).toEqual(before);
    }
  });

  it('gives Enter a button that saves, before any that adds a row', async () => {
    for (const section of ['applicant', 'results']) {
      const { text } = await hospital.get(`/cases/${id}/content/${section}`);
      const form = text.slice(text.indexOf(`action="/cases/${id}/content/${section}"`));
      expect(/<button[^>]*>/u.exec(form)?.[0]).toContain('name="then" value="stay"');
    }
  });

  it('tells both dates of a referral and until when it bars', async () => {
    await fill(hospital, `/cases/${id}/content/pledge`, {
      'violation[exists]': 'true',
      'violation[referredOn]': '令和7年12月1日',
      'violation[publishedOn]': '令和8年2月1日',
    });
    const { text } = await hospital.get(`/cases/${id}/content/pledge`);
    expect(text).toContain('令和8年11月30日（月）までは申請できません');
    expect(text).toContain('送致等の日 令和7年12月1日（月）、公表の日 令和8年2月1日（日）');
  });

  it('lets two clerks write different sections at the same time', async () => {
    const page = await hospital.get(`/cases/${id}/content/reason`);
    await fill(hospital, `/cases/${id}/content/applicant`, { contactName: '別の担当' });
    const before = await stateOf(id);
    const answer = await hospital
      .post(`/cases/${id}/content/reason`)
      .type('form')
      .send({ ...hiddenFields(page.text), longHoursReason: '書きかけの理由' });
    expect(answer.status).toBe(303);
    expect(await contentOf(id)).toMatchObject({ contactName: '別の担当', longHoursReason: '書きかけの理由' });
    expect(await stateOf(id)).toEqual(before);
  });

  it('shows both texts of one section when somebody else was first, and saves what is chosen', async () => {
    const path = `/cases/${id}/content/reason`;
    const page = await hospital.get(path);
    await fill(hospital, path, { longHoursReason: '先の人の理由', regionalRole: '同じ役割' });
    const mine = { longHoursReason: '後の人の理由', regionalRole: '同じ役割' };
    const answer = await hospital
      .post(path)
      .type('form')
      .send({ ...hiddenFields(page.text), ...mine });
    expect(answer.status).toBe(409);
    const both = /<table[^]*?<\/table>/u.exec(answer.text)?.[0] ?? '';
    expect(both).toContain('先の人の理由');
    expect(both).toContain('後の人の理由');
    expect(both).not.toContain('同じ役割');
    expect(answer.text).toMatch(/さんが令和8年11月16日（月）[^<]*9時00分[^<]*に保存しています/u);
    expect(answer.text).toContain('後の人の理由</textarea>');
    expect(await contentOf(id)).toMatchObject({ longHoursReason: '先の人の理由' });

    const chosen = await hospital
      .post(path)
      .type('form')
      .send({ ...hiddenFields(answer.text), ...mine, longHoursReason: '二人の理由' });
    expect(chosen.status).toBe(303);
    expect(await contentOf(id)).toMatchObject({ longHoursReason: '二人の理由' });
  });

  it('does nothing twice for a double click', async () => {
    const page = await hospital.get(`/cases/${id}/content/reason`);
    const fields = { ...hiddenFields(page.text), longHoursReason: '理由' };
    const first = await hospital.post(`/cases/${id}/content/reason`).type('form').send(fields);
    const after = await stateOf(id);
    const second = await hospital.post(`/cases/${id}/content/reason`).type('form').send(fields);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(await stateOf(id)).toEqual(after);
  });

  it('escapes markup', async () => {
    await fill(hospital, `/cases/${id}/content/reason`, { longHoursReason: '</textarea><script>alert(1)</script>' });
    for (const path of ['content/reason', 'check'])
      expect((await hospital.get(`/cases/${id}/${path}`)).text).not.toContain('<script>alert');
  });

  it('is not found for another hospital, and closed to the prefecture', async () => {
    const other = await signIn(test, 'h-hoshimidai');
    const officer = await signIn(test, 'ken-yamada');
    for (const path of [
      'preparation',
      'content',
      'content/applicant',
      'plan',
      'evaluation',
      'documents',
      'check',
      'submitted',
      'correction',
    ]) {
      expect([path, (await other.get(`/cases/${id}/${path}`)).status]).toEqual([path, 404]);
      expect([path, (await officer.get(`/cases/${id}/${path}`)).status]).toEqual([path, 403]);
    }
    const stolen = await other
      .post(`/cases/${id}/content/applicant`)
      .type('form')
      .send({ lockVersion: '1', idempotencyKey: randomUUID(), contactName: '他人' });
    expect(stolen.status).toBe(404);
    expect((await hospital.get(`/cases/${id}/content/dispatch`)).status).toBe(404);
  });
});

describe('rows', () => {
  let id: string;
  beforeAll(async () => {
    id = await open(hospital, { kind: 'RENKEI_B' });
  });
  afterAll(() => withdraw(id));

  it('are added with what was typed so far saved, unless something of it cannot be read; an empty row is dropped', async () => {
    const path = `/cases/${id}/content/dispatch`;
    const before = await stateOf(id);
    const typed = { 'destinations[0][institutionName]': '根室海灯病院', 'destinations[0][persons]': 'あとで' };
    const more = await fill(hospital, path, { ...typed, addRow: 'destinations' });
    expect(more.status).toBe(422);
    expect(more.text).toContain('value="根室海灯病院"');
    expect(more.text).toContain('value="あとで"');
    expect(more.text).toContain('name="destinations[1][institutionName]"');
    expect(more.text).toContain('一覧のどの行も保存していません');
    expect(await stateOf(id)).toEqual(before); // no event of the procedure
    expect(await contentOf(id)).toEqual({});
    const once = await fill(hospital, path, {
      'destinations[0][institutionName]': '根室海灯病院',
      addRow: 'destinations',
    });
    expect(once.headers['location']).toBe(`${path}?saved=1&row=destinations#field-destinations-new`);
    expect((await hospital.get(`${path}?saved=1&row=destinations`)).text).toContain(
      'name="destinations[1][institutionName]"',
    );

    const rows = {
      'destinations[0][institutionName]': '',
      'destinations[1][institutionName]': '根室海灯病院',
      'destinations[2][department]': ' ',
    };
    expect((await fill(hospital, path, rows)).status).toBe(303);
    expect(await contentOf(id)).toMatchObject({ destinations: [{ institutionName: '根室海灯病院' }] });
    expect(((await contentOf(id))['destinations'] as unknown[]).length).toBe(1);
  });

  it('keep more of them than a form parser puts into a list', async () => {
    const rows = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`destinations[${index}][institutionName]`, `病院${index + 1}`]),
    );
    expect((await fill(hospital, `/cases/${id}/content/dispatch`, rows)).status).toBe(303);
    const { text } = await hospital.get(`/cases/${id}/content/dispatch`);
    expect(text).toContain('name="destinations[29][institutionName]"');
    expect(text).toContain('value="病院30"');
  });
});

const OF_D11 = `SELECT FROM stored_file WHERE application_id = $1 AND requirement_id = 'D11'`;

describe('files', () => {
  let id: string;
  beforeAll(async () => {
    id = await open(hospital, { kind: 'C2' });
  });
  afterAll(() => withdraw(id));

  const send = (name: string, bytes: Buffer) =>
    upload(hospital, `/cases/${id}/documents`, `/cases/${id}/documents/D11`, {}, { field: 'file-D11', name, bytes });

  it.each([
    ['申請書.pdf', Buffer.from('ただの文字です'), '中身はPDFではありません'],
    ['申請書.docx', pdf(), 'ファイル名の末尾と中身が一致しません（中身はPDFです）'],
    ['申請書.pdf', pdf({ trailer: '/Encrypt 9 0 R' }), 'パスワード'],
    ['空.pdf', Buffer.alloc(0), 'ファイルの中身が空です'],
    ['大きい.pdf', Buffer.concat([pdf(), Buffer.alloc(1024 * 1024)]), '大きすぎます'],
  ])('%s is refused beside its row with the remedy, and nothing is stored', async (name, bytes, reason) => {
    const before = await stateOf(id);
    const { status, text } = await send(name, bytes);
    expect(status).toBe(422);
    expect(text).toContain('href="#field-file-D11"');
    expect(text).toContain(reason);
    expect(await storedFiles(id)).toBe(0);
    expect(await stateOf(id)).toEqual(before);
  });

  it('asks for a file when none was chosen', async () => {
    const { text } = await hospital.get(`/cases/${id}/documents`);
    const answer = await hospital.post(`/cases/${id}/documents/D11`).type('form').send(hiddenFields(text));
    expect([answer.status, messages(answer.text)]).toEqual([
      422,
      expect.stringContaining('ファイルを選んでください。'),
    ]);
  });

  it('adds a file beside the other and shows both', async () => {
    expect((await send('申請書 第1稿.pdf', pdf({ text: '1' }))).status).toBe(303);
    expect((await send('申請書 確定.pdf', pdf({ text: '2' }))).status).toBe(303);
    const { text } = await hospital.get(`/cases/${id}/documents`);
    expect(text).toContain('2件を添付済み');
    expect(text).toContain('申請書 第1稿.pdf');
    expect(await storedFiles(id)).toBe(2);
  });

  it('takes one of them back with a reason, and says so beside those that stay', async () => {
    const path = /href="([^"]+\/withdrawal)"/.exec((await hospital.get(`/cases/${id}/documents`)).text)?.[1] ?? '';
    const page = await hospital.get(path);
    expect(page.text).toContain('申請書 第1稿.pdf');
    const without = await fill(hospital, path, { reason: '' });
    expect([without.status, messages(without.text)]).toEqual([422, expect.stringContaining('理由')]);
    expect((await fill(hospital, path, { reason: '古い原稿のため' })).status).toBe(303);
    const { text } = await hospital.get(`/cases/${id}/documents`);
    expect(text).toContain('1件を添付済み');
    expect(text).not.toContain('申請書 第1稿.pdf');
    const kept = await hospital.get(`/cases/${id}?tab=attachments`);
    expect(kept.text).toContain('この申請に含まれないファイル');
    expect(kept.text).toContain('古い原稿のため');
    expect((await hospital.get(path)).status).toBe(404);
  });

  it('refuses a document that is not on the list of this case', async () => {
    const answer = await upload(
      hospital,
      `/cases/${id}/documents`,
      `/cases/${id}/documents/D05`,
      {},
      { field: 'file-D05', name: 'a.pdf', bytes: pdf() },
    );
    expect([answer.status, messages(answer.text)]).toEqual([422, expect.stringContaining('提出書類の一覧に')]);
  });

  it('keeps a file under the document as it was read: one that was taken is shown', async () => {
    const before = await test.dataSource.query<object[]>(OF_D11, [id]);
    const file = { field: 'file- D11', name: '空白.pdf', bytes: pdf({ text: '空白' }) };
    const { status } = await upload(hospital, `/cases/${id}/documents`, `/cases/${id}/documents/%20D11`, {}, file);
    expect(status).toBe(303);
    expect(await test.dataSource.query<object[]>(OF_D11, [id])).toHaveLength(before.length + 1);
  });

  it('keeps neither the plan nor its file when the file is refused, but what was typed', async () => {
    const bad = { field: 'file', name: '計画.pdf', bytes: Buffer.from('x') };
    const { status, text } = await upload(hospital, `/cases/${id}/plan`, `/cases/${id}/plan`, PLAN, bad);
    expect(status).toBe(422);
    expect(text).toContain('value="勤務医の代表と看護部"');
    expect(await test.dataSource.query('SELECT FROM shortening_plan WHERE application_id = $1', [id])).toEqual([]);
  });
});

describe('the plan and the evaluation', () => {
  it('keep half a page, for the hospital alone, until it is recorded or given up', async () => {
    const id = await open(hospital, { kind: 'B' });
    const path = `/cases/${id}/plan`;
    const half = await fill(hospital, path, { periodFrom: '令和9年4月1日', doctorsTotal: '八十四', keptVersion: '0' });
    expect([half.status, half.text]).toEqual([422, expect.stringContaining('途中の内容として保存しました')]);
    const again = await hospital.get(path);
    expect(again.text).toContain('value="八十四"');
    expect(again.text).toContain('途中まで入力した内容です');
    expect((await hospital.get(`/cases/${id}/preparation`)).text).toContain('途中まで入力した内容があります');
    expect((await (await signIn(test, 'h-hoshimidai')).get(path)).status).toBe(404);

    const { keptVersion } = { keptVersion: /name="keptVersion" value="(\d+)"/u.exec(again.text)?.[1] ?? '' };
    expect(keptVersion).toBe('1');
    // A version that no page of ours shows is no version: nothing is recorded, kept or given up.
    const wrong: Record<string, string | string[]>[] = [
      { ...PLAN, keptVersion: '\u0007' },
      { ...PLAN, keptVersion: ['0', '1'] },
      { keptVersion: '-1', then: 'discard' },
    ];
    for (const fields of wrong) {
      const unreadable = await fill(hospital, path, fields);
      expect([unreadable.status, unreadable.text]).toEqual([422, expect.stringContaining('版を読み取れない')]);
      const kept = await test.dataSource.query<object[]>(
        'SELECT version, fields FROM kept_form WHERE application_id = $1',
        [id],
      );
      expect(kept).toMatchObject([{ version: 1, fields: { doctorsTotal: '八十四' } }]);
      expect(await test.dataSource.query('SELECT FROM shortening_plan WHERE application_id = $1', [id])).toEqual([]);
    }
    const given = await fill(hospital, path, { keptVersion, then: 'discard' });
    expect([given.status, given.headers['location']]).toEqual([303, path]);
    expect((await hospital.get(path)).text).not.toContain('八十四');

    await fill(hospital, path, { heardFrom: '看護部', keptVersion: '0' });
    expect((await fill(hospital, path, { ...PLAN, keptVersion: '1', then: 'next' })).headers['location']).toBe(
      `/cases/${id}/evaluation?saved=1`,
    );
    expect((await hospital.get(path)).text).not.toContain('途中まで入力した内容です');
    await withdraw(id);
  });

  it('show the limits of the plan after it was recorded, and ask for the plan before the evaluation', async () => {
    const id = await open(hospital, { kind: 'B' });
    expect((await hospital.get(`/cases/${id}/evaluation`)).text).toContain('時短計画（案）の記録が必要です');
    const { 'matters[targets]': _left, ...rest } = PLAN;
    expect((await fill(hospital, `/cases/${id}/plan`, { ...rest, doctorsOver960: '0' })).status).toBe(303);
    const { text } = await hospital.get(`/cases/${id}/plan`);
    expect(text).toContain('未入力・確認が必要な項目（2件）');
    expect(text).toContain('href="#field-matters-targets-"');
    const evaluation = await fill(hospital, `/cases/${id}/evaluation`, { appliedOn: '明日', receiptNo: '' });
    expect([evaluation.status, messages(evaluation.text)]).toEqual([
      422,
      expect.stringContaining('受付番号を入力してください。'),
    ]);
    await withdraw(id);
  });
});

describe('the application for the evaluation', () => {
  it('is put right beside its result, and 経過 says from what to what', async () => {
    const id = await open(hospital, { kind: 'B' });
    await prepare(hospital, id, 'B');
    const evaluation = `/cases/${id}/evaluation`;
    const result = (await hospital.get(evaluation)).text;
    const [, link = ''] = /href="([^"]*part=application)"/u.exec(result) ?? [];
    const form = (await hospital.get(link)).text;
    expect(form).toContain('受審の申込みを記録し直す');
    const [before] = await test.dataSource.query<{ applied: { receiptNo: string }; result: object }[]>(
      'SELECT applied, result FROM evaluation WHERE application_id = $1',
      [id],
    );
    expect(form).toContain(`value="${before?.applied.receiptNo}"`);
    // A day after the notice of the result is none on which it was applied for; what was typed stays.
    const late = await fill(hospital, evaluation, { appliedOn: '2026-11-20', receiptNo: '架空-0002' });
    expect([late.status, messages(late.text)]).toEqual([422, expect.stringContaining('評価結果通知書の日付')]);
    expect(late.text).toContain('value="架空-0002"');
    expect((await fill(hospital, evaluation, { appliedOn: '2026-05-29', receiptNo: '架空-0002' })).status).toBe(303);
    expect(
      await test.dataSource.query('SELECT applied, result FROM evaluation WHERE application_id = $1', [id]),
    ).toEqual([{ applied: { appliedOn: '2026-05-29', receiptNo: '架空-0002' }, result: before?.result }]);
    const history = (await hospital.get(`/cases/${id}?tab=history`)).text;
    expect(history).toContain('評価センターへの受審の申込みを記録し直しました');
    expect(history).toContain(`評価センターの受付番号：${before?.applied.receiptNo} → 架空-0002`);
    await withdraw(id);
  });
});

describe('the home', () => {
  it('shows each case with its stage, whose turn it is, the deadline and one next step', async () => {
    const id = await open(hospital, { kind: 'C1' });
    const { text } = await hospital.get('/hospital');
    expect(text).toContain('申請期限');
    expect(text).toContain('あと9開庁日');
    expect(text).toContain('次にすること：医療機関の基本情報');
    expect(text).toContain('2月下旬');
    expect(text).toContain('指定を受けたことはありません');
    await withdraw(id);
  });

  it('hints at the renewal while there is time, and starts it with the last content', async () => {
    const id = await open(hospital, { kind: 'B' });
    await prepare(hospital, id, 'B');
    await fill(hospital, `/cases/${id}/check`, {});
    await withdraw(id);
    await test.dataSource.query(
      `INSERT INTO designation (institution_id, kind, application_id, designated_on, valid_from, valid_to, created_at)
       SELECT institution_id, 'B', id, '2024-01-11', '2024-01-11', '2027-01-10', now() FROM application WHERE id = $1`,
      [id],
    );
    const home = await hospital.get('/hospital');
    expect(home.text).toContain('更新の準備：いそいでください');
    expect(home.text).toContain('日本医師会');
    const form = await hospital.get('/hospital/applications/new?procedure=renewal&kind=B');
    const designation = /value="([0-9a-f-]{36})" checked/u.exec(form.text)?.[1] ?? '';
    const answer = await hospital
      .post('/hospital/applications/new')
      .type('form')
      .send({
        ...hiddenFields(form.text),
        procedure: 'renewal',
        kind: 'B',
        roundId: '',
        currentDesignationId: designation,
      });
    expect(answer.status).toBe(303);
    const renewal = answer.headers['location']?.split('/')[2] ?? '';
    expect((await hospital.get(`/cases/${renewal}/content/applicant`)).text).toContain('value="佐々木 美穂"');
    expect((await hospital.get(`/cases/${renewal}/content/applicant`)).text).toContain('現在の指定の有効期間満了日');
    expect((await hospital.get('/hospital')).text).not.toContain('更新の準備：');
    // Within sixty days of the last day (01-10): what is lost without a submission.
    const lost = '処分があるまで指定の効力が続くこと（みなし継続）もなくなります';
    expect((await hospital.get(`/cases/${renewal}/check`)).text).toContain(lost);
    const pages = ['/hospital', `/cases/${renewal}`, '/notices'];
    const texts = async () => (await Promise.all(pages.map((page) => hospital.get(page)))).map(({ text }) => text);
    for (const text of await texts()) expect(text).toContain(lost);
    expect((await hospital.get(`/cases/${renewal}`)).text).not.toContain('期限はありません');
    const ends = (day: string) =>
      test.dataSource.query(`UPDATE designation SET valid_to = $2 WHERE application_id = $1`, [id, day]);
    await ends('2026-11-15'); // the day before
    for (const text of await texts()) {
      expect(text).toContain('新規の申請を始めてください');
      expect(text).not.toMatch(/次にすること：|申請を提出する|申請を提出します/u);
    }
    await ends('2027-01-10');
    await withdraw(renewal);
    // Over, so that the tests below may ask for a new one.
    await test.dataSource.query(`UPDATE designation SET valid_to = '2026-03-31' WHERE application_id = $1`, [id]);
  });
});

describe('a correction', () => {
  it('names what is asked and where it is mended, and takes an answer for each point', async () => {
    const id = await open(hospital, { kind: 'B' });
    await prepare(hospital, id, 'B');
    await fill(hospital, `/cases/${id}/check`, {});
    const officer = await signIn(test, 'ken-yamada');
    await fill(officer, `/cases/${id}/actions/receive`, {});
    const items = {
      'items[0][target]': 'D06',
      'items[0][text]': '理由を具体的に書いてください',
      'items[1][target]': 'D21',
      'items[1][text]': '全ての頁を添付してください',
    };
    expect(
      (await fill(officer, `/cases/${id}/actions/request-correction`, { ...items, dueOn: '令和8年11月27日' })).status,
    ).toBe(303);

    expect((await hospital.get('/hospital')).text).toContain('補正に対応する（2件）');
    const page = await hospital.get(`/cases/${id}/correction`);
    expect(page.text).toContain('理由を具体的に書いてください');
    const ids = [...page.text.matchAll(/\[itemId\]" value="([^"]+)"/gu)].map(([, itemId]) => itemId ?? '');
    const answers = (second: string) => ({
      'answers[0][itemId]': ids[0] ?? '',
      'answers[0][answer]': '書き直しました',
      'answers[1][itemId]': ids[1] ?? '',
      'answers[1][answer]': second,
    });

    // On the way to a place the answers are kept, for a colleague too; the prefecture reads of none.
    const version = (text: string) => /name="keptVersion" value="(\d+)"/u.exec(text)?.[1] ?? '';
    const toPlace = (then: string, answer: string, keptVersion: string) =>
      fill(hospital, `/cases/${id}/correction`, { ...answers(answer), keptVersion, then });
    expect((await toPlace(ids[0] ?? '', '半分', version(page.text))).headers['location']).toBe(
      `/cases/${id}/content/reason?from=correction`,
    );
    const back = await hospital.get(`/cases/${id}/correction`);
    expect(back.text).toContain('書き直しました</textarea>');
    expect(back.text).toContain('半分</textarea>');
    expect(back.text).toContain('途中まで入力した内容です（令和8年11月16日');
    expect((await officer.get(`/cases/${id}?tab=history`)).text).not.toContain('書き直しました');
    const stale = await toPlace('stay', '古い画面から', version(page.text));
    expect([stale.status, stale.text]).toEqual([
      409,
      expect.stringContaining('先に、この画面の途中の内容を保存しました'),
    ]);
    expect(stale.text).toContain('古い画面から</textarea>');
    expect((await hospital.get(`/cases/${id}/correction`)).text).toContain('半分</textarea>');
    expect((await toPlace(ids[1] ?? '', '半分', version(back.text))).headers['location']).toBe(
      `/cases/${id}/evaluation?from=correction`,
    );

    const buttons: Record<string, string>[] = [{ then: 'stay' }, {}];
    for (const then of buttons) {
      const unreadable = await fill(hospital, `/cases/${id}/correction`, {
        ...answers('別の答え'),
        keptVersion: '\u0007',
        ...then,
      });
      expect([unreadable.status, unreadable.text]).toEqual([422, expect.stringContaining('版を読み取れない')]);
      expect(unreadable.text).toContain('別の答え</textarea>');
      expect((await hospital.get(`/cases/${id}/correction`)).text).toContain('半分</textarea>');
    }
    // By two buttons at once it is not submitted.
    for (const then of [['stay', 'list'], '//evil.example', '__proto__']) {
      const two = await fill(hospital, `/cases/${id}/correction`, { ...answers('添付しました'), then });
      expect([two.status, two.text]).toEqual([422, expect.stringContaining('どのボタンが押されたか')]);
      expect(two.text).toContain('添付しました</textarea>');
    }
    expect(await stateOf(id)).toMatchObject({ state: 'correcting' });

    const half = await fill(hospital, `/cases/${id}/correction`, answers(''));
    expect(half.status).toBe(422);
    expect(half.text).toContain('書き直しました</textarea>');
    const unchanged = await fill(hospital, `/cases/${id}/correction`, answers('添付しました'));
    expect(unchanged.status).toBe(422);
    expect(unchanged.text).toContain('「理由を具体的に書いてください」に回答していますが、その箇所（');
    const meant = Object.fromEntries(ids.map((item, index) => [`confirmed[${index}]`, `unchanged.${item}=true`]));
    const sent = await fill(hospital, `/cases/${id}/correction`, { ...answers('添付しました'), ...meant });
    expect(sent.status).toBe(303);
    expect((await officer.get(`/cases/${id}?tab=attachments`)).text).toContain('前回の提出から変えていません');
    expect(await stateOf(id)).toMatchObject({ state: 'examining' });
    expect((await hospital.get(`/cases/${id}/correction`)).text).toContain('求められている補正はありません');
    expect((await hospital.get(`/cases/${id}/content/reason`)).text).toContain('いまは変更できません');
    await withdraw(id);
  });
});
