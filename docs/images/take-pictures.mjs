/**
 * Takes the pictures of README.md from a running training installation (only reads; see README 「画面の写真」):
 *   CHROMIUM_PATH=/usr/bin/chromium node docs/images/take-pictures.mjs http://127.0.0.1:3000
 * Needs a full Chromium with Japanese fonts: the headless one of the tests shows no PDF, and a picture holds one.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** Printed at the start of every training installation. */
const PASSWORD = 'renshu-kankyo-8';
const address = process.argv[2] ?? 'http://127.0.0.1:3000';
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});

/** A page at the home of somebody who has signed in. */
async function signIn(login, width, height) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'ja-JP' });
  const page = await context.newPage();
  await page.goto(`${address}/login`);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', PASSWORD);
  await page.click('main button');
  await page.waitForURL((url) => url.pathname !== '/login');
  return page;
}

async function follow(page, name) {
  await page.getByRole('link', { name }).first().click();
  await page.waitForLoadState('networkidle');
}

async function picture(page, name) {
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, import.meta.url)) });
  console.log(name, await page.title());
}

const officer = await signIn('ken-yamada', 1120, 800);
await picture(officer, 'prefecture-home');
await officer.goto(`${address}/cases?kind=B&stage=decision`);
await follow(officer, '石狩﨑浜中央病院');
const approver = await signIn('ken-kessai', 1120, 860);
await approver.goto(officer.url());
await picture(approver, 'case-page');

await officer.setViewportSize({ width: 1120, height: 1000 });
await officer.goto(`${officer.url()}?tab=documents`);
await officer
  .locator('main nav a[aria-current]')
  .last()
  .evaluate((tab) => tab.scrollIntoView());
await picture(officer, 'case-documents');

await picture(await signIn('h-tokachi', 390, 844), 'hospital-status-390');

const healthCentre = await signIn('hc-oshima', 1120, 800);
await follow(healthCentre, '確認を記録する');
await healthCentre.waitForTimeout(3000); // the browser's own PDF view tells no page when it is drawn
await picture(healthCentre, 'health-centre-confirmation');

await browser.close();
