import type { Browser } from 'playwright-core';
import { DEMO_PASSWORD, DemoAccounts } from '../../src/identity/demo-accounts.js';
import { DemoInstitutions } from '../../src/registry/demo-institutions.js';
import { SessionPagesModule } from '../../src/web/session/session-pages.module.js';
import { WebModule } from '../../src/web/web.module.js';
import { launchBrowser } from '../support/browser.js';
import { complaintsOf, pageFaults, takePicture } from '../support/page-faults.js';
import { type PartialApp, startPartialApp } from '../support/partial-app.js';

const PAGES = [
  '',
  '/areas',
  '/institutions',
  '/institutions/new',
  '/rounds',
  '/rounds/new',
  '/closed-days',
  '/documents',
  '/sub-items',
  '/evaluation-items',
  '/accounts',
  '/accounts/new',
  '/accounts/list',
  '/handover',
];

let partial: PartialApp;
let browser: Browser;

beforeAll(async () => {
  partial = await startPartialApp({
    rooms: { imports: [SessionPagesModule, WebModule] },
    env: { SEED_DEMO: 'true' },
  });
  await partial.app.get(DemoAccounts).load(await partial.app.get(DemoInstitutions).load());
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await partial?.close();
});

it.each([1280, 390])('the administrator signs in, reads every setting and signs out, %i px wide', async (width) => {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const look = async () => {
    complaints.push(...(await pageFaults(page)).map((fault) => `${page.url()}: ${fault}`));
    await takePicture(page, new URL(page.url()).pathname.slice(1).replaceAll('/', '-'));
  };

  await page.goto(`${partial.url}/settings`);
  await look();
  await page.getByLabel('ログインID').fill('kanri');
  await page.getByLabel('パスワード').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'ログインする' }).click();
  await page.waitForURL('**/settings');
  for (const path of PAGES) {
    await page.goto(`${partial.url}/settings${path}`);
    await look();
  }
  for (const path of ['/institutions', '/rounds']) {
    await page.goto(`${partial.url}/settings${path}`);
    await page.getByRole('rowheader').first().getByRole('link').click();
    await page.waitForURL('**/edit');
    await look();
  }
  await page.goto(`${partial.url}/account`);
  await look();
  await page.getByRole('button', { name: 'ログアウト' }).click();
  await page.waitForURL('**/login?signedOut=1');
  await look();
  expect(complaints).toEqual([]);
  await context.close();
});
