import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { DEMO_PASSWORD, DemoAccounts } from '../../src/identity/demo-accounts.js';
import { DemoInstitutions } from '../../src/registry/demo-institutions.js';
import { SessionPagesModule } from '../../src/web/session/session-pages.module.js';
import { SettingsPagesModule } from '../../src/web/settings/settings-pages.module.js';
import { launchBrowser } from '../support/browser.js';
import { type PartialApp, startPartialApp } from '../support/partial-app.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PAGES = ['', '/areas', '/institutions', '/institutions/new', '/rounds', '/rounds/new', '/closed-days', '/documents', '/sub-items', '/evaluation-items', '/accounts', '/accounts/new'];

let partial: PartialApp;
let browser: Browser;

beforeAll(async () => {
  partial = await startPartialApp({ rooms: { imports: [SessionPagesModule, SettingsPagesModule] }, env: { SEED_DEMO: 'true' } });
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
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  const look = async () => {
    await page.evaluate(AXE);
    const found = await page.evaluate(async (values) => {
      interface Axe {
        run(context: Document, options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      }
      const { violations } = await (window as unknown as { axe: Axe }).axe.run(document, { runOnly: { type: 'tag', values } });
      const wide = document.documentElement.scrollWidth - innerWidth;
      return [...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)), ...(wide > 0 ? [`${wide} px too wide`] : [])];
    }, RULES);
    complaints.push(...found.map((violation) => `${page.url()}: ${violation}`));
    const folder = process.env['SCREENSHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/${new URL(page.url()).pathname.slice(1).replaceAll('/', '-')}-${width}.png`, fullPage: true });
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
