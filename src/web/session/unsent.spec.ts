/** A session that ends while somebody types: what was sent comes back to the same person in the same browser, and to nobody else. */
import request from 'supertest';
import { startTestApp, type TestApp } from '../../../test/support/app.js';
import { fill, hiddenFields, loadPeople, open, signIn, type Agent } from '../../../test/support/hospital-walk.js';
import { listRoutes } from '../../../test/support/list-routes.js';
import { pdf } from '../../../test/support/test-files.js';
import { DEMO_PASSWORD } from '../../identity/demo-accounts.js';
import { UnsentForms } from '../../identity/unsent-forms.js';
import { formAt } from './unsent-words.js';

const TEXT = '夜間の救急を圏域で唯一受け入れている';
let test: TestApp;
let hospital: Agent;
let caseId: string;

beforeAll(async () => {
  test = await startTestApp({ now: '2026-11-16T09:00:00+09:00', env: { SEED_DEMO: 'true', UPLOAD_LIMIT_MB: '1' } });
  await loadPeople(test);
}, 120_000);
beforeEach(async () => {
  await test.dataSource.query('DELETE FROM unsent_form');
  hospital = await signIn(test, 'h-tokachi');
  caseId ??= await open(hospital, { kind: 'B' });
});
afterAll(() => test.close());

const endSessions = () => test.dataSource.query('DELETE FROM session');
const again = (login: string, agent: Agent) =>
  agent
    .post('/login')
    .type('form')
    .send({ login, password: DEMO_PASSWORD, next: `/cases/${caseId}/preparation` });
const kept = () => test.dataSource.query<{ sealed: Buffer }[]>('SELECT sealed FROM unsent_form');

/** Types a reason into the page and sends it after the session has ended. */
async function sendTooLate(agent: Agent): Promise<request.Response> {
  const path = `/cases/${caseId}/content/reason`;
  const { text } = await agent.get(path);
  await endSessions();
  return agent
    .post(path)
    .set('Referer', `${test.url}${path}`)
    .type('form')
    .send({ ...hiddenFields(text), longHoursReason: TEXT });
}

it('says so at the sign-in, gives it back, and stores it when it is sent again', async () => {
  const late = await sendTooLate(hospital);
  expect(late.headers['location']).toBe(
    `/login?next=${encodeURIComponent(`/cases/${caseId}/content/reason`)}&unsent=kept`,
  );
  expect((await hospital.get(late.headers['location'] ?? '')).text).toContain(
    'この端末にご本人のものとして3日間とってあり',
  );
  const [{ sealed } = { sealed: Buffer.alloc(0) }, ...more] = await kept();
  expect([more, sealed.length > 100, sealed.toString('utf8').includes('救急')]).toEqual([[], true, false]);

  const back = await again('h-tokachi', hospital);
  expect(back.headers['location']).toBe(`/account/unsent?next=${encodeURIComponent(`/cases/${caseId}/preparation`)}`);
  const page = (await hospital.get(back.headers['location'] ?? '')).text;
  expect(page).toContain(`name="longHoursReason" value="${TEXT}"`);
  expect(page).toContain(`action="/cases/${caseId}/content/reason"`);
  const form = page.slice(page.indexOf(`action="/cases/${caseId}/content/reason"`));
  const sent = await hospital
    .post(`/cases/${caseId}/content/reason`)
    .type('form')
    .send({ ...hiddenFields(form), longHoursReason: TEXT });
  expect(sent.status).toBe(303);
  expect((await hospital.get(`/cases/${caseId}/content/reason`)).text).toContain(`${TEXT}</textarea>`);
  const id = /name="id" value="([^"]+)"/u.exec(page)?.[1] ?? '';
  expect((await hospital.post('/account/unsent').type('form').send({ id })).status).toBe(303);
  expect((await hospital.get('/account/unsent')).text).toContain('送った内容はありません');
});

it('shows it to nobody else: not to a colleague here, not to the person elsewhere, not with a cookie of one’s own making', async () => {
  await sendTooLate(hospital);
  const cookies = (await again('h-tokachi', hospital)).headers['set-cookie'] as unknown as string[];
  const own = cookies.find((each) => each.startsWith('last-person='))?.split(';')[0] ?? '';
  expect(own).not.toBe('');
  const elsewhere = await signIn(test, 'h-tokachi');
  expect((await elsewhere.get('/account/unsent')).text).not.toContain(TEXT);
  const colleague = await signIn(test, 'h-hoshimidai');
  expect((await colleague.get('/account/unsent').set('Cookie', own)).text).not.toContain(TEXT);
  expect((await request(test.url).get('/account/unsent').set('Cookie', own)).status).toBe(303); // it opens nothing
  expect((await again('h-hoshimidai', hospital)).headers['location']).toBe(`/cases/${caseId}/preparation`);
  expect((await hospital.get('/account/unsent')).text).not.toContain(TEXT);
  await endSessions();
  const [, accountId = ''] = /^last-person=([^.]+)/u.exec(own) ?? [];
  const forged = await request(test.url)
    .post(`/cases/${caseId}/content/reason`)
    .set('Cookie', `last-person=${accountId}.${'0'.repeat(64)}.${'0'.repeat(64)}`)
    .type('form')
    .send({ longHoursReason: '偽り' });
  expect(forged.headers['location']).toContain('unsent=1');
});

it('keeps a form with a file but for the file, no password, nothing of who signed out, and nothing for longer than three days', async () => {
  await fill(hospital, `/cases/${caseId}/plan`, {});
  await endSessions();
  const plan = hospital.post(`/cases/${caseId}/plan`).field('heardFrom', '看護部');
  expect((await plan.attach('file', pdf(), '計画.pdf')).headers['location']).toContain('unsent=kept');
  await again('h-tokachi', hospital);
  const page = (await hospital.get('/account/unsent')).text;
  expect(page).toContain('name="heardFrom" value="看護部"');
  expect(page).toContain('ファイル「計画.pdf」');

  await endSessions();
  const password = await hospital.post('/account/password').type('form').send({ currentPassword: 'x', password: 'y' });
  expect(password.headers['location']).toContain('unsent=1');
  expect((await kept()).length).toBe(1);

  test.clock.set('2026-11-19T09:00:01+09:00');
  expect((await again('h-tokachi', hospital)).headers['location']).toBe(`/cases/${caseId}/preparation`);
  await test.app.get(UnsentForms).forget();
  expect(await kept()).toEqual([]);
  await hospital.post('/logout');
  const after = await hospital.post(`/cases/${caseId}/content/reason`).type('form').send({ longHoursReason: TEXT });
  expect([after.headers['location'], await kept()]).toEqual([expect.stringContaining('unsent=1'), []]);
  test.clock.set('2026-11-16T09:00:00+09:00');
});

it('keeps the last five of one person, and none that is too long', async () => {
  for (let n = 0; n < 7; n += 1) {
    await endSessions();
    await hospital
      .post(`/cases/${caseId}/content/reason`)
      .type('form')
      .send({ longHoursReason: `${TEXT}${n}` });
  }
  expect((await kept()).length).toBe(5);
  const long = await hospital
    .post(`/cases/${caseId}/content/reason`)
    .type('form')
    .send({ longHoursReason: 'x'.repeat(600_000) });
  expect([long.headers['location'], (await kept()).length]).toEqual([expect.stringContaining('unsent=1'), 5]);
});

it('gives one place to several presses of one form, the last of them, and shows no name of a file that turns the writing', async () => {
  const press = (idempotencyKey: string, longHoursReason: string) =>
    hospital
      .post(`/cases/${caseId}/content/reason`)
      .type('form')
      .send({ lockVersion: 1, idempotencyKey, longHoursReason });
  await endSessions();
  await press('5f7b3f0e-0c58-4c5e-9a52-6d1f4f3a0001', '別の様式の内容');
  for (const text of ['一度目', '二度目', '三度目', '四度目', '五度目', '六度目'])
    await press('5f7b3f0e-0c58-4c5e-9a52-6d1f4f3a0002', text);
  await hospital.post(`/cases/${caseId}/plan`).field('heardFrom', '看護部').attach('file', pdf(), '計画\u202Efdp.exe');
  expect((await kept()).length).toBe(3);
  await again('h-tokachi', hospital);
  const page = (await hospital.get('/account/unsent')).text;
  const texts = [...page.matchAll(/name="longHoursReason" value="([^"]*)"/gu)].map(([, text]) => text);
  expect(texts).toEqual(['六度目', '別の様式の内容']);
  expect(page).toContain('ファイル「計画fdp.exe」');
});

/** The texts of a page, without its tags. */
it('does so also when they come at once', async () => {
  await endSessions();
  const path = `/cases/${caseId}/content/reason`;
  const press = (idempotencyKey: string) =>
    hospital.post(path).type('form').send({ idempotencyKey, longHoursReason: TEXT });
  const three = await Promise.all(Array.from({ length: 3 }, () => press('one-form')));
  expect(three.every(({ headers }) => headers['location']?.includes('unsent=kept'))).toBe(true);
  expect((await kept()).length).toBe(1);
  await Promise.all(Array.from({ length: 20 }, (_, n) => press(`form-${n}`)));
  expect((await kept()).length).toBe(5);
});

it('shows a form whose address names nothing without a case, and the others beside it', async () => {
  await endSessions();
  for (const id of ['abc', '%00', 'x'.repeat(3000)])
    await hospital
      .post(`/health-centre/requests/${id}/confirmation`)
      .type('form')
      .send({ chair: `座長 ${id}` });
  await hospital.post(`/cases/%00/plan`).type('form').send({ heardFrom: '看護部' });
  await again('h-tokachi', hospital);
  const { status, text } = await hospital.get('/account/unsent');
  expect(status).toBe(200);
  for (const words of ['座長 abc', '座長 %00', '看護部']) expect(text).toContain(words);
});

const textOf = (html: string) => html.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ');

it('names the operation, the case by hospital and number, and the fields by their labels, and leads to the page', async () => {
  await sendTooLate(hospital);
  const evaluation = `/cases/${caseId}/evaluation`;
  await hospital.post(evaluation).type('form').send({ appliedOn: '令和8年8月3日', receiptNo: 'E-12' });
  await again('h-tokachi', hospital);
  const page = (await hospital.get('/account/unsent')).text;
  const text = textOf(page);
  const at = '（令和8年11月16日（月）9時00分） 申請：十勝緑陽総合病院（B水準・新規）';
  expect(text).toContain(`申請内容「長時間の必要性と地域での役割」の保存${at}`);
  expect(text).toContain(`評価センターの評価の記録${at}`);
  expect(text).toContain(`医師をやむを得ず長時間従事させることが必要な理由 ${TEXT}`);
  expect(text).toContain('受審の申込日 令和8年8月3日 評価センターの受付番号 E-12');
  expect(page).toContain(`<a href="/cases/${caseId}/content/reason">`);
  expect(page).toContain(`<a href="${evaluation}">`);
  expect(text).not.toMatch(/longHoursReason|appliedOn|receiptNo|lockVersion/u);
});

it('names no case to a person who may not see it', async () => {
  const others = await signIn(test, 'h-hoshimidai');
  await endSessions();
  await others.post(`/cases/${caseId}/content/reason`).type('form').send({ longHoursReason: TEXT });
  await again('h-hoshimidai', others);
  const text = textOf((await others.get('/account/unsent')).text);
  expect(text).toContain('申請内容の保存（');
  expect(text).toContain(TEXT);
  expect(text).not.toContain('申請：');
});

it('has words for every form there is, and a page of each that can be opened', () => {
  const routes = listRoutes(test.app);
  const posted = routes.flatMap(({ method, path, access }) =>
    method === 'POST' && access !== 'public' && !path.startsWith('/api/') && path !== '/account/password' ? [path] : [],
  );
  const forms = posted.map((route) => ({ route, form: formAt(route.replace(/:[^/]+/gu, 'x')) }));
  expect(forms.flatMap(({ route, form }) => (form === null ? [route] : []))).toEqual([]);
  const opened = routes.flatMap(({ method, path }) =>
    method === 'GET' ? [new RegExp(`^${path.replace(/:[^/]+/gu, '[^/]+')}$`, 'u')] : [],
  );
  const pages = forms.map(({ form }) => form?.wordsFor(null).page ?? '');
  expect(pages.filter((page) => !opened.some((path) => path.test(page)))).toEqual([]);
});
