import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ASSETS_PATH, findAsset } from '../../src/web/base/assets.js';
import { galleryPages } from '../support/gallery.js';
import { renderPage } from '../../src/web/layout/index.js';
import { launchBrowser } from '../support/browser.js';
import { complaintsOf, faultsAtEveryWidth } from '../support/page-faults.js';

const ORIGIN = 'http://gallery.test';
const POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** A context whose network is the gallery alone, under the product's content policy; what was posted is counted. */
async function openGallery(options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext(options);
  const posted: string[] = [];
  await context.route('**/*', async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (request.method() === 'POST') {
      posted.push(pathname);
      return route.fulfill({ status: 204 }); // "no content": the browser stays on the page that posted
    }
    const asset = pathname.startsWith(`${ASSETS_PATH}/`)
      ? findAsset(pathname.slice(ASSETS_PATH.length + 1))
      : undefined;
    if (asset) return route.fulfill({ status: 200, headers: asset.headers, body: asset.body });
    const make = galleryPages[pathname === '/cases' ? 'list' : pathname.slice(1)];
    return make
      ? route.fulfill({
          status: 200,
          headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY },
          body: renderPage(make()),
        })
      : route.fulfill({ status: 404, body: '' });
  });
  return { context, posted };
}

/** Opens a gallery page and collects what the browser complains about (refused styles, scripts, missing files). */
async function visit(context: BrowserContext, name: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(`${ORIGIN}/${name}`);
  return { page, complaints };
}

test.each(Object.keys(galleryPages))(
  'gallery page %s: accessible, nothing refused, no sideways scrolling at any width, targets large enough',
  async (name) => {
    const { context } = await openGallery();
    const { page, complaints } = await visit(context, name);
    expect([...(await faultsAtEveryWidth(page, name, { also: smallTargets })), ...complaints]).toEqual([]);
    await context.close();
  },
);

/** Buttons and form controls under 44 px on a phone; links inside text are exempt (WCAG 2.5.8). */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    (innerWidth >= 640
      ? []
      : [
          ...document.querySelectorAll<HTMLElement>(
            'button, .button, input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, .main-nav__link, .pager__link',
          ),
        ]
    )
      .filter((element) => element.getBoundingClientRect().height < 44 && !element.matches('.visually-hidden'))
      .map((element) => element.outerHTML.slice(0, 100)),
  );
}

/** The text of each sheet of a PDF. */
async function sheetTexts(pdf: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join('');
    }),
  );
}

/** Waits until the live region of the page holds these words. */
async function said(page: Page, words: string): Promise<void> {
  await page.locator('[data-page-status]', { hasText: words }).waitFor({ state: 'attached' });
}

describe('behaviour', () => {
  test('the skip link is the first stop, shows itself and moves the focus to the main part', async () => {
    const { context } = await openGallery();
    const { page } = await visit(context, 'list');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('本文へ移動');
    expect(await page.evaluate(() => document.activeElement!.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await context.close();
  });

  test('every stop of the Tab key shows where the focus is', async () => {
    const { context } = await openGallery();
    const { page } = await visit(context, 'case');
    const stops: number[] = [];
    for (;;) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement === document.body)) break;
      stops.push(await page.evaluate(() => parseFloat(getComputedStyle(document.activeElement!).outlineWidth)));
    }
    expect(stops.length).toBeGreaterThan(20);
    expect(Math.min(...stops)).toBeGreaterThanOrEqual(2);
    await context.close();
  });

  test.each([true, false])(
    'an error summary leads to each invalid field (JavaScript: %s)',
    async (javaScriptEnabled) => {
      const { context } = await openGallery({ javaScriptEnabled });
      const { page } = await visit(context, 'form-errors');
      expect(await page.title()).toMatch(/^エラー：/);
      expect(await page.locator('[data-error-summary]:focus').count()).toBe(javaScriptEnabled ? 1 : 0);
      const links = page.locator('[data-error-summary] a');
      expect(await links.count()).toBe(6);
      for (const link of await links.all()) {
        await link.click();
        const target = page.locator((await link.getAttribute('href'))!);
        expect(await target.getAttribute('aria-invalid')).toBe('true');
        expect(await page.locator(':focus').getAttribute('id')).toBe(await target.getAttribute('id'));
      }
      await context.close();
    },
  );

  test('a form is posted once however often its button is pressed, and says that it is under way', async () => {
    const { context, posted } = await openGallery();
    const { page } = await visit(context, 'form');
    await page.evaluate(() => document.querySelector('main form')!.setAttribute('action', '/save'));
    const button = page.locator('main .button--primary');
    await button.dblclick();
    await page.locator('main .button--primary[aria-disabled=true]', { hasText: '保存しています…' }).waitFor();
    await said(page, '保存しています…');
    await button.click({ force: true });
    expect(posted).toEqual(['/save']);
    await context.close();
  });

  test('a filter replaces the results alone, keeps the focus, the address and announces the count', async () => {
    const { context } = await openGallery();
    const { page } = await visit(context, 'list');
    await page.evaluate(() => document.body.setAttribute('data-kept', ''));
    await page.locator('.filter-bar .button').focus();
    await page.keyboard.press('Enter');
    await said(page, '1,234件');
    expect(page.url()).toContain('/cases?q=');
    expect(await page.locator('body[data-kept]').count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('絞り込む');
    await context.close();
  });

  test('a filter that is answered with an error page opens that page', async () => {
    const { context } = await openGallery();
    const { page } = await visit(context, 'list');
    await page.route('**/cases?*', (route) =>
      route.fulfill({
        status: 500,
        contentType: 'text/html; charset=utf-8',
        body: renderPage(galleryPages['server-error']!()),
      }),
    );
    await page.locator('.filter-bar .button').click();
    await page.locator('h1', { hasText: '処理を完了できませんでした' }).waitFor();
    expect(page.url()).toContain('/cases?q=');
    await context.close();
  });

  test('a part that cannot be sent says so and keeps what was typed', async () => {
    const { context } = await openGallery();
    const { page } = await visit(context, 'form');
    await page.evaluate(() => {
      const form = document.querySelector('main form')!;
      form.setAttribute('hx-post', '/save');
      (window as unknown as { htmx: { process: (element: Element) => void } }).htmx.process(form);
    });
    await page.route('**/save', (route) => route.abort());
    await page.locator('#field-reason').fill('書きかけ');
    await page.locator('main .button--primary').click();
    await page.locator('.page__failure', { hasText: '送信できませんでした' }).waitFor();
    expect(await page.locator('#field-reason').inputValue()).toBe('書きかけ');
    await context.close();
  });

  test('the same filter works as a plain form without JavaScript', async () => {
    const { context } = await openGallery({ javaScriptEnabled: false });
    const { page } = await visit(context, 'list');
    await page.locator('.filter-bar .button').click();
    await page.waitForURL('**/cases?q=*');
    expect(await page.locator('h1').textContent()).toBe('申請一覧');
    await context.close();
  });

  test('a status stays readable without colours of the page', async () => {
    const { context } = await openGallery({ forcedColors: 'active' });
    const { page } = await visit(context, 'list');
    const widths = await page
      .locator('.tag')
      .evaluateAll((tags) => tags.map((tag) => parseFloat(getComputedStyle(tag).borderTopWidth)));
    expect(widths.length).toBeGreaterThan(0);
    expect(widths.every((width) => width >= 1)).toBe(true);
    await context.close();
  });

  test('in print the controls are gone', async () => {
    const { context } = await openGallery();
    const { page } = await visit(context, 'list');
    await page.emulateMedia({ media: 'print' });
    for (const control of ['.main-nav', '.filter-bar', '.pager', '.breadcrumbs', '.header__user', 'main .button']) {
      expect(await page.locator(control).first().isVisible()).toBe(false);
    }
    await context.close();
  });

  test('a list of 80 cases takes at most six sheets, each with the table head', async () => {
    const { context } = await openGallery();
    const { page } = await visit(context, 'list');
    await page.evaluate(() => {
      const body = document.querySelector('.data-table tbody')!;
      const rows = [...body.children];
      while (body.children.length < 80) body.append(...rows.map((row) => row.cloneNode(true)));
    });
    const sheets = await sheetTexts(await page.pdf({ preferCSSPageSize: true }));
    expect(sheets.length).toBeGreaterThan(1);
    expect(sheets.length).toBeLessThanOrEqual(6);
    for (const text of sheets) expect(text).toContain('次の対応者');
    await context.close();
  });
});
