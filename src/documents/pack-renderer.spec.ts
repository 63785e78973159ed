import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { FORMS } from '../../forms/index.js';
import { conformance, CONFORMING } from '../../test/support/pdf-conformance.js';
import { bookmarksOf, pagePng, pageTexts, squeezed } from '../../test/support/pdf-reading.js';
import { OutOfBounds } from '../platform/bounded-process.js';
import { drawPack, type PackJob, type PackPart } from './pack-drawing.js';
import { PackRenderer, type FileOnDisk, type PackOrder } from './pack-renderer.js';
import { officeZip, pdf } from '../../test/support/test-files.js';

const { short, long, extreme } = FORMS['confirmation-form-1'].samples;
const inThisProcess = new PackRenderer();
const inItsOwn = new PackRenderer({ module: new URL('../../test/support/worker/pack-worker.mjs', import.meta.url) });

afterAll(() => inItsOwn.close());

const folder = mkdtempSync(join(tmpdir(), 'shitei-packs-'));
const form = (title: string, input: unknown = short) =>
  ({ kind: 'form', title, formId: 'confirmation-form-1', input }) as const;
const file = (title: string, bytes: Buffer): PackPart => ({ kind: 'file', title, bytes });
const onDisk = (title: string, bytes: Buffer): FileOnDisk => {
  const path = join(folder, randomUUID());
  writeFileSync(path, bytes);
  return { kind: 'onDisk', title, path };
};

const JOB = {
  title: '審議会資料',
  issuedAt: new Date('2026-12-04T01:00:00Z'),
  author: '見本県',
  preview: false,
  contents: true,
};
const order = (parts: PackOrder['parts'], more: Partial<PackOrder> = {}): PackOrder => ({
  ...JOB,
  parts,
  to: join(folder, randomUUID()),
  ...more,
});
const pack = (parts: PackPart[], more: Partial<PackJob> = {}) => drawPack({ ...JOB, parts, ...more });
const pagesOf = async (bytes: Uint8Array) => (await pageTexts(bytes)).map(squeezed);

/** An upload of landscape pages that say what they are. */
async function upload(pages: number): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let number = 1; number <= pages; number += 1)
    document.addPage([842, 595]).drawText(`upload ${number}`, { x: 50, y: 50 });
  return Buffer.from(await document.save());
}

test('the contents page names every part with the page on which it begins, uploads included', async () => {
  const { bytes, pages, leftOut } = await pack([
    form('甲病院'),
    file('評価書', await upload(2)),
    form('乙病院', extreme),
    form('丙病院'),
  ]);
  const texts = await pagesOf(bytes);
  expect(texts[0]).toContain('審議会資料目次番号文書ページ1甲病院22評価書※33乙病院5');
  expect(texts[2]).toBe('upload1');
  expect(texts[4]).toContain('𠮷祥会');
  const last = texts.findLastIndex((text) => text.startsWith('確認様式１'));
  expect(texts[0]).toContain(
    `4丙病院${last + 1}※発出した文書と提出されたファイルは元のまま綴じ、番号を印刷していません（ページには数えます）。これらを綴じた一式は、長期保存と読上げの規格（PDF/A、PDF/UA）に適合するとは示していません。－1－`,
  );
  expect(texts).toHaveLength(pages);
  expect(leftOut).toEqual([]);
});

test('a page of a part that goes on says whose it is, also in a pack', async () => {
  const [contents, first, ...others] = await pagesOf((await pack([form('乙病院', extreme)])).bytes);
  const head = `記念総合医療センター附属見本病院確認様式１特定地`;
  expect([contents, first].map((page) => page?.includes(head))).toEqual([false, false]);
  expect(others.length).toBeGreaterThan(0);
  for (const page of others) expect(page).toContain(head);
});

test('a pack of our own forms is PDF/A-2a and PDF/UA-1; one with a file from elsewhere claims neither', async () => {
  expect(await conformance((await pack([form('甲'), form('乙')])).bytes)).toEqual(CONFORMING);
  const { archive, access, tagged } = await conformance(
    (await pack([form('甲'), file('別紙', await upload(1))])).bytes,
  );
  expect({ archive, access, tagged }).toEqual({ archive: '', access: '', tagged: false });
});

test('page numbers run over the whole pack; pages of uploads count, but nothing is put on them', async () => {
  const { bytes } = await pack([form('甲'), file('別紙', await upload(1)), form('乙')]);
  expect((await pagesOf(bytes)).map((text) => /－(\d+)－$/.exec(text)?.[1])).toEqual(['1', '2', undefined, '4']);
});

test('the pages of an upload keep their size and content', async () => {
  const given = await upload(2);
  const { bytes } = await pack([file('別紙', given), form('甲')]);
  for (const page of [1, 2]) {
    const [before, after] = await Promise.all([pagePng(given, page), pagePng(bytes, page + 1)]);
    expect(after.equals(before)).toBe(true);
  }
});

test('every part has a bookmark that leads to its first page', async () => {
  const { bytes } = await pack([form('甲'), file('別紙', await upload(2)), form('乙')]);
  expect(await bookmarksOf(bytes)).toEqual([
    ['甲', 2],
    ['別紙', 3],
    ['乙', 5],
  ]);
});

test('an upload may stand first, or alone', async () => {
  const { bytes, pages } = await pack([file('別紙', await upload(1))], { contents: false });
  expect(pages).toBe(2); // the contents page is the only one that is ours
  expect((await pagesOf(bytes))[1]).toBe('upload1');
  const first = await pack([file('別紙', await upload(1)), form('甲')], { contents: false });
  expect((await pagesOf(first.bytes)).map((text) => text.slice(0, 6))).toEqual(['upload', '確認様式１特']);
  expect(await bookmarksOf(first.bytes)).toEqual([
    ['別紙', 1],
    ['甲', 2],
  ]);
});

test('a part that cannot be bound is left out with its reason, and the contents page says so', async () => {
  const broken = Buffer.concat([pdf().subarray(0, 40), Buffer.from('%%EOF')]);
  const { bytes, leftOut } = await pack([
    form('無記入', { ...short, institutionName: '' }),
    form('外字', { ...short, institutionName: '見本\u{F0000}' }),
    file('壊れた書類', broken),
    form('甲'),
  ]);
  expect(leftOut).toEqual([
    { title: '無記入', reason: '医療機関名を入力してください。' },
    { title: '外字', reason: '医療機関名の「\u{F0000}」（U+F0000）は印刷できません。' },
    { title: '壊れた書類', reason: expect.stringMatching(/読み取れない.*差し替え/) as string },
  ]);
  const [contents = '', second = ''] = await pagesOf(bytes);
  expect(contents).toContain('1甲2');
  expect(contents).toContain(
    '入らなかったもの申請・文書理由無記入医療機関名を入力してください。外字医療機関名の「〓」（U+F0000）は印刷できません。壊れた書類',
  );
  expect(second).toContain('見本中央病院');
});

test('what did not become a part is named before the parts that cannot be bound', async () => {
  const omitted = [{ title: 'R8-3-0002 丁病院', reason: 'この会議体の議題に載っていません。' }];
  const { bytes, leftOut } = await pack([form('無記入', { ...short, institutionName: '' }), form('甲')], { omitted });
  expect((await pagesOf(bytes))[0]).toContain(
    '理由R8-3-0002丁病院この会議体の議題に載っていません。無記入医療機関名を入力してください。',
  );
  expect(leftOut).toEqual([{ title: '無記入', reason: '医療機関名を入力してください。' }]);
});

test('a file that is no PDF is named as lying beside the pack, with its SHA-256', async () => {
  const bytes = officeZip('word/document.xml');
  const { separate, leftOut, bytes: made } = await pack([form('甲'), file('様式.docx', bytes)]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(separate).toEqual([{ title: '様式.docx', sha256 }]);
  expect(leftOut).toEqual([]);
  expect((await pagesOf(made))[0]).toContain(
    `別添（この綴りに含まれないファイル）文書SHA-256（ハッシュ値）様式.docx${sha256}`,
  );
});

test('a preview is marked on every page that we draw, and on no other', async () => {
  const { bytes } = await pack([form('甲'), file('別紙', await upload(1))], { preview: true });
  expect((await pagesOf(bytes)).map((text) => text.endsWith('案'))).toEqual([true, true, false]);
});

test('warnings say which part they are about', async () => {
  const { warnings } = await pack([form('甲', { ...short, institutionName: '渡邉\u{E0101}病院' })]);
  expect(warnings).toEqual([expect.stringMatching(/^甲：医療機関名の「邉.」/u)]);
});

test('the same parts give the same bytes, in this process and in one of its own, and every part is reported', async () => {
  const parts = [form('甲', long), onDisk('別紙', await upload(1)), form('乙', extreme), form('抜け', {})];
  const here: number[][] = [];
  const there: number[][] = [];
  const orders = [
    order(parts, { onProgress: (...done) => here.push(done) }),
    order(parts, { onProgress: (...done) => there.push(done) }),
  ] as const;
  const first = await inThisProcess.render(orders[0]);
  const second = await inItsOwn.render(orders[1]);
  expect(second).toEqual(first);
  for (const { to } of orders) {
    expect(createHash('sha256').update(readFileSync(to)).digest('hex')).toBe(first.sha256);
    expect(statSync(to).size).toBe(first.size);
  }
  expect(here).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
  expect(there).toEqual(here);
});

test('a pack that takes more memory than it may stops nobody: the next is made', async () => {
  const narrow = new PackRenderer({
    module: new URL('../../test/support/worker/pack-worker.mjs', import.meta.url),
    dataMb: 500,
  });
  try {
    const heavy = Array.from({ length: 40 }, (_, index) =>
      onDisk(`別紙${index}`, Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(16 * 1024 * 1024)])),
    );
    await expect(narrow.render(order(heavy))).rejects.toThrow(OutOfBounds);
    expect((await narrow.render(order([form('甲')]))).pages).toBe(2);
  } finally {
    await narrow.close();
  }
});

test('a contents page of many parts runs on, and its page numbers are still right', async () => {
  const parts = Array.from({ length: 60 }, (_, index) => form(`第${index + 1}号　医療法人青雲会　見本中央病院`));
  const { bytes, pages } = await pack(parts);
  const texts = await pagesOf(bytes);
  expect(pages).toBe(texts.length);
  const own = texts.findIndex((text) => text.startsWith('確認様式１'));
  expect(own).toBeGreaterThan(1);
  expect(texts.slice(0, own).join('')).toContain(`60第60号医療法人青雲会見本中央病院${own + 60}`);
});
