import type { Browser, BrowserContext, Page } from 'playwright-core';
import { pdf } from '../support/test-files.js';
import { DEMO_PASSWORD } from '../../src/identity/demo-accounts.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import { complaintsOf, faultsAtEveryWidth } from '../support/page-faults.js';
import { fill, loadPeople, open, prepare, signIn } from '../support/hospital-walk.js';

/** Smallest height of what is pressed on the hospital's pages, in CSS pixels; links within a sentence are text. */
const TARGET = 44;

let test: TestApp;
let browser: Browser;

beforeAll(async () => {
  test = await startTestApp({ now: '2026-11-16T09:00:00+09:00', env: { SEED_DEMO: 'true' } });
  await loadPeople(test);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await test?.close();
});

/** A browser in which the person is signed in. */
async function signedIn(
  login: string,
  width: number,
  javaScriptEnabled = true,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(`${test.url}/login?next=%2Fhospital`);
  await page.getByLabel('ログインID').fill(login);
  await page.getByLabel('パスワード').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'ログインする' }).click();
  await page.waitForURL('**/hospital');
  return { context, page };
}

/** What is too small for a finger. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((target) => {
    const pressed = [
      ...document.querySelectorAll<HTMLElement>(
        'main .button, main .input:not([type=hidden]), main summary, main .task-list__task, main .choice__label, main .open-points a, main .task-parts a',
      ),
    ];
    return pressed
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < target - 0.5)
      .map((element) => `target ${element.getBoundingClientRect().height} px: ${element.outerHTML.slice(0, 120)}`);
  }, TARGET);
}

async function look(login: string, paths: Record<string, string>): Promise<void> {
  const { context, page } = await signedIn(login, 1280);
  const complaints = complaintsOf(page);
  const faults: string[] = [];
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(test.url + path);
    faults.push(...(await faultsAtEveryWidth(page, name, { also: smallTargets })));
  }
  await context.close();
  expect([...faults, ...complaints]).toEqual([]);
}

describe('every page of an application of each kind', () => {
  const paths: Record<string, string> = {};
  beforeAll(async () => {
    const hospital = await signIn(test, 'h-tokachi');
    const pages = (id: string, kind: string, names: string[]) => {
      for (const name of names) paths[`${kind}-${name.replaceAll('/', '-')}`] = `/cases/${id}/${name}`;
    };
    const b = await open(hospital, { kind: 'B' });
    await fill(hospital, `/cases/${b}/content/sub-items`, {
      business: '(1) 救急医療',
      subItems: ['(1)イ', '(2)ア', '(3)イ'],
    });
    await fill(hospital, `/cases/${b}/content/pledge`, {
      'violation[exists]': 'true',
      'violation[referredOn]': '令和7年12月1日',
      'violation[publishedOn]': '令和8年2月1日',
    });
    pages(b, 'b', [
      'preparation',
      'content/applicant',
      'content/sub-items',
      'content/results',
      'content/reason',
      'content/pledge',
      'plan',
      'evaluation',
      'documents',
      'check',
      'actions/withdraw',
    ]);
    const renkei = await open(hospital, { kind: 'RENKEI_B' });
    await prepare(hospital, renkei, 'RENKEI_B');
    pages(renkei, 'renkei', ['preparation', 'content/dispatch', 'plan', 'evaluation', 'documents', 'check']);
    const c1 = await open(hospital, { kind: 'C1' });
    pages(c1, 'c1', ['content/training', 'plan']);
    const c2 = await open(hospital, { kind: 'C2' });
    await prepare(hospital, c2, 'C2');
    await fill(hospital, `/cases/${c2}/check`, {});
    pages(c2, 'c2', ['content/doctors', 'submitted', 'correction', 'preparation']);
    Object.assign(paths, { home: '/hospital', opening: '/hospital/applications/new' });

    const other = await signIn(test, 'h-shionari');
    const officer = await signIn(test, 'ken-yamada');
    const corrected = await open(other, { kind: 'C1' });
    await prepare(other, corrected, 'C1');
    await fill(other, `/cases/${corrected}/check`, {});
    await fill(officer, `/cases/${corrected}/actions/receive`, {});
    await fill(officer, `/cases/${corrected}/actions/request-correction`, {
      'items[0][target]': 'D08',
      'items[0][text]': '研修の期間と、必要な症例の数を具体的に書いてください。',
      'items[1][target]': 'D09',
      'items[1][text]': '専門研修プログラムの全ての頁を添付してください。',
      dueOn: '令和8年11月27日',
    });
    correction = corrected;
  });
  let correction = '';

  it('has no violation, no overflow and no small target at any width', () => look('h-tokachi', paths));
  it('nor has the correction', () => look('h-shionari', { correction: `/cases/${correction}/correction` }));
});

it('a clerk fills the content with the keyboard alone', async () => {
  const id = await open(await signIn(test, 'h-hoshimidai'), { kind: 'RENKEI_B' });
  const { context, page } = await signedIn('h-hoshimidai', 1280);
  await page.goto(`${test.url}/cases/${id}/content/dispatch`);
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        return {
          name: element.getAttribute('name') ?? '',
          value: element.getAttribute('value') ?? '',
          outline: Number.parseFloat(getComputedStyle(element).outlineWidth),
        };
      });
      expect(stop.outline).toBeGreaterThanOrEqual(2);
      if (stop.name === name || `${stop.name}=${stop.value}` === name) return;
    }
    throw new Error(`the keyboard does not reach ${name}`);
  };
  await tabTo('destinations[0][institutionName]');
  await page.keyboard.type('根室海灯病院');
  await tabTo('destinations[0][persons]');
  await page.keyboard.type('20');
  await tabTo('addRow=destinations');
  await Promise.all([page.waitForURL(/row=destinations#field-destinations-new$/u), page.keyboard.press('Enter')]);
  await page.locator('[name="destinations[1][institutionName]"]').focus();
  await page.keyboard.type('釧路霧笛総合病院');
  await tabTo('then=stay');
  await Promise.all([page.waitForURL('**/content/dispatch?saved=1'), page.keyboard.press('Enter')]);
  expect(await page.getByRole('status').first().textContent()).toContain('保存しました');
  expect(await page.locator('[name="destinations[1][institutionName]"]').inputValue()).toBe('釧路霧笛総合病院');
  await page.getByRole('link', { name: '所在する二次医療圏を選んでください' }).first().focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => location.hash)).toBe('#field-destinations-0--planningAreaId-');
  await context.close();
});

it('asks whoever leaves a page with something typed, and not whoever saved it', async () => {
  const id = await open(await signIn(test, 'h-hoshimidai'), { kind: 'B' });
  const { context, page } = await signedIn('h-hoshimidai', 1280);
  const path = `/cases/${id}/content/applicant`;
  await page.goto(test.url + path);
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.getByLabel('担当者の氏名').fill('佐々木 美穂');
  const dialog = page.waitForEvent('dialog');
  await page.getByRole('link', { name: '申請の準備' }).click({ noWaitAfter: true });
  await dialog;
  expect(asked).toEqual(['beforeunload']);
  expect(new URL(page.url()).pathname).toBe(path);
  await page.getByLabel('担当者の氏名').press('Enter');
  await page.waitForURL('**/content/applicant?saved=1');
  await page.getByRole('link', { name: '申請の準備' }).click();
  await page.waitForURL('**/preparation');
  expect(asked).toEqual(['beforeunload']);
  await context.close();
});

it.each([true, false])(
  'an application of B goes from nothing to submitted on a phone, JavaScript %s',
  async (javaScript) => {
    const login = javaScript ? 'h-sakihama' : 'h-muteki';
    const { context, page } = await signedIn(login, 390, javaScript);
    const press = async (name: string | RegExp) => {
      await page.getByRole('button', { name }).first().click();
      await page.waitForLoadState();
    };
    const go = async (name: string | RegExp) => {
      await page.getByRole('link', { name }).first().click();
      await page.waitForLoadState();
    };
    const pick = (label: string | RegExp) => page.getByLabel(label).first().check();
    await go('新しい申請を始める');
    await pick('新規');
    await pick(/^B水準/u);
    await press('申請を始める');

    await page.getByLabel('担当者の氏名').fill('佐々木 美穂');
    await page.getByLabel('担当者の電話番号').fill('0155-00-0000');
    await press('保存して一覧へ');
    await go(/^業務と実績/u);
    await page.getByLabel('指定に係る業務の内容').fill('(1) 救急医療');
    await pick(/^\(1\)イ/u);
    await press('保存して続ける');
    await page.getByLabel('実績の期間の始まり').fill('令和7年1月1日');
    await page.getByLabel('実績の期間の終わり').fill('令和7年12月31日');
    await page.getByLabel('救急車の受入件数').fill('1,842');
    await page.getByLabel('時間外等に受診し').fill('611');
    await pick('ある');
    await page.getByLabel('その役割の内容').fill('脳卒中の急性期医療');
    await press('保存する');
    expect(await page.getByText('要件を満たす', { exact: true }).count()).toBe(1);
    await press('保存して続ける');
    await page.getByLabel('医師をやむを得ず').fill('圏域で唯一の救急病院である。');
    await page.getByLabel('地域の医療提供体制').fill('救急患者の受入れ');
    await press('保存して続ける');
    await pick('ない');
    await pick(/誓約します/u);
    await page.getByLabel('誓約の日').fill('令和8年11月10日');
    await press('保存して一覧へ');

    await go('時短計画（案）');
    for (const [label, value] of Object.entries({
      計画期間の始まり: '令和9年4月1日',
      計画期間の終わり: '令和14年3月31日',
      勤務する医師の人数: '84',
      年960時間を超える: '12',
      最も長い医師: '1540',
      意見を聴いた相手: '勤務医の代表',
      意見を聴いた日: '令和8年8月20日',
    })) {
      await page.getByLabel(label).first().fill(value);
    }
    for (const box of await page.getByLabel('計画（案）に記載した').all()) await box.check();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '計画.pdf', mimeType: 'application/pdf', buffer: pdf() });
    await press('保存する');
    await go('申請の準備');
    await go('評価センターの評価');
    await page.getByLabel('受審の申込日').fill('令和8年6月1日');
    await page.getByLabel('評価センターの受付番号').fill('架空-1');
    await press('受審の申込みを記録する');
    await page.getByRole('radio').first().check();
    await page.getByLabel('評価結果通知書の番号').fill('架空第100号');
    await page.getByLabel('評価結果通知書の日付').fill('令和8年10月20日');
    await page.getByLabel('評価時点').fill('令和8年9月30日');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '評価.pdf', mimeType: 'application/pdf', buffer: pdf() });
    await press('評価結果を記録する');
    await go('申請の準備');
    await go('確認と提出');
    await press('この内容で提出する');
    expect(new URL(page.url()).pathname).toMatch(/\/submitted$/u);
    expect(await page.getByRole('heading', { name: /受付番号 R8-3-/u }).count()).toBe(1);
    await context.close();
  },
);
