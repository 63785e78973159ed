import { listRoutes, undeclaredRoutes } from './support/list-routes.js';
import { startTestApp, type TestApp } from './support/app.js';

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

it('every route of the program declares who may open it', () => {
  expect(listRoutes(test.app).length).toBeGreaterThan(10);
  expect(undeclaredRoutes(test.app)).toEqual([]);
});

/** What a visitor may open. A new entry is a decision, not an accident. */
const PUBLIC = [
  'GET /healthz',
  'GET /readyz',
  'GET /login',
  'POST /login',
  'POST /logout',
  'GET /public/designations',
  'POST /api/session',
];

it('a visitor is let into nothing but the public routes', async () => {
  const routes = listRoutes(test.app);
  expect(
    routes
      .filter(({ access }) => access === 'public')
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  ).toEqual([...PUBLIC].sort());
  for (const { method, path } of routes.filter(({ access }) => access !== 'public')) {
    const { status } = await fetch(test.url + path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000'), {
      method,
      redirect: 'manual',
    });
    expect([path, status]).toEqual([path, path.startsWith('/api/') ? 401 : 303]);
  }
});

it('answers errors with a page for people and with JSON for programs', async () => {
  const cases: [string, RequestInit, number, string][] = [
    ['/nowhere', {}, 404, 'このページは見つかりません'],
    ['/logout', { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' } }, 403, 'ほかのサイトから送られた操作'],
    ['/api/nowhere', {}, 404, '"type":"urn:problem-type:not-found"'],
  ];
  for (const [path, init, status, text] of cases) {
    const answer = await fetch(test.url + path, init);
    expect([path, answer.status, await answer.text()]).toEqual([path, status, expect.stringContaining(text)]);
  }
});
