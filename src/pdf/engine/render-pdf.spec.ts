import { inflateSync } from 'node:zlib';
import { pageTexts, squeezed, textPlaces } from '../../../test/support/pdf-reading.js';
import {
  caption,
  heading,
  labelledRows,
  numbered,
  paragraph,
  plainTable,
  ruledTable,
  together,
  type Content,
} from '../elements/elements.js';
import { StockLayoutBuilder } from './pdfmake-parts.js';
import { BlockTooTallError } from './overflow-guard.js';
import { renderPdf, type PdfDocument } from '../render-pdf.js';

const createdAt = new Date('2026-12-04T01:00:00Z');
const draw = (content: Content, more: Partial<PdfDocument> = {}) =>
  renderPdf({ content, title: '見本', createdAt, ...more });
const lines = (count: number): Content[] => Array.from({ length: count }, (_, index) => `第${index}行`);

test('the same document gives the same bytes, also when drawn at the same time', async () => {
  const content = paragraph('髙﨑　𠮷田　辻\u{E0100}');
  const [first, second] = await Promise.all([draw(content), draw(content)]);
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  const later = await draw(content, { createdAt: new Date('2026-12-05T01:00:00Z') });
  expect(Buffer.from(first).equals(Buffer.from(later))).toBe(false);
});

test('the text in the file is the text that was given, selectors included', async () => {
  const [page] = await pageTexts(await draw(paragraph('髙﨑と𠮷田と辻\u{E0100}と☐')));
  expect(squeezed(page ?? '')).toBe('髙﨑と𠮷田と辻\u{E0100}と☐');
});

test('a long text of several fonts is drawn whole, and pdfmake never has more than a few lines of it', async () => {
  const text = Array.from({ length: 7_000 }, (_, index) =>
    index % 2 === 0 ? '𠮷' : String.fromCodePoint(0x3042 + (index % 80)),
  ).join('');
  const given: number[] = [];
  const prototype = StockLayoutBuilder.prototype as { buildNextLine: (node: { _inlines: unknown[] }) => unknown };
  const { buildNextLine } = prototype;
  prototype.buildNextLine = function (node) {
    given.push(node._inlines.length); // pdfmake takes the words out of it
    return buildNextLine.call(this, node);
  };
  try {
    const pages = await pageTexts(await draw(paragraph(text)));
    expect(pages.map(squeezed).join('')).toBe(text);
    expect(Math.max(...given)).toBeLessThanOrEqual(2_000);
  } finally {
    prototype.buildNextLine = buildNextLine;
  }
});

test.each(['吉', '𠮷'])('a line that ends early before an address is not torn apart (%s)', async (first) => {
  const text = `${first}田は次に${'a'.repeat(20)}を見た。`;
  const places = await textPlaces(await draw({ table: { widths: [120], body: [[{ text, alignment: 'justify' }]] } }));
  const [{ y: top = 0 } = {}] = places;
  const ends = places.filter(({ y }) => Math.abs(y - top) < 3).map(({ x, width }) => x + width);
  // 吉田は次に are 5 em: 5 * 10.5 points from the margin and the padding of the cell, not 120
  expect(Math.max(...ends) - Math.min(...places.map(({ x }) => x))).toBeLessThan(60);
});

test('a character of the fallback font does not move the lines apart', async () => {
  const baselines = async (text: string) => (await textPlaces(await draw(text))).map(({ y }) => Math.round(y * 10));
  const distances = (ys: number[]) =>
    [...new Set(ys)].slice(1).map((y, index) => ([...new Set(ys)][index] as number) - y);
  expect(distances(await baselines('一\n𠮷\n三'))).toEqual(distances(await baselines('一\n二\n三')));
});

describe('a table', () => {
  const [LEFT, RIGHT, BOTTOM] = [56.69, 538.59, 56.69];
  const places = async (content: Content) => textPlaces(await draw(content));
  const head = (...names: string[]) => names.map((name) => caption(name));

  test.each<[string, (word: string) => Content]>([
    [
      'with one wide column',
      (word) => ruledTable([24, 100, '*', 78], [head('1', '2', '3', '4'), ['一', '二', word, '四']]),
    ],
    ['with two', (word) => ruledTable(['*', 100, '*'], [head('1', '2', '3'), [word, word, '三']])],
    ['of names and values', (word) => labelledRows([['名', word]])],
    ['without rules', (word) => plainTable([60, '*'], [['名', word]])],
    ['whose rows are kept whole', (word) => ruledTable(['*', 300], [head('1', '2'), [word, word]])],
    ['of numbered items', (word) => numbered([word, '二'])],
  ])('%s breaks a word that is wider than its column, and stays inside the margins', async (_, table) => {
    const word = 'Hospital'.repeat(30);
    const found = await places(table(word));
    for (const { x, width } of found) {
      expect(x).toBeGreaterThan(LEFT - 1);
      expect(x + width).toBeLessThan(RIGHT + 1);
    }
    expect(squeezed(found.map(({ text }) => text).join(''))).toContain(word);
  });

  test.each([1, 2])(
    'of %i head rows whose first row is tall stays above the foot, and its head with its row',
    async (heads) => {
      for (let above = 0; above <= 48; above += 3) {
        const rows = [
          ...Array.from({ length: heads }, (_, index) => head(`頭${index}`, '名称')),
          ['一', '名'.repeat(200)],
          ['二', '名'.repeat(200)],
        ];
        const found = await places([...lines(above), ruledTable([24, 100], rows, { headerRows: heads })]);
        const lowest = Math.min(...found.map(({ y }) => y));
        // one line below the margin where that saves a page: the foot begins 20 points below it
        expect({ above, isInside: lowest > BOTTOM - 15 }).toEqual({ above, isInside: true });
        const pagesOf = (text: string) => [
          ...new Set(found.filter((each) => each.text.startsWith(text)).map(({ page }) => page)),
        ];
        expect({ above, heads: pagesOf('頭0') }).toEqual({ above, heads: pagesOf('名名') });
        expect(found.reduce((sum, { text }) => sum + (text.match(/名(?!称)/gu)?.length ?? 0), 0)).toBe(400);
      }
    },
  );
});

test('the text of a document does not depend on the documents before it', async () => {
  await draw('邊\u{E0100}'); // drawn by the glyph of 邊
  expect((await pageTexts(await draw('邊')))[0]).toBe('邊');
});

test('a mark that is typed after its letter (は + ゙) makes the same glyph as the one character ば', async () => {
  const typed = await draw('は\u3099ハ\u309A');
  expect(Buffer.from(typed).equals(Buffer.from(await draw('ばパ')))).toBe(true);
});

test('a mark that makes no character with its letter is drawn, and the words after it stand where they would without it', async () => {
  const lastWord = async (text: string) =>
    (await textPlaces(await draw(text))).find((place) => place.text.endsWith('終'));
  const page = (await pageTexts(await draw('あ\u0300　終')))[0] ?? '';
  expect(squeezed(page)).toBe('あ\u0300終');
  expect((await lastWord('あ\u0300　終'))?.x).toBeCloseTo((await lastWord('あ　終'))?.x ?? 0, 1);
});

test.each<[string, Content]>([
  ['an unbreakable block', together(lines(80))],
  ['a block that holds a row', together([ruledTable(['*'], [['頭'], [{ stack: lines(80) }]])])],
])('%s taller than a page is an error, not a loss', async (_, content) => {
  await expect(draw(content)).rejects.toThrow(BlockTooTallError);
});

test('after such an error the next document is drawn as always', async () => {
  await expect(draw(together(lines(80)))).rejects.toThrow(BlockTooTallError);
  expect((await pageTexts(await draw('次')))[0]).toBe('次');
});

test('a heading is never the last thing on a page, and never moves while something stands below it', async () => {
  const fullPage = await pageTexts(await draw(lines(200)));
  const perPage = fullPage[0]?.match(/第/g)?.length ?? 0;
  const lastOfFirstPage = async (before: number): Promise<string | undefined> => {
    const pages = await pageTexts(await draw([...lines(before), heading('１', '見出し'), ...lines(9)]));
    return squeezed(pages[0] ?? '').match(/(第\d+行|１見出し)$/)?.[0];
  };
  const lasts = await Promise.all([4, 3, 2, 1].map((room) => lastOfFirstPage(perPage - room)));
  expect(lasts).toEqual(['第2行', '第1行', '第0行', `第${perPage - 2}行`]);
});

/** How many pages of a file restore a drawing state that they did not save, or leave one saved. */
function unbalancedPages(bytes: Uint8Array): number {
  const file = Buffer.from(bytes);
  const streams = [
    ...file.toString('latin1').matchAll(/\/Length (\d+)\r?\n\/Filter \/FlateDecode\r?\n>>\r?\nstream\r?\n/g),
  ].map(({ index, 0: head, 1: length }) =>
    inflateSync(file.subarray(index + head.length, index + head.length + Number(length))).toString('latin1'),
  );
  const pages = streams.filter((stream) => / Tm\b/.test(stream));
  expect(pages.length).toBeGreaterThan(0);
  const count = (page: string, operator: RegExp) => page.match(operator)?.length ?? 0;
  return pages.filter((page) => count(page, /^q$/gm) !== count(page, /^Q$/gm)).length;
}

test('a centred cell at the end of a page loses nothing, wherever the page ends', async () => {
  const rows = Array.from({ length: 4 }, (_, index) => [`見出し${index}`, `値${index}`] as const);
  const steps = Array.from({ length: 9 }, (_, index) => 3 * index);
  const drawnAt = steps.map((top) => draw([...lines(45), { text: '上', margin: [0, top, 0, 0] }, labelledRows(rows)]));
  expect((await Promise.all(drawnAt)).map(unbalancedPages)).toEqual(steps.map(() => 0));
});

test('the room below the last block never makes an empty page', async () => {
  const steps = Array.from({ length: 9 }, (_, index) => 3 * index);
  const drawnAt = steps.map((top) =>
    draw([...lines(48), { text: '上', margin: [0, top, 0, 0] }, { stack: [paragraph('終わり')] }]),
  );
  for (const bytes of await Promise.all(drawnAt)) expect((await pageTexts(bytes)).map(squeezed)).not.toContain('');
});

test('headings that follow each other go to the next page together', async () => {
  const fullPage = await pageTexts(await draw(lines(200)));
  const perPage = fullPage[0]?.match(/第/g)?.length ?? 0;
  const beginsSecondPage = async (room: number): Promise<boolean> => {
    const pages = await pageTexts(
      await draw([
        ...lines(perPage - room),
        heading('１', '上'),
        heading('(1)', '中'),
        heading('ア', '下'),
        ...lines(9),
      ]),
    );
    return squeezed(pages[1] ?? '').startsWith('１上(1)中ア下第0行');
  };
  expect(await Promise.all([2, 3].map(beginsSecondPage))).toEqual([true, true]);
});

test('the heading rows of a table are never the last thing on a page, nor is the heading above them', async () => {
  const fullPage = await pageTexts(await draw(lines(200)));
  const perPage = fullPage[0]?.match(/第/g)?.length ?? 0;
  const table = ruledTable([200, '*'], [[caption('頭'), caption('部')], ...lines(40).map((line) => ['値', line])]);
  const lastOfFirstPage = async (above: number, ...blocks: Content[]): Promise<string | undefined> => {
    const pages = await pageTexts(await draw([...lines(above), ...blocks], { pageNumbers: true }));
    return squeezed(pages[0] ?? '')
      .replace(/－1\/\d－$/, '')
      .match(/(第\d+行|見出し|頭部)$/)?.[0];
  };
  const lastAbove = (room: number) => `第${perPage - room - 1}行`;
  const underHeading = [4, 3, 2, 1].map((room) => lastOfFirstPage(perPage - room, heading('１', '見出し'), table));
  expect(await Promise.all(underHeading)).toEqual(['第0行', lastAbove(3), lastAbove(2), lastAbove(1)]);
  const alone = [3, 2, 1].map((room) => lastOfFirstPage(perPage - room, table));
  expect(await Promise.all(alone)).toEqual(['第0行', lastAbove(2), lastAbove(1)]);
});

test('a table that has heading rows only, as on a draft without entries, stays where it is', async () => {
  expect(
    await pageTexts(await draw(['前の行', heading('１', '見出し'), ruledTable(['*'], [[caption('頭')]])])),
  ).toHaveLength(1);
});

test('a heading goes with the unbreakable block below it, and a table in a block never leaves its heading', async () => {
  const perPage = (await pageTexts(await draw(lines(200))))[0]?.match(/第/g)?.length ?? 0;
  const block = together([
    paragraph('前文'),
    ruledTable([200, '*'], [[caption('頭'), caption('部')], ...lines(8).map((line) => ['値', line])]),
  ]);
  const pagesOf = async (room: number) =>
    (await pageTexts(await draw([...lines(perPage - room), heading('１', '見出し'), block, '後文']))).map(squeezed);
  for (const room of [2, 5, 9])
    expect(await pagesOf(room)).toEqual([
      expect.stringMatching(/第\d+行$/),
      expect.stringMatching(/^１見出し前文頭部値第0行.*後文$/),
    ]);
  expect(await pagesOf(25)).toEqual([expect.stringMatching(/１見出し前文頭部値第0行.*後文$/)]);
});

const onlyHead = ruledTable(
  [100, '*'],
  [
    [caption('頭'), caption('部')],
    ['', ''],
  ],
);

test.each<[string, Content, string[]]>([
  ['a block that ends with an empty table', ['前', together([paragraph('甲'), onlyHead])], ['前甲頭部']],
  ['a block that ends with a heading', ['前', together([paragraph('甲'), heading('１', '見出し')])], ['前甲１見出し']],
  [
    'a block at the end of a page that ends with a heading',
    [
      ...lines(45),
      { text: '上', margin: [0, 10, 0, 0] },
      together([paragraph('甲'), heading('１', '見出し')]),
      ...lines(6), // enough for a last page
    ],
    [expect.stringMatching(/上甲１見出し$/) as string, '第0行第1行第2行第3行第4行第5行'],
  ],
  [
    'a kept row that ends with a heading',
    ruledTable(['*'], [['頭'], [{ stack: [paragraph('甲'), heading('１', '見出し')] }]]),
    ['頭甲１見出し'],
  ],
  ['a document that is an empty table', onlyHead, ['頭部']],
  ['a document that ends with an empty table', ['前', heading('１', '見出し'), onlyHead], ['前１見出し頭部']],
  [
    'headings above a row that hardly any page holds',
    [
      '題',
      ...lines(45),
      heading('１', '上'),
      heading('(1)', '下'),
      ruledTable(['*'], [[{ stack: lines(48) }]], { headerRows: 0 }),
    ],
    [expect.stringMatching(/^題.*第44行$/) as string, expect.stringMatching(/^１上\(1\)下第0行.*第47行$/) as string],
  ],
])('%s loses nothing and takes no needless page', async (_, content, pages) => {
  expect((await pageTexts(await draw(content))).map(squeezed)).toEqual(pages);
});

test.each([
  // 50 lines of 14.2 points fill a page of 723. The one that is left over comes back; of two, the page before gives three (5 lines are too few), then five
  [51, [51]],
  [52, [45, 7]],
])('of %i lines a last page has more than a few, or is saved', async (count, pages) => {
  const drawn = (await pageTexts(await draw(lines(count)))).map((text) => text.match(/第/g)?.length);
  expect(drawn).toEqual(pages);
});

test('a block of several pages is an error, not a loss', async () => {
  await expect(draw(['前', together([paragraph('甲'), { text: '乙', pageBreak: 'before' }])])).rejects.toThrow(
    BlockTooTallError,
  );
});

test('a preview carries its watermark on every page; page numbers appear only from two pages on', async () => {
  const pages = await pageTexts(await draw(lines(80), { watermark: '案', pageNumbers: true }));
  expect(pages.map(squeezed)).toEqual([expect.stringContaining('案'), expect.stringContaining('案')]);
  expect(squeezed(pages[1] ?? '')).toContain('－2/2－');
  const [only] = await pageTexts(await draw('一枚', { pageNumbers: true }));
  expect(only).toBe('一枚');
});

test('nothing on the machine or the network is read into a document', async () => {
  await expect(draw({ image: '/etc/hostname' })).rejects.toThrow(/denied/);
  await expect(draw({ image: 'http://127.0.0.1/x.png' })).rejects.toThrow(/denied/);
});
