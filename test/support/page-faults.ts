import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** A folder to look at the pages as pictures; nothing is written without it. */
const PICTURES = process.env['PICTURES'];

/** A desk, a phone, and the narrowest that WCAG 2.2 asks for (1.4.10). */
const WIDTHS = [1280, 390, 320] as const;

interface Looking {
  /** What else to look for at each width. */
  also?: (page: Page) => Promise<string[]>;
  /** Where axe looks too. What it finds seldom depends on the width, and it takes most of the time. */
  axeAt?: readonly number[];
}

/** Opens an address and looks at it at every width; also what the browser complains about. */
export async function faultsOfAddress(page: Page, address: string, name: string): Promise<string[]> {
  const complaints = complaintsOf(page);
  const status = (await page.goto(address))?.status();
  return [...(status === 200 ? [] : [`${name}: ${status}`]), ...(await faultsAtEveryWidth(page, name)), ...complaints];
}

/**
 * What is wrong with the page at every width, each with its width; a picture is taken of each. The page is loaded once and its window made
 * narrower, and back again. Between a phone and the narrowest nothing but the layout changes.
 */
export async function faultsAtEveryWidth(
  page: Page,
  name: string,
  { also = async () => [], axeAt = [1280, 390] }: Looking = {},
): Promise<string[]> {
  const before = page.viewportSize();
  const faults: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const found = [
      ...(axeAt.includes(width) ? await pageFaults(page) : await layoutFaults(page)),
      ...(await also(page)),
    ];
    faults.push(...found.map((fault) => `${name} at ${width} px: ${fault}`));
    await takePicture(page, name);
  }
  if (before) await page.setViewportSize(before);
  return faults;
}

/**
 * What is wrong with the page as it stands: violations of WCAG 2.2 AA and axe's best practices, and faults of its layout.
 * A document shown inside the page is the browser's own viewer; axe looks at ours.
 */
export async function pageFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (values) => {
    interface Axe {
      run(
        context: Document,
        options: unknown,
      ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
    }
    const found = await (window as unknown as { axe: Axe }).axe.run(document, {
      runOnly: { type: 'tag', values },
      iframes: false,
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    );
  }, RULES);
  return [...violations, ...(await layoutFaults(page))];
}

/** Sideways scrolling, and anything but one h1. */
function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    const headings = document.querySelectorAll('h1').length;
    return [...(wide > 0 ? [`${wide} px too wide`] : []), ...(headings === 1 ? [] : [`${headings} h1`])];
  });
}

/** Everything the browser complains about on this page from now on: refused styles and scripts, missing files, errors. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on(
    'console',
    (message) =>
      void (['error', 'warning'].includes(message.type()) && complaints.push(`${page.url()}: ${message.text()}`)),
  );
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return complaints;
}

/** A picture of the whole page where PICTURES names a folder, named after it and its width. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}-${page.viewportSize()?.width}.png`, fullPage: true });
}
