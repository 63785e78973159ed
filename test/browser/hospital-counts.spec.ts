/** How much a clerk presses, types and loads: what the system knows is not asked twice, and no page is opened for nothing. */
import type { Browser, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/identity/demo-accounts.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import { fill, loadPeople, open, prepare, signIn } from '../support/hospital-walk.js';
import { pdf } from '../support/test-files.js';

let test: TestApp;
let browser: Browser;

beforeAll(async () => {
  test = await startTestApp({ now: '2026-11-16T09:00:00+09:00', env: { SEED_DEMO: 'true' } });
  await loadPeople(test);
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await test?.close();
});

/** A clerk whose presses, typed fields and page loads are counted from the home on; choosing a file is a press. */
class Clerk {
  readonly done = { clicks: 0, fields: 0, loads: 0 };

  private constructor(readonly page: Page) {}

  static async signedIn(login: string): Promise<Clerk> {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`${test.url}/login?next=%2Fhospital`);
    await page.getByLabel('ログインID').fill(login);
    await page.getByLabel('パスワード').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'ログインする' }).click();
    await page.waitForURL('**/hospital');
    const clerk = new Clerk(page);
    page.on('load', () => (clerk.done.loads += 1));
    return clerk;
  }

  async go(name: string | RegExp): Promise<void> {
    await this.leave(this.page.getByRole('link', { name }).first());
  }

  async press(name: string | RegExp): Promise<void> {
    await this.leave(this.page.getByRole('button', { name }).first());
  }

  async pick(label: string | RegExp): Promise<void> {
    this.done.clicks += 1;
    await this.page.getByLabel(label).first().check();
  }

  async type(label: string | RegExp, value: string): Promise<void> {
    this.done.fields += 1;
    await this.page.getByLabel(label).first().fill(value);
  }

  async choose(name: string): Promise<void> {
    this.done.clicks += 1;
    const file = { name, mimeType: 'application/pdf', buffer: pdf({ text: name }) };
    await this.page.locator('input[type=file]').first().setInputFiles(file);
  }

  /** Every tick that says that the plan states something. */
  async attest(): Promise<void> {
    for (const box of await this.page.getByLabel('計画（案）に記載した').all()) {
      this.done.clicks += 1;
      await box.check();
    }
  }

  async pledge(): Promise<void> {
    await this.pick('ない');
    await this.pick(/誓約します/u);
    await this.type('誓約の日', '令和8年11月10日');
    await this.press('保存して続ける');
  }

  private async leave(target: ReturnType<Page['getByRole']>): Promise<void> {
    this.done.clicks += 1;
    const loaded = this.page.waitForEvent('load');
    await target.click();
    await loaded;
  }
}

it('a first application of B takes at most 22 presses, and no field is typed twice', async () => {
  const clerk = await Clerk.signedIn('h-sakihama');
  await clerk.go('B水準');
  await clerk.press('申請を始める');
  await clerk.type('担当者の電話番号', '0155-00-0000');
  await clerk.press('保存して続ける');
  await clerk.type('指定に係る業務の内容', '(1) 救急医療');
  await clerk.pick(/^\(1\)イ/u);
  await clerk.press('保存して続ける');
  await clerk.type('実績の期間の始まり', '令和7年1月1日');
  await clerk.type('実績の期間の終わり', '令和7年12月31日');
  await clerk.type('救急車の受入件数', '1,842');
  await clerk.type('時間外等に受診し', '611');
  await clerk.pick('ある');
  await clerk.type('その役割の内容', '脳卒中の急性期医療');
  await clerk.press('保存して続ける');
  await clerk.type('医師をやむを得ず', '圏域で唯一の救急病院である。');
  await clerk.type('地域の医療提供体制', '救急患者の受入れ');
  await clerk.press('保存して続ける');
  await clerk.pledge();
  for (const [label, value] of Object.entries({
    計画期間の始まり: '令和9年4月1日',
    計画期間の終わり: '令和14年3月31日',
    勤務する医師の人数: '84',
    年960時間を超える: '12',
    最も長い医師: '1540',
    意見を聴いた相手: '勤務医の代表',
    意見を聴いた日: '令和8年8月20日',
  }))
    await clerk.type(label, value);
  await clerk.attest();
  await clerk.choose('計画.pdf');
  await clerk.press('保存して続ける');
  await clerk.type('受審の申込日', '令和8年6月1日');
  await clerk.type('評価センターの受付番号', '架空-1');
  await clerk.press('記録して続ける');
  await clerk.pick(/十分に行われ/u);
  await clerk.type('評価結果通知書の番号', '架空第100号');
  await clerk.type('評価結果通知書の日付', '令和8年10月20日');
  await clerk.type('評価時点', '令和8年9月30日');
  await clerk.choose('評価.pdf');
  await clerk.press('記録して続ける');
  await clerk.press('この内容で提出する');
  expect(new URL(clerk.page.url()).pathname).toMatch(/\/submitted$/u);
  expect(clerk.done.clicks).toBeLessThanOrEqual(22);
}, 120_000);

it('a second 区分 of the same hospital takes at most ten typed fields', async () => {
  const hospital = await signIn(test, 'h-tokachi');
  await prepare(hospital, await open(hospital, { kind: 'B' }), 'B');
  const clerk = await Clerk.signedIn('h-tokachi');
  await clerk.go('新しい申請を始める');
  await clerk.pick('新規');
  await clerk.pick(/^連携B水準/u);
  await clerk.press('申請を始める');
  await clerk.press('保存して続ける');
  await clerk.type('医療機関の名称', '根室海灯病院');
  await clerk.page.locator('select').first().selectOption('nemuro');
  await clerk.type('診療科', '内科');
  await clerk.type(/人数/u, '20');
  await clerk.type(/日数/u, '100');
  await clerk.type('派遣が必要である理由', '派遣先には常勤医がいない。');
  await clerk.press('保存して続ける');
  await clerk.pledge();
  await clerk.attest();
  await clerk.pick(/時短計画（案）\.pdf/u);
  await clerk.press('保存して続ける');
  await clerk.press('記録して続ける');
  await clerk.pick(/評価結果\.pdf/u);
  await clerk.press('記録して続ける');
  await clerk.press('この内容で提出する');
  expect(new URL(clerk.page.url()).pathname).toMatch(/\/submitted$/u);
  expect(clerk.done.fields).toBeLessThanOrEqual(10);
}, 120_000);

it('a renewal without change takes at most twelve page loads and three typed fields', async () => {
  const hospital = await signIn(test, 'h-muteki');
  const former = await open(hospital, { kind: 'B' });
  await prepare(hospital, former, 'B');
  await fill(hospital, `/cases/${former}/check`, {});
  await fill(hospital, `/cases/${former}/actions/withdraw`, { reason: '試験のため' });
  await test.dataSource.query(
    `INSERT INTO designation (institution_id, kind, application_id, designated_on, valid_from, valid_to, matters, changes, created_at)
     SELECT institution_id, 'B', id, '2024-01-11', '2024-01-11', '2027-01-10',
       (SELECT matter -> 'content' -> 'subItems' FROM submission WHERE application_id = application.id ORDER BY number DESC LIMIT 1), '[]', now()
     FROM application WHERE id = $1`,
    [former],
  );
  const clerk = await Clerk.signedIn('h-muteki');
  await clerk.go('更新の申請を始める');
  await clerk.press('申請を始める');
  for (let section = 1; section <= 4; section += 1) await clerk.press('保存して続ける');
  await clerk.pledge();
  expect(await clerk.page.getByText('前回から', { exact: true }).count()).toBeGreaterThanOrEqual(7);
  await clerk.attest();
  await clerk.pick(/時短計画（案）\.pdf/u);
  await clerk.press('保存して続ける');
  await clerk.press('記録して続ける');
  await clerk.pick(/評価結果\.pdf/u);
  await clerk.press('記録して続ける');
  await clerk.press('この内容で提出する');
  expect(new URL(clerk.page.url()).pathname).toMatch(/\/submitted$/u);
  expect([clerk.done.loads <= 12, clerk.done.fields <= 3, clerk.done]).toEqual([true, true, clerk.done]);
}, 120_000);
