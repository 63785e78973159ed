import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { PNG } from 'pngjs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './support/browser.js';

describe('the browser of the tests', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
  }, 120_000);

  afterAll(async () => {
    await browser.close();
  });

  /** Dark pixels of one character, 64 px high, as a string that can be compared. */
  async function picture(character: string, style = ''): Promise<string> {
    await page.setContent(
      `<meta charset="utf-8"><p lang="ja" style="font-size:64px;line-height:1;width:64px;${style}">${character}</p>`,
    );
    const { data } = PNG.sync.read(await page.locator('p').screenshot());
    return data.toString('base64');
  }

  it('draws each Japanese character with a glyph of its own: two missing glyphs would be the same box', async () => {
    const missing = await picture('\u{10FFFE}');
    const pictures: string[] = [];
    for (const character of ['指', '定', '髙', '﨑', '㈱', '①', 'あ']) pictures.push(await picture(character));
    expect(new Set([missing, ...pictures]).size).toBe(8);
  });

  it('has upright and serif faces of Japanese', async () => {
    expect(await picture('永', 'font-family:sans-serif')).not.toBe(await picture('永', 'font-family:serif'));
  });

  it('takes libraries for security and fonts from the npm packages', async () => {
    if (process.env['CHROMIUM_PATH']) return;
    await picture('永');
    const files = filesMappedByChromium();
    expect(files.some((file) => /\.cache\/chromium-[^/]+\/.*libnss3/.test(file))).toBe(true);
    expect(files.some((file) => /BIZUDGothic.*\.ttf$/.test(file))).toBe(true);
    const partsOfEverySystem =
      /^\/(usr\/)?lib(64)?\/([^/]+\/)?(libc|libm|libdl|libpthread|librt|libresolv|libgcc_s|ld-linux[^/]*)[.-]/;
    expect(
      files.filter(
        (file) =>
          !file.includes('/node_modules/') && /\.(so|ttf|otf|ttc)\b/.test(file) && !partsOfEverySystem.test(file),
      ),
    ).toEqual([]);
  });
});

/** Libraries and fonts that the running Chromium processes have open, by absolute path. */
function filesMappedByChromium(): string[] {
  const files = new Set<string>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readlinkSync(`/proc/${pid}/exe`).endsWith('/chromium')) continue;
      for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
        const file = /\s(\/\S+)$/.exec(line)?.[1];
        if (file) files.add(file);
      }
    } catch {
      // the process ended, or is not ours
    }
  }
  return [...files];
}
