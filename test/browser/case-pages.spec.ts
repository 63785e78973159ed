import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { EventType } from '../../src/procedure/events.js';
import { actionPath, casePath } from '../../src/web/cases/case-addresses.js';
import { CASE_TABS } from '../../src/web/cases/tabs.js';
import { launchBrowser } from '../support/browser.js';
import { PEOPLE } from '../support/case-bench.js';
import { type Person, startWebBench, type WebBench } from '../support/web-bench.js';

jest.setTimeout(180_000);

const WIDTHS = [1280, 390, 320];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A folder to look at the pages as pictures; nothing is written without it. */
const PICTURES = process.env['PICTURES'];

let web: WebBench;
let browser: Browser;
/** Cases that rest where each page of an action has its form. */
let cases: { examining: string; correcting: string; requested: string; approved: string };

beforeAll(async () => {
  [web, browser] = await Promise.all([startWebBench(), launchBrowser()]);
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await web?.close();
});

async function contextOf(person: Person, width: number): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const { name, value } = await web.cookieOf(person);
  await context.addCookies([{ name, value: decodeURIComponent(value), url: web.url }]);
  return context;
}

async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (values) => {
    const axe = (window as unknown as { axe: { run: (...args: unknown[]) => Promise<AxeResult> } }).axe;
    interface AxeResult {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
    }
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values } });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`));
  }, RULES);
}

/** Looks at one address at every width. */
async function look(person: Person, path: string, name: string): Promise<void> {
  for (const width of WIDTHS) {
    const context = await contextOf(person, width);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    const answer = await page.goto(`${web.url}${path}`);
    expect(answer?.status()).toBe(200);
    if (PICTURES && width !== 320) await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.locator('h1').count()).toBe(1);
    await context.close();
  }
}

const PREFECTURE_ACTIONS: [keyof typeof cases, Person, EventType[]][] = [
  ['examining', 'officer', ['RECORD_EXAMINATION', 'REQUEST_CORRECTION', 'REQUEST_COORDINATION_COUNCIL', 'DRAFT_REFUSAL', 'DRAFT_DESIGNATION']],
];
void PREFECTURE_ACTIONS;
void cases;
void look;
void PEOPLE;
void casePath;
void CASE_TABS;
void actionPath;
