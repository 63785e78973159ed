import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** A folder to look at the pages as pictures; nothing is written without it. */
const PICTURES = process.env['PICTURES'];

/**
 * What is wrong with the page as it stands: violations of WCAG 2.2 AA and axe's best practices, sideways scrolling, and
 * anything but one h1. A document shown inside the page is the browser's own viewer; axe looks at ours.
 */
export async function pageFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (values) => {
    interface Axe {
      run(context: Document, options: unknown): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
    }
    const { violations } = await (window as unknown as { axe: Axe }).axe.run(document, { runOnly: { type: 'tag', values }, iframes: false });
    const wide = document.documentElement.scrollWidth - innerWidth;
    const headings = document.querySelectorAll('h1').length;
    return [
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`)),
      ...(wide > 0 ? [`${wide} px too wide`] : []),
      ...(headings === 1 ? [] : [`${headings} h1`]),
    ];
  }, RULES);
}

/** Everything the browser complains about on this page from now on: refused styles and scripts, missing files, errors. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => void (['error', 'warning'].includes(message.type()) && complaints.push(`${page.url()}: ${message.text()}`)));
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return complaints;
}

/** A picture of the whole page where PICTURES names a folder, named after it and its width. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}-${page.viewportSize()?.width}.png`, fullPage: true });
}
