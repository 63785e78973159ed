import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext } from 'playwright-core';
import { JobWorker } from '../../src/jobs/job-worker.js';
import {
  fileRecordPath,
  officialDocumentActPath,
  officialDocumentPath,
} from '../../src/web/addresses/document-addresses.js';
import { launchBrowser } from '../support/browser.js';
import { PEOPLE } from '../support/case-fixture.js';
import { faultsOfAddress, pageFaults, takePicture } from '../support/page-faults.js';
import { type Person, startWebFixture, type WebFixture } from '../support/web-fixture.js';

const NOTICE = 'designation-notice';

let web: WebFixture;
let browser: Browser;
let designated: string;
let examined: string;
let fileId: string;
let jobs: Record<'done' | 'running' | 'failed', string>;

beforeAll(async () => {
  web = await startWebFixture();
  const { fixture } = web;
  examined = await fixture.examined('RENKEI_B');
  const heard = await fixture.examined('C1');
  await fixture.send(heard, PEOPLE.officer, { type: 'REFER_TO_MEASURES_COUNCIL' });
  designated = await fixture.approved();
  await fixture.send(designated, PEOPLE.officer, {
    type: 'ISSUE_DESIGNATION',
    documentNumber: '医指令第12号',
    issuedOn: '2026-12-11',
  });
  const approver = await web.signedIn('approver');
  const page = await approver.get(officialDocumentActPath(designated, NOTICE, 'reissue'));
  const fields = Object.fromEntries(
    [...page.text.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  await approver
    .post(officialDocumentActPath(designated, NOTICE, 'reissue'))
    .type('form')
    .send({ ...fields, reason: '医療機関から紛失の申出があったため' });
  [{ id: fileId } = { id: '' }] = await fixture.query<{ id: string }>(
    `SELECT id FROM stored_file WHERE form_id = $1 AND version = 1`,
    [NOTICE],
  );
  await approver.get(`/files/${fileId}`);
  jobs = { done: await job('done'), running: await job('running'), failed: await job('failed') };
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await web?.close();
});

/** A job of the officer in this state, with something left out. */
async function job(state: 'done' | 'running' | 'failed'): Promise<string> {
  const officer = await web.signedIn('officer');
  const asked = await officer
    .post('/jobs')
    .type('form')
    .send({ kind: 'case-file', caseIds: designated, idempotencyKey: randomUUID() });
  await web.fixture.app.get(JobWorker).idle();
  const id = asked.headers['location']?.split('/').at(-1) ?? '';
  const omitted = JSON.stringify([
    { title: 'R8-3-0001 十勝緑陽総合病院', reason: 'この会議体の議題に載っていません。' },
  ]);
  await web.fixture.query(
    `UPDATE job SET state = $2, result = jsonb_build_object('omitted', $3::jsonb), done = 12, total = 40, worker = $4, heartbeat_at = $5, message = $6 WHERE id = $1`,
    [
      id,
      state,
      omitted,
      state === 'running' ? 'elsewhere' : null,
      web.fixture.clock.now(),
      state === 'failed' ? '綴じられる文書が一つもありませんでした。' : '',
    ],
  );
  return id;
}

async function contextOf(person: Person, width: number, javaScriptEnabled = true): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
  await context.addCookies([{ ...(await web.cookieOf(person)), url: web.url }]);
  return context;
}

const PAGES: [string, Person, () => string][] = [
  ['documents', 'officer', () => `/cases/${designated}?tab=documents`],
  ['documents-hospital', 'hospital', () => `/cases/${examined}?tab=documents`],
  ['documents-centre', 'healthCentre', () => `/cases/${designated}?tab=documents`],
  ['document-missing', 'officer', () => officialDocumentPath(examined, 'coordination-council-request~tokachi')],
  ['document-issued', 'approver', () => officialDocumentPath(designated, NOTICE)],
  ['document-correct', 'approver', () => officialDocumentActPath(designated, NOTICE, 'correct')],
  ['document-closed', 'officer', () => officialDocumentActPath(designated, NOTICE, 'reissue')],
  ['file-record', 'officer', () => fileRecordPath(fileId)],
  ['forms', 'officer', () => '/forms'],
  ['form', 'hospital', () => '/forms/confirmation-form-1'],
  ['jobs', 'officer', () => '/jobs'],
  ['job-done', 'officer', () => `/jobs/${jobs.done}`],
  ['job-running', 'officer', () => `/jobs/${jobs.running}`],
  ['job-failed', 'officer', () => `/jobs/${jobs.failed}`],
  ['council-documents', 'officer', () => '/jobs/council-documents'],
  ['public-notice', 'officer', () => '/jobs/public-notice'],
  ['register', 'officer', () => '/designations'],
  [
    'evaluation-summary',
    'officer',
    () => officialDocumentActPath(designated, 'evaluation-summary-publication', 'issue'),
  ],
  ['reports', 'healthCentre', () => '/health-centre/reports'],
  ['report-letter', 'healthCentre', () => '/health-centre/reports/letter'],
  ['cases-to-choose', 'officer', () => '/cases'],
];

it.each(PAGES)(
  '%s is accessible, complains of nothing and does not scroll sideways at any width',
  async (name, person, path) => {
    const context = await contextOf(person, 1280);
    const page = await context.newPage();
    expect(await faultsOfAddress(page, web.url + path(), name)).toEqual([]);
    await context.close();
  },
);

it('cases from the list that are not before a council are named where its documents are asked for', async () => {
  const context = await contextOf('officer', 1280);
  const page = await context.newPage();
  await page.goto(`${web.url}/cases`);
  const row = page.getByRole('row').filter({ has: page.locator(`a[href*="/${examined}"]`) });
  const name = (await row.getByRole('link').first().innerText()).trim();
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: '選んだ申請の対策協・審議会資料をつくる' }).click();
  const banner = page.getByRole('note').filter({ hasText: '選んだ申請のうち1件は、ここでは選べません' });
  expect(await banner.innerText()).toContain(name);
  expect(await pageFaults(page)).toEqual([]);
  await takePicture(page, 'council-documents-aside');
  await context.close();
});

it.each(['documents', 'forms'])('the tables of the page %s have their columns below one another', async (name) => {
  const [, person, path] = PAGES.find(([each]) => each === name)!;
  const context = await contextOf(person, 1280);
  const page = await context.newPage();
  await page.goto(web.url + path());
  const columns = await page
    .locator('.data-table')
    .evaluateAll((tables) =>
      tables.map((table) =>
        [...table.querySelectorAll('thead th')].map((cell) => Math.round(cell.getBoundingClientRect().left)),
      ),
    );
  expect(columns.length).toBeGreaterThan(3);
  expect(columns).toEqual(columns.map(() => columns[0]));
  await context.close();
});

it('a page of a job follows it by itself, and without JavaScript is loaded anew', async () => {
  const running = `${web.url}/jobs/${jobs.running}`;
  const context = await contextOf('officer', 1280);
  const page = await context.newPage();
  await page.goto(running);
  await page.evaluate(() => document.body.setAttribute('data-kept', ''));
  await web.fixture.query(`UPDATE job SET done = 39 WHERE id = $1`, [jobs.running]);
  await page.getByText('39/40').waitFor();
  await web.fixture.query(`UPDATE job SET state = 'done', worker = NULL WHERE id = $1`, [jobs.running]);
  await page.getByRole('link', { name: /PDFを保存する/ }).waitFor();
  expect(await page.locator('body[data-kept]').count()).toBe(1);
  await context.close();

  await web.fixture.query(`UPDATE job SET state = 'running', worker = 'elsewhere' WHERE id = $1`, [jobs.running]);
  const plain = await contextOf('officer', 1280, false);
  const still = await plain.newPage();
  await still.goto(running);
  await web.fixture.query(`UPDATE job SET done = 40 WHERE id = $1`, [jobs.running]);
  await still.getByText('40/40').waitFor({ timeout: 20_000 });
  await plain.close();
});

it('the navigation leads to the jobs, the documents and the forms', async () => {
  const context = await contextOf('officer', 1280);
  const page = await context.newPage();
  await page.goto(`${web.url}/prefecture`);
  await page.getByRole('link', { name: '作業一覧' }).click();
  await page.waitForURL('**/jobs');
  await page.getByRole('link', { name: '対策協・審議会資料' }).click();
  await page.waitForURL('**/jobs/council-documents');
  await page.getByRole('link', { name: '手引き' }).click();
  await page.getByRole('link', { name: '様式の一覧と見本' }).click();
  await page.waitForURL('**/forms');
  await page.goto(`${web.url}/cases/${designated}?tab=documents`);
  await page.getByRole('rowheader', { name: '指定通知書' }).getByRole('link').click();
  await page.getByRole('link', { name: /取り出しの記録.*第1版/ }).click();
  await page.getByRole('heading', { name: /取り出した記録/ }).waitFor();
  await context.close();
});
