import { drawPack } from '../../dist/src/documents/pack-drawing.js';
import { pageTexts, squeezed } from '../support/pdf-reading.ts';
import { launchBrowser } from '../support/browser.ts';
import { htmlOf } from './as-html.mjs';
import { drawnByHand } from './by-hand.mjs';
import { packOf, records } from './cases.mjs';
import { fastest, report } from './measure.mjs';

const PAGES = 50;

/** Whether two files say the same on every page, in whatever order they draw it. */
async function assertSame(name, bytes, others) {
  const letters = async (file) => (await pageTexts(file)).map((text) => [...squeezed(text)].toSorted().join(''));
  const [own, other] = [await letters(bytes), await letters(others)];
  const differs = own.findIndex((text, page) => text !== other[page]);
  if (own.length !== PAGES || other.length !== PAGES || differs >= 0) throw new Error(`${name} does not draw the same ${PAGES} pages (page ${differs + 1})`);
}

/**
 * Pages a second of a pack of 50 確認様式1, in this process, against the same pages by hand with pdfkit and printed by Chromium, which
 * runs already; its time is that of a new tab, of loading the page and of printing it with a structure tree, as ours has one. Ratio of the
 * fastest of several turns each.
 */
export async function benchPacks() {
  const inputs = records(PAGES);
  const browser = await launchBrowser();
  try {
    const contestants = {
      ours: async () => (await drawPack(packOf(inputs))).bytes,
      byHand: () => drawnByHand(inputs),
      chromium: async () => {
        const page = await browser.newPage();
        await page.setContent(htmlOf(inputs));
        const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
        await page.close();
        return bytes;
      },
    };
    const ours = await contestants.ours();
    await assertSame('pdfkit by hand', ours, await contestants.byHand());
    await assertSame('Chromium', ours, await contestants.chromium());
    const time = await fastest(contestants, 12);
    report(`pack of ${PAGES}, pages a second against raw pdfkit by hand`, time.byHand / time.ours, '>= 1');
    report(`pack of ${PAGES}, pages a second against Chromium's print`, time.chromium / time.ours, '>= 2.5');
  } finally {
    await browser.close();
  }
}
