import { drawPack } from '../../dist/src/documents/pack-drawing.js';
import { pageTexts, squeezed } from '../support/pdf-reading.js';
import { launchBrowser } from '../support/browser.js';
import { htmlOf } from './as-html.mjs';
import { drawnByHand } from './by-hand.mjs';
import { freshRecords, packOf } from './cases.mjs';
import { fastest, report } from './measure.mjs';

const PAGES = 50;
/** A thread that draws packs has long compiled its code; that takes some 1,000 sheets, and slow moments of the machine pass meanwhile. */
const TURNS = 30;

/** Whether two files say the same on every page, in whatever order they draw it. */
async function assertSame(name, bytes, others) {
  const letters = async (file) => (await pageTexts(file)).map((text) => [...squeezed(text)].toSorted().join(''));
  const [own, other] = [await letters(bytes), await letters(others)];
  const differs = own.findIndex((text, page) => text !== other[page]);
  if (own.length !== PAGES || other.length !== PAGES || differs >= 0)
    throw new Error(`${name} does not draw the same ${PAGES} pages (page ${differs + 1})`);
}

/**
 * Pages a second of a pack of 50 確認様式1, in this process, against the same pages by hand with pdfkit and printed by Chromium, which
 * runs already; its time is that of a new tab, of loading the page and of printing it with a structure tree, as ours has one. Ratio of the
 * fastest of several turns each.
 */
export async function benchPacks() {
  const browser = await launchBrowser();
  try {
    const contestants = {
      ours: async (inputs) => (await drawPack(packOf(inputs))).bytes,
      byHand: (inputs) => drawnByHand(inputs),
      chromium: async (inputs) => {
        const page = await browser.newPage();
        await page.setContent(htmlOf(inputs));
        const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
        await page.close();
        return bytes;
      },
    };
    const inputs = freshRecords(PAGES);
    const ours = await contestants.ours(inputs);
    await assertSame('pdfkit by hand', ours, await contestants.byHand(inputs));
    await assertSame('Chromium', ours, await contestants.chromium(inputs));
    const time = await fastest(contestants, TURNS, () => freshRecords(PAGES));
    report(`pack of ${PAGES}, pages a second against raw pdfkit by hand`, time.byHand / time.ours, '>= 1');
    report(`pack of ${PAGES}, pages a second against Chromium's print`, time.chromium / time.ours, '>= 2.5');
  } finally {
    await browser.close();
  }
}
