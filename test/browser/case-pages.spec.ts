import type { Browser, BrowserContext } from 'playwright-core';
import type { EventType } from '../../src/procedure/events/index.js';
import { actionPath, casePath } from '../../src/web/addresses/case-addresses.js';
import { CASE_TABS } from '../../src/web/addresses/tabs.js';
import { launchBrowser } from '../support/browser.js';
import { PEOPLE } from '../support/case-fixture.js';
import { refusalEvent } from '../support/procedure.js';
import { faultsOfAddress, pageFaults } from '../support/page-faults.js';
import { type Person, startWebFixture, type WebFixture } from '../support/web-fixture.js';

let web: WebFixture;
let browser: Browser;
/** One login serves a whole test; the clock that is set back between tests ends the sessions. */
let cookies: Partial<Record<Person, { name: string; value: string }>> = {};

beforeAll(async () => {
  [web, browser] = await Promise.all([startWebFixture(), launchBrowser()]);
});
beforeEach(async () => {
  cookies = {};
  await web.fixture.clear();
});
afterAll(async () => {
  await browser?.close();
  await web?.close();
});

async function contextOf(person: Person, javaScriptEnabled = true): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled });
  const { name, value } = (cookies[person] ??= await web.cookieOf(person));
  await context.addCookies([{ name, value: decodeURIComponent(value), url: web.url }]);
  return context;
}

/** Looks at one address at every width. */
async function look(person: Person, path: string, name: string): Promise<void> {
  const context = await contextOf(person);
  const page = await context.newPage();
  expect(await faultsOfAddress(page, web.url + path, name)).toEqual([]);
  await context.close();
}

const { officer, healthCentre } = PEOPLE;

describe('the pages of a case at every width', () => {
  it('its tabs, for each side', async () => {
    const caseId = await web.fixture.examined();
    await web.fixture.send(caseId, officer, {
      type: 'REQUEST_CORRECTION',
      items: [{ target: 'D05', text: '救急車の受入件数の対象期間を書いてください。' }],
      dueOn: '2026-12-01',
    });
    await refuse(caseId);
    for (const tab of Object.keys(CASE_TABS)) await look('officer', `${casePath(caseId)}?tab=${tab}`, `tab-${tab}`);
    await look('hospital', casePath(caseId), 'tab-overview-hospital');
  });

  it('its tabs when the designation is drafted and approved', async () => {
    const caseId = await web.fixture.approved();
    for (const tab of ['overview', 'hearings', 'documents'])
      await look('officer', `${casePath(caseId)}?tab=${tab}`, `approved-${tab}`);
    await look('officer', actionPath(caseId, 'ISSUE_DESIGNATION'), 'action-ISSUE_DESIGNATION');
    await look('healthCentre', casePath(caseId), 'tab-overview-health-centre');
  });

  it('the actions of receipt and examination', async () => {
    const caseId = await web.fixture.submitted();
    await looks('officer', caseId, ['RECEIVE']);
    await web.fixture.send(caseId, officer, { type: 'RECEIVE' });
    await looks('officer', caseId, [
      'RECORD_EXAMINATION',
      'REQUEST_CORRECTION',
      'REQUEST_COORDINATION_COUNCIL',
      'DRAFT_REFUSAL',
      'DRAFT_DESIGNATION',
    ]);
    await web.fixture.send(caseId, officer, {
      type: 'REQUEST_CORRECTION',
      items: [{ target: 'D05', text: '期間を書いてください。' }],
      dueOn: '2026-12-01',
    });
    await looks('officer', caseId, ['CLOSE_CORRECTION']);
  });

  it('the actions of the councils and of the decision', async () => {
    const caseId = await web.fixture.examined();
    await looks('officer', caseId, ['REQUEST_COORDINATION_COUNCIL']);
    await web.fixture.send(caseId, officer, {
      type: 'REQUEST_COORDINATION_COUNCIL',
      planningAreaIds: ['tokachi'],
      dueOn: '2026-12-04',
    });
    await looks('officer', caseId, ['CANCEL_COUNCIL_REQUEST']);
    await confirm(caseId);
    await looks('officer', caseId, ['REFER_TO_MEASURES_COUNCIL', 'REOPEN_EXAMINATION']);
    await web.fixture.send(caseId, officer, { type: 'REFER_TO_MEASURES_COUNCIL' });
    await looks('officer', caseId, ['RECORD_MEASURES_COUNCIL']);
    await web.fixture.send(caseId, officer, {
      type: 'RECORD_MEASURES_COUNCIL',
      heldOn: '2026-11-16',
      opinion: 'agreed',
      remarks: '',
    });
    await looks('officer', caseId, ['REFER_TO_MEDICAL_COUNCIL']);
    await web.fixture.send(caseId, officer, { type: 'REFER_TO_MEDICAL_COUNCIL' });
    await looks('officer', caseId, ['RECORD_MEDICAL_COUNCIL']);
    await web.fixture.send(caseId, officer, {
      type: 'RECORD_MEDICAL_COUNCIL',
      heldOn: '2026-11-16',
      answeredOn: '2026-11-16',
      body: 'section',
      opinion: 'agreed',
      remarks: '',
    });
    await looks('officer', caseId, ['DRAFT_DESIGNATION']);
    await web.fixture.send(
      caseId,
      officer,
      refusalEvent({ reason: '救急の実績が要件に届かないため', issueOn: web.fixture.clock.today() }),
    );
    await looks('approver', caseId, ['APPROVE', 'RETURN_DRAFT']);
    await web.fixture.send(caseId, PEOPLE.approver, { type: 'APPROVE', comment: '' });
    await looks('officer', caseId, ['ISSUE_REFUSAL']);
  });
});

describe('a form with mistakes', () => {
  it.each([true, false])('leads to each field, and adds rows (JavaScript: %s)', async (javaScriptEnabled) => {
    const caseId = await web.fixture.examined();
    const context = await contextOf('officer', javaScriptEnabled);
    const page = await context.newPage();
    await page.goto(`${web.url}${actionPath(caseId, 'REQUEST_CORRECTION')}`);
    await page.locator('#field-items-0--text-').fill('件数を直してください');
    await page.locator('button', { hasText: '補正の項目を追加する' }).click();
    await page.locator('#field-items-3--text-').waitFor();
    expect(await page.locator('#field-items-0--text-').inputValue()).toBe('件数を直してください');
    await page.locator('main .button--primary').click();
    await page.locator('[data-error-summary]').waitFor();
    expect(await page.title()).toMatch(/^エラー：/);
    if (javaScriptEnabled) expect(await pageFaults(page)).toEqual([]);
    for (const link of await page.locator('[data-error-summary] a').all()) {
      expect(await page.locator((await link.getAttribute('href'))!).getAttribute('aria-invalid')).toBe('true');
    }
    await page.locator('#field-items-0--target-').selectOption('D05');
    await page.locator('main .button--primary').click();
    await page
      .locator('.banner--success', { hasText: '補正を求めました（1件、期限 令和8年12月1日（火））。' })
      .waitFor();
    await context.close();
  });
});

describe('in print', () => {
  it('the case shows its facts and no controls', async () => {
    const caseId = await web.fixture.examined();
    const context = await contextOf('officer');
    const page = await context.newPage();
    await page.goto(`${web.url}${casePath(caseId)}`);
    await page.emulateMedia({ media: 'print' });
    for (const control of ['.main-nav', '.tabs', '.breadcrumbs', '.action-panel'])
      expect(await page.locator(control).first().isVisible()).toBe(false);
    expect(await page.locator('.who-when').isVisible()).toBe(true);
    await context.close();
  });
});

async function looks(person: Person, caseId: string, types: readonly EventType[]): Promise<void> {
  for (const type of types) await look(person, actionPath(caseId, type), `action-${type}`);
}

/** The health centre's part, past its pages. */
async function confirm(caseId: string): Promise<void> {
  const [hearing] = await web.fixture.query<{ id: string }>(
    'SELECT id FROM hearing WHERE application_id = $1 AND NOT voided',
    [caseId],
  );
  const hearingId = hearing?.id ?? '';
  await web.fixture.send(caseId, healthCentre, {
    type: 'CONVENE_COUNCIL',
    hearingId,
    method: 'written',
    meetsOn: '2026-11-16',
    meetingName: '第2回 十勝圏地域医療構想調整会議',
  });
  const points = { consistentWithPolicy: true, longHoursUnavoidable: true };
  await web.fixture.send(caseId, healthCentre, {
    type: 'RECORD_CONFIRMATION',
    hearingId,
    points,
    confirmedOn: '2026-11-16',
    chair: '座長 三郎',
    remarks: '',
  });
  await web.fixture.send(caseId, healthCentre, { type: 'REPORT_CONFIRMATION', hearingId });
}

/** Leaves one refused attempt behind. */
async function refuse(caseId: string): Promise<void> {
  await expect(web.fixture.send(caseId, officer, { type: 'CLOSE_CORRECTION', reason: '' })).rejects.toThrow();
}
