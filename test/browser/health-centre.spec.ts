import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { PEOPLE } from '../support/case-fixture.js';
import { pageFaults, takePicture } from '../support/page-faults.js';
import { startWebFixture, type WebFixture } from '../support/web-fixture.js';

let web: WebFixture;
let browser: Browser;

beforeAll(async () => {
  web = await startWebFixture();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await web?.close();
});

async function look(page: Page, name: string): Promise<void> {
  await takePicture(page, name);
  expect([name, await pageFaults(page)]).toEqual([name, []]);
}

it.each([1280, 390])(
  'a health centre takes a case from the request to the report: 6 clicks for a meeting, 5 for each case on it, %i px wide',
  async (width) => {
    await web.fixture.clear();
    const caseId = await web.fixture.examined();
    await web.fixture.send(caseId, PEOPLE.officer, {
      type: 'REQUEST_COORDINATION_COUNCIL',
      planningAreaIds: ['tokachi'],
      dueOn: '2026-12-04',
    });
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const { name, value } = await web.cookieOf('healthCentre');
    await context.addCookies([{ name, value: decodeURIComponent(value), url: web.url }]);
    const page = await context.newPage();
    let clicks = 0;
    const click = async (role: 'link' | 'button', words: string) => {
      clicks += 1;
      await page.getByRole(role, { name: words, exact: true }).first().click();
      await page.waitForLoadState();
    };
    const tick = async (words: string, nth = 0) => {
      clicks += 1;
      await page.getByLabel(words, { exact: true }).nth(nth).check();
    };

    await page.goto(`${web.url}/health-centre`);
    await look(page, 'home');
    await click('link', '会議をつくる');
    await look(page, 'new-meeting');
    await tick('書面');
    await page.getByLabel('開催日').fill('令和8年11月16日');
    await page.getByLabel('座長').fill('髙﨑 一郎');
    await page.getByLabel('構成員の人数').fill('14');
    await page.getByLabel('回答した人数').fill('14');
    await tick('十勝緑陽総合病院を選択');
    await click('button', 'この内容で会議をつくる');
    await look(page, 'meeting');
    const meeting = page.url().split('?')[0]!;
    await click('link', '確認を記録する');
    await look(page, 'confirmation');
    await tick('確認した', 0);
    await tick('確認した', 1);
    await click('button', 'この案件の確認を記録する');
    await look(page, 'reports');
    await tick('十勝緑陽総合病院を選択');
    await click('button', '選んだ案件を確かめる');
    await look(page, 'report-check');
    await click('button', 'この1件を報告する');
    await look(page, 'reported');
    expect(await page.getByText('1件を報告しました').count()).toBe(1);
    // Of the meeting: made, its method, sent, opened for the first case, the look before the report, the report: 6. Of the case: chosen for the
    // meeting, two points, recorded, chosen for the report: 5. Where there are more cases, two clicks choose all: 8 for all, 3 for each.
    expect(clicks).toBeLessThanOrEqual(11);

    for (const path of ['', '/requests', '/meetings', '/institutions']) {
      await page.goto(`${web.url}/health-centre${path}`);
      await look(page, `after${path.replace('/', '-')}`);
    }
    await page.goto(`${meeting}/print`);
    await look(page, 'print');
    await page.goto(`${meeting}/edit`);
    await page.getByLabel('会議の名称').fill('');
    await page.getByRole('button', { name: '会議の内容を保存する' }).click();
    await page.waitForLoadState();
    await look(page, 'edit-errors');
    await context.close();
  },
);

it.each([1280, 390])('the pages of one act, %i px wide', async (width) => {
  await web.fixture.clear();
  const caseId = await web.fixture.examined();
  await web.fixture.send(caseId, PEOPLE.officer, {
    type: 'REQUEST_COORDINATION_COUNCIL',
    planningAreaIds: ['tokachi'],
    dueOn: '2026-12-04',
  });
  const [hearing] = await web.fixture.query<{ id: string }>('SELECT id FROM hearing');
  const hearingId = hearing?.id ?? '';
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const { name, value } = await web.cookieOf('healthCentre');
  await context.addCookies([{ name, value: decodeURIComponent(value), url: web.url }]);
  const page = await context.newPage();
  await page.goto(`${web.url}/cases/${caseId}/actions/convene-council`);
  await look(page, 'act-convene');
  await web.fixture.send(caseId, PEOPLE.healthCentre, {
    type: 'CONVENE_COUNCIL',
    hearingId,
    method: 'written',
    meetsOn: '2026-11-16',
    meetingName: '第2回',
  });
  await page.goto(`${web.url}/cases/${caseId}/actions/record-confirmation`);
  await look(page, 'act-confirm');
  const points = { consistentWithPolicy: true, longHoursUnavoidable: false };
  await web.fixture.send(caseId, PEOPLE.healthCentre, {
    type: 'RECORD_CONFIRMATION',
    hearingId,
    points,
    confirmedOn: '2026-11-16',
    chair: '髙﨑 一郎',
    remarks: '代替の体制を検討すべきとの意見',
  });
  await page.goto(`${web.url}/cases/${caseId}/actions/report-confirmation`);
  await look(page, 'act-report');
  await page.goto(`${web.url}/health-centre/reports`);
  await look(page, 'reports-doubt');
  await context.close();
});
