/** Whoever reads 連絡してください on a page of a hospital finds on the same page whom, as the settings say today. */
import request from 'supertest';
import { startTestApp, type TestApp } from '../../../test/support/app.js';
import { fill, loadPeople, open, signIn } from '../../../test/support/hospital-walk.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ now: '2026-11-16T09:00:00+09:00', env: { SEED_DEMO: 'true' } });
  await loadPeople(test);
}, 120_000);
afterAll(() => test.close());

it('every page of a hospital names the section, its phone and its mail, errors among them; a change shows at once', async () => {
  const hospital = await signIn(test, 'h-tokachi');
  const officer = await signIn(test, 'ken-yamada');
  const id = await open(hospital, { kind: 'B' });
  const contact = { governorName: '', section: '架空医療課', phone: '000-000-1111', email: 'kakuu@example.jp' };
  await fill(officer, '/settings/office-contact', { seen: '0', holdsFrom: '令和8年4月1日', ...contact });
  const own = ['preparation', 'content/applicant', 'plan', 'evaluation', 'documents', 'check', 'actions/withdraw'];
  const pages = ['/hospital', '/hospital/applications/new', '/notices', '/account', `/cases/${id}`, '/no-such-page'];
  for (const path of [...pages, ...own.map((page) => `/cases/${id}/${page}`), '/cases/no-such-case/plan']) {
    const { text } = await hospital.get(path);
    expect([path, text.includes('架空医療課'), text.includes('href="tel:0000001111"')]).toEqual([path, true, true]);
    expect([path, text.includes('href="mailto:kakuu@example.jp"')]).toEqual([path, true]);
  }
  expect((await request(test.url).get('/login')).text).toContain('tel:0000001111'); // who cannot sign in asks as well
  expect((await officer.get('/')).text).not.toContain('tel:0000001111');
  const change = { seen: '1', holdsFrom: '令和8年11月16日', ...contact, phone: '000-000-2222', reason: '電話の変更' };
  await fill(officer, '/settings/office-contact', change);
  expect((await hospital.get(`/cases/${id}/plan`)).text).toContain('tel:0000002222');
});
