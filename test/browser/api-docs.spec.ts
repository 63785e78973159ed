import type { Browser, Page } from 'playwright-core';
import { DEMO_PASSWORD, DemoAccounts } from '../../src/identity/demo-accounts.js';
import { DemoInstitutions } from '../../src/registry/demo-institutions.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import { pageFaults } from '../support/page-faults.js';

let test: TestApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  test = await startTestApp();
  await test.app.get(DemoAccounts).load(await test.app.get(DemoInstitutions).load());
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await test.close();
});

it('shows the description of the API under the strict policy, without anything from elsewhere', async () => {
  const blocked: string[] = [];
  const elsewhere: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) blocked.push(message.text());
  });
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(test.url) && !address.startsWith('data:')) elsewhere.push(address);
  });
  await page.goto(`${test.url}/login`);
  await page.fill('[name=login]', 'kanri');
  await page.fill('[name=password]', DEMO_PASSWORD);
  await page.press('[name=password]', 'Enter');
  await page.waitForURL((url) => url.pathname !== '/login');

  await page.goto(`${test.url}/api/docs`);
  await page.getByText('特定労務管理対象機関の指定の手続').first().waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await page
    .getByRole('heading', { name: /手続の操作/ })
    .or(page.getByText('手続の操作'))
    .first()
    .click();
  await page.getByText('申請を提出する').first().waitFor();
  await page.getByText('申請を提出する').first().click();
  await page.getByText('application/problem+json').first().waitFor();
  expect(elsewhere).toEqual([]);
  expect(blocked).toEqual([]);
});
