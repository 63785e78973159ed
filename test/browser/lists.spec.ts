import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser } from 'playwright-core';
import type { Actor, Role } from '../../src/procedure/terms/actors.js';
import { DemoInstitutions } from '../../src/registry/demo-institutions.js';
import { WebModule } from '../../src/web/web.module.js';
import { launchBrowser } from '../support/browser.js';
import { person } from '../support/case-rows.js';
import { insertDesignation, insertNotice, insertSampleCases, type ListSamples } from '../support/list-samples.js';
import { faultsOfAddress } from '../support/page-faults.js';
import { type PartialApp, startPartialApp } from '../support/partial-app.js';

let partial: PartialApp;
let browser: Browser;
let samples: ListSamples;
let designationId: string;
let actor: Actor | null;

beforeAll(async () => {
  partial = await startPartialApp({ rooms: { imports: [WebModule] }, env: { SEED_DEMO: 'true' }, actor: () => actor });
  const { app, dataSource } = partial;
  samples = await insertSampleCases(dataSource, app.get(DemoInstitutions), 80);
  const [first = '', second = ''] = samples.institutionIds;
  for (const institutionId of samples.institutionIds)
    designationId = await insertDesignation(dataSource, { institutionId });
  await insertDesignation(dataSource, {
    institutionId: second,
    kind: 'C2',
    validFrom: '2023-04-01',
    validTo: '2026-03-31',
  });
  for (let n = 1; n <= 12; n += 1) {
    const subject = `【要対応・12/18（金）まで】B水準の指定の申請に係る補正について（依頼） R8-3-00${n}`;
    await insertNotice(
      dataSource,
      samples.caseIds[n] ?? '',
      ['prefecture', ''],
      subject,
      `2026-12-0${1 + (n % 3)}T01:00:00Z`,
    );
    await insertNotice(
      dataSource,
      samples.caseIds[n] ?? '',
      ['institution', first],
      subject,
      `2026-12-0${1 + (n % 3)}T01:00:00Z`,
    );
  }
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await partial?.close();
});

const PAGES: [string, Role | null, () => string][] = [
  ['prefecture', 'prefectureOfficer', () => '/prefecture'],
  ['approver', 'prefectureApprover', () => '/prefecture'],
  ['cases', 'prefectureOfficer', () => '/cases'],
  ['cases-narrowed', 'prefectureOfficer', () => '/cases?text=病院&kind=B&planningAreaId=tokachi&overdue=true'],
  ['cases-none', 'prefectureOfficer', () => '/cases?text=ない病院'],
  ['cases-hospital', 'hospital', () => '/cases'],
  ['help', 'prefectureOfficer', () => '/help?kind=RENKEI_B&procedure=renewal'],
  ['help-case', 'prefectureOfficer', () => `/help?case=${samples.caseIds[24]}`],
  ['notices', 'prefectureOfficer', () => '/notices'],
  ['designations', 'prefectureOfficer', () => '/designations'],
  ['designation', 'prefectureOfficer', () => `/designations/${designationId}`],
  ['public', null, () => '/public/designations'],
];

it.each(PAGES)(
  '%s is accessible, complains of nothing and does not scroll sideways at any width',
  async (name, role, path) => {
    actor = role && {
      ...person(role, { institutionId: samples.institutionIds[0] }),
      officeName: role === 'hospital' ? '十勝緑陽総合病院' : '地域医療課',
    };
    const page = await browser.newPage();
    expect(await faultsOfAddress(page, partial.url + path(), name)).toEqual([]);
    await page.close();
  },
);

it('the filter of the list replaces the results alone and keeps the conditions in the address', async () => {
  actor = person('prefectureOfficer');
  const page = await browser.newPage();
  await page.goto(`${partial.url}/cases`);
  await page.evaluate(() => document.body.setAttribute('data-kept', ''));
  await page.getByLabel('区分').selectOption({ label: 'C-2水準' });
  await page.getByRole('button', { name: '絞り込む' }).click();
  await page.locator('[data-page-status]', { hasText: '20件' }).waitFor({ state: 'attached' });
  expect(await page.locator('body[data-kept]').count()).toBe(1);
  expect(page.url()).toContain('kind=C2');
  await page.getByRole('link', { name: '区分：C-2水準 を外す' }).click();
  await page.getByText('80件').first().waitFor();
  await page.close();
});

it('a list of 80 cases is printed on at most six sheets, each with the head of the table', async () => {
  actor = person('prefectureOfficer');
  const page = await browser.newPage();
  await page.goto(`${partial.url}/cases?view=print`);
  const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })), verbosity: 0 })
    .promise;
  expect(pdf.numPages).toBeGreaterThan(1);
  expect(pdf.numPages).toBeLessThanOrEqual(6);
  const sheets = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const sheet = await pdf.getPage(index + 1);
      const { items } = await sheet.getTextContent();
      return {
        landscape: sheet.view[2]! > sheet.view[3]!,
        text: items.map((item) => ('str' in item ? item.str : '')).join(''),
      };
    }),
  );
  for (const { landscape, text } of sheets)
    expect([landscape, text]).toEqual([true, expect.stringContaining('次の対応者')]);
  expect(
    sheets
      .map(({ text }) => text)
      .join('')
      .match(/R8-3-\d{4}/g),
  ).toHaveLength(80);
  await page.close();
});
