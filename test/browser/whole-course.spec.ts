/** One case of B from its opening to the designation, in a real browser, by its people; then every page there is. */
import type { Browser, Page } from 'playwright-core';
import { JobWorker } from '../../src/jobs/job-worker.js';
import { SampleDocuments } from '../../src/demo/sample-documents.js';
import { AccountService } from '../../src/identity/account.service.js';
import { AUTOMATIC } from '../../src/procedure/terms/actors.js';
import { DemoAccounts } from '../../src/identity/demo-accounts.js';
import { DemoInstitutions } from '../../src/registry/demo-institutions.js';
import { described } from '../../src/scenario/html-page.js';
import { act, type Person, type ScenarioStep, stepsOf, type Walk } from '../../src/scenario/steps.js';
import { Visitor } from '../../src/scenario/visitor.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import { BrowserVisitor, linksOn } from '../support/browser-visitor.js';
import { listRoutes } from '../support/list-routes.js';
import { complaintsOf, faultsAtEveryWidth } from '../support/page-faults.js';

const LOGINS: Readonly<Record<Person, string>> = {
  hospital: 'h-tokachi',
  officer: 'ken-yamada',
  approver: 'ken-kessai',
  healthCentre: 'hc-obihiro',
  secondHealthCentre: 'hc-kushiro',
};

let test: TestApp;
let browser: Browser;
let samples: SampleDocuments;

beforeAll(async () => {
  test = await startTestApp({ now: '2026-08-03T09:00:00+09:00', env: { SEED_DEMO: 'true' } });
  await test.app.get(DemoAccounts).load(await test.app.get(DemoInstitutions).load());
  browser = await launchBrowser();
  samples = new SampleDocuments();
});
afterAll(async () => {
  await samples?.close();
  await browser?.close();
  await test?.close();
});

/** The prefecture asks for a correction after its examination, and the hospital answers. */
const correction: ScenarioStep[] = [
  {
    ...act('2026-10-02', 'officer', 'REQUEST_CORRECTION'),
    run: async (visitor, { caseId }) => {
      const page = await visitor.open(`/cases/${caseId}/actions/request-correction`);
      await visitor.submit(page, {
        'items[0][target]': 'その他',
        'items[0][text]': '担当者の電話番号を、日中につながるものにしてください。',
        dueOn: '令和8年10月9日',
      });
    },
  },
  {
    ...act('2026-10-05', 'hospital', 'SUBMIT_CORRECTION'),
    run: async (visitor, { caseId }) => {
      const content = await visitor.open(`/cases/${caseId}/content/applicant`);
      await visitor.submit(content, { contactPhone: '0155-00-0009' }, ({ action }) => action === content.path);
      const page = await visitor.open(`/cases/${caseId}/correction`);
      await visitor.submit(page, { 'answers[0][answer]': '電話番号を改めました。' });
    },
  },
];

/** The steps of the scenario, with a correction between the examination and the councils. */
function course(walk: Walk): ScenarioStep[] {
  return [
    ...stepsOf(walk.writer, ['coordinationCouncil', 'measuresCouncil', 'medicalCouncil'], walk.areas),
    ...correction,
  ].sort((a, b) => a.day.localeCompare(b.day));
}

/** Routes that were looked at as pages. */
const seen = new Set<string>();
/** Routes that serve a document instead of a page. */
const files = new Set<string>();
/** Addresses that the pages looked at link to. */
const ahead = new Set<string>();
const shapes = new Set<string>();
const faults: string[] = [];
const complaints: string[][] = [];
/** The case that went the whole way. */
let caseId = '';

/** The route that serves an address, e.g. '/cases/:id'; the most literal one where several would. */
function routeOf(path: string): string | undefined {
  return listRoutes(test.app)
    .filter(
      ({ method, path: pattern }) =>
        method === 'GET' && new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path),
    )
    .map(({ path: pattern }) => pattern)
    .sort((a, b) => a.split(':').length - b.split(':').length)[0];
}

async function look(page: Page): Promise<void> {
  const { pathname } = new URL(page.url());
  const route = routeOf(pathname) ?? pathname;
  const isKnown = seen.has(route);
  seen.add(route);
  for (const link of await linksOn(page)) ahead.add(link);
  const shape = `${route} ${await shapeOf(page)}`;
  if (shapes.has(shape)) return;
  shapes.add(shape);
  const name = `${String(shapes.size).padStart(3, '0')}-${pathname
    .slice(1)
    .replace(/[0-9a-f-]{36}/g, 'id')
    .replaceAll('/', '_')}`;
  faults.push(...(await faultsAtEveryWidth(page, name, isKnown ? { axeAt: [1280] } : {})));
}

/** Lets a person sign in, do something and look around for pages of a kind that nobody has looked at yet. */
async function as(login: string, act: (visitor: BrowserVisitor) => Promise<unknown>, password?: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ja-JP' });
  context.on('page', (page) => complaints.push(complaintsOf(page)));
  const visitor = await BrowserVisitor.signedIn(context, {
    address: test.url,
    login,
    look,
    ...(password !== undefined && { password }),
  });
  await act(visitor);
  for (const path of ahead) {
    const route = routeOf(path.replace(/[?#].*$/, ''));
    if (route === undefined || seen.has(route)) continue;
    if (!(await visitor.bookmark(path)) && isForPeople(route)) files.add(route);
    seen.add(route);
  }
  ahead.clear();
  await context.close();
}

it('a case of B goes from its opening to the designation, by links and buttons alone', async () => {
  const walk: Walk = {
    caseId: '',
    writer: { kind: 'B', procedure: 'new', number: 1, contactName: '佐々木 美穂', destinations: [] },
    areas: ['tokachi'],
    sampleDocument: (name) => samples.of(name),
  };
  const stages: string[] = [];
  for (const { day, who, what, run } of course(walk)) {
    test.clock.set(`${day}T10:00:00+09:00`);
    await as(LOGINS[who], (visitor) => run(visitor, walk));
    const officer = new Visitor(test.url, LOGINS.officer);
    await officer.signIn();
    stages.push(`${what} → ${described((await officer.open(`/cases/${walk.caseId}`)).html, '段階')}`);
  }
  ({ caseId } = walk);
  expect(stages.at(-1)).toBe('指定を通知する → 指定');
  expect([...faults, ...complaints.flat()]).toEqual([]);
}, 480_000);

it('every page that the program serves can be reached over links, and none has a fault', async () => {
  test.clock.set('2026-12-24T11:00:00+09:00');
  for (const login of [LOGINS.officer, LOGINS.hospital, LOGINS.healthCentre, 'kanri']) {
    await as(login, async (visitor) => {
      if (login === LOGINS.officer) {
        await bindDocuments(visitor);
        await visitor.bookmark(`/cases/${caseId}?tab=history`); // a part of a page leads to the records
      }
      for (const path of AFTERWARDS[login] ?? []) await visitor.bookmark(path);
    });
  }
  // Whoever has a password that somebody else made is led to its page.
  const office = { officeName: '地域医療課', institutionId: null, healthCentreId: null, expiresOn: null };
  const newcomer = { login: 'shinnin', name: '新任 花', role: 'prefectureOfficer' as const, ...office };
  const { password } = await test.app.get(AccountService).create(AUTOMATIC, newcomer);
  await as(newcomer.login, () => Promise.resolve(), password);
  const served = listRoutes(test.app)
    .filter(({ method, path }) => method === 'GET' && isForPeople(path))
    .map(({ path }) => path);
  // No memo, minutes or 公示 stand in this walk that could be taken back: `office.spec` opens that page.
  seen.add('/cases/:id/entries/:of/withdraw');
  // Nor a list: `content-lists.spec` opens its pages.
  for (const route of ['/cases/:id/lists/:list', '/cases/:id/lists/:list/csv']) seen.add(route);
  expect(served.filter((route) => !seen.has(route))).toEqual([]);
  expect([...files].sort()).toEqual([
    '/cases/:id/notice-preview',
    '/cases/:id/official-documents/:document/preview',
    '/cases/:id/plan/template',
    '/files/:id',
    '/forms/:id/samples/:file',
    '/health-centre/requests/:id/confirmation-form',
    '/jobs/:id/result',
  ]);
  expect([...faults, ...complaints.flat()]).toEqual([]);
});

/** The officer goes to the documents of the case, opens one that was issued, and has a set of them bound. */
async function bindDocuments(visitor: BrowserVisitor): Promise<void> {
  const tab = await visitor.open(`/cases/${caseId}?tab=documents`);
  const { path } = await visitor.submit(tab, {}, ({ action }) => action === '/jobs');
  await test.app.get(JobWorker).idle();
  for (const address of [path, '/jobs', `/cases/${caseId}/official-documents/reception-copy`])
    await visitor.bookmark(address);
}

/** What a page is made of: pages with the same elements and classes need to be looked at once. */
function shapeOf(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      ...new Set(
        [...document.querySelectorAll('body *')].map(({ tagName, className }) => `${tagName}.${String(className)}`),
      ),
    ]
      .sort()
      .join(' '),
  );
}

/** Opened after the designation: a page that shows more than before, and one for programmers that no page links to. */
const AFTERWARDS: Readonly<Record<string, string[]>> = {
  // To the last one only a sign-in leads before which a form had met an ended session.
  [LOGINS.officer]: ['/designations', '/api/docs', '/account/unsent'],
};

/** What is read by programs, and the address that only leads on to the first section of the content. */
const NOT_FOR_PEOPLE = ['/healthz', '/readyz', '/api/openapi.json', '/cases/:id/content'];

function isForPeople(route: string): boolean {
  return route === '/api/docs' || (!route.startsWith('/api') && !NOT_FOR_PEOPLE.includes(route));
}
