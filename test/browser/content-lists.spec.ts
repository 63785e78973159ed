/** Lists as hospitals have them: thirty rows of a spreadsheet come in with four page loads, and the pages on the way have no fault. */
import type { Browser } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/identity/demo-accounts.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import { loadPeople, open, signIn } from '../support/hospital-walk.js';
import { faultsAtEveryWidth } from '../support/page-faults.js';
import { storedContent } from '../support/stored-content.js';

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

async function signedIn(login: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(`${test.url}/login`);
  await page.getByLabel('ログインID').fill(login);
  await page.getByLabel('パスワード').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'ログインする' }).click();
  await page.waitForLoadState();
  return { context, page };
}

const stored = async (id: string) =>
  (await storedContent(test.dataSource.query.bind(test.dataSource), id))['destinations'] as Record<string, unknown>[];

/** As a spreadsheet puts it on the clipboard: other headings, another order, a column more, a sum below. */
const spreadsheet = (rows: number) =>
  [
    '派遣先一覧',
    'No.\t病院名\t診療科\t医療圏\t"延べ派遣\n人数"\t延べ日数',
    ...Array.from(
      { length: rows },
      (_, index) =>
        `${index + 1}\t架空第${index + 1}病院\t内科\t${index % 2 ? '十勝圏' : '根室'}\t１，２${index % 10}０人\t${100 + index}`,
    ),
    '\t合計\t\t\t9,999\t9,999',
  ].join('\r\n');

it.each([true, false])(
  'thirty rows are pasted, looked at and taken over in four page loads, JavaScript %s',
  async (javaScript) => {
    const login = javaScript ? 'h-sakihama' : 'h-muteki';
    const id = await open(await signIn(test, login), { kind: 'RENKEI_B' });
    const { context, page } = await signedIn(login, javaScript);
    await page.goto(`${test.url}/cases/${id}/content/dispatch`);
    let loads = 0;
    page.on('load', () => (loads += 1));
    const press = async (name: RegExp | string) => {
      const loaded = page.waitForEvent('load');
      await page.getByRole('button', { name }).first().click();
      await loaded;
    };
    await page.getByLabel('派遣が必要である理由').fill('圏域に専門医がいない。');
    await press(/^保存して、一覧で入れる/u);
    expect(new URL(page.url()).pathname).toBe(`/cases/${id}/lists/destinations`);
    await page.getByLabel('表', { exact: true }).fill(spreadsheet(30));
    await press('違いを確かめる');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('取り込む内容の確認');
    expect(await page.getByText('次の列は、この一覧にないので読みません：No.').isVisible()).toBe(true);
    expect(await stored(id)).toEqual([]);
    await press('この内容で取り込む');
    expect(new URL(page.url()).pathname).toBe(`/cases/${id}/content/dispatch`);
    expect(loads).toBe(3);
    const rows = await stored(id);
    expect(rows).toHaveLength(30);
    expect(rows[1]).toEqual({
      institutionName: '架空第2病院',
      planningAreaId: 'tokachi',
      elsewhere: '',
      department: '内科',
      persons: 1210,
      days: 101,
    });
    expect(await page.getByLabel('派遣が必要である理由').inputValue()).toBe('圏域に専門医がいない。');

    // Twenty empty rows by hand, in one load.
    await page.getByLabel('追加する行の数').selectOption('20行');
    await press('保存して行を追加する（派遣先）');
    expect(await page.locator('.row-fields').count()).toBe(50);
    expect(new URL(page.url()).hash).toBe('#field-destinations-new');
    expect(await page.locator('#field-destinations-new legend').textContent()).toContain('派遣先 31');
    await context.close();
  },
);

it('has no violation, no overflow and no small target on its pages, whatever they show', async () => {
  const id = await open(await signIn(test, 'h-tokachi'), { kind: 'RENKEI_B' });
  const { context, page } = await signedIn('h-tokachi', true);
  const faults: string[] = [];
  const look = async (name: string) => void faults.push(...(await faultsAtEveryWidth(page, name)));
  const press = async (name: RegExp | string) => {
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name }).first().click();
    await loaded;
  };
  const paste = async (text: string) => {
    await page.goto(`${test.url}/cases/${id}/lists/destinations`);
    await page.getByLabel('表', { exact: true }).fill(text);
    await press('違いを確かめる');
  };
  await page.goto(`${test.url}/cases/${id}/lists/destinations`);
  await look('list');
  await paste('病院名\t人数\n甲病院\t八十\n乙病院\t20\t30\n');
  expect(await page.locator('#faults tbody tr').count()).toBe(2);
  await look('list-faults');
  await paste(spreadsheet(3));
  await look('list-added');
  await press('この内容で取り込む');
  await page.goto(`${test.url}/cases/${id}/content/dispatch`);
  await look('dispatch');
  await paste(
    '病院名\t医療圏\t診療科\t人数\n架空第1病院\t根室\t内科\t1\n架空第2病院\t十勝\t内科\t1,210\n=甲病院\t\t外科\t\n',
  );
  await look('list-changes');
  expect(faults).toEqual([]);
  await context.close();
});
