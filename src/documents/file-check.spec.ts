import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { timers } from '../../test/support/fake-timers.js';
import { FileCheck } from './file-check.js';
import { pdf } from '../../test/support/test-files.js';

const MEBIBYTE = 1024 * 1024;
const worker = (name: string) => new URL(`../../test/support/worker/${name}.mjs`, import.meta.url);
const replaced = (from: RegExp | string, to: string) =>
  Buffer.from(pdf().toString('latin1').replace(from, to), 'latin1');
const path = join(mkdtempSync(join(tmpdir(), 'shitei-check-')), 'file');

// the compiler of the tests takes some 100 MB of the process that the program does not
const inItsOwn = new FileCheck(50 * MEBIBYTE, { module: worker('file-check-worker'), dataMb: 480 });
afterAll(() => inItsOwn.close());

async function faultOf(check: FileCheck, bytes: Buffer): Promise<string | null> {
  writeFileSync(path, bytes);
  const verdict = await check.check({ path, fileName: '計画.pdf', maxBytes: 50 * MEBIBYTE });
  return verdict.ok ? null : verdict.message;
}

describe.each([
  ['in this process', new FileCheck(50 * MEBIBYTE)],
  ['in a process of its own', inItsOwn],
])('%s', (_, check) => {
  it.each([
    ['a sound PDF', pdf(), null],
    ['one with a cross-reference stream', pdf({ crossReference: 'stream' }), null],
    ['one whose page is missing', replaced('/Kids [3 0 R]', '/Kids [8 0 R]'), /^PDFが壊れている/],
    ['one whose objects were overwritten', replaced(/obj\n<<[^>]*>>/g, 'obj\n0000'), /^PDFが壊れている/],
    ['one without a page', replaced('/Kids [3 0 R] /Count 1', '/Kids [] /Count 0'), /^PDFが壊れている/],
    ['one whose pages go in a circle', replaced('/Kids [3 0 R]', '/Kids [2 0 R]'), /^PDFが壊れている/],
  ])('%s', async (_name, bytes, fault) =>
    expect(await faultOf(check, bytes)).toEqual(fault === null ? null : expect.stringMatching(fault)),
  );
});

/** The sound PDF with one more object, which nothing refers to. */
function withStream(dictionary: string, data: Buffer): Buffer {
  const [head = '', table = ''] = pdf().toString('latin1').split('xref\n0 1');
  const object = `9 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\n${data.toString('latin1')}\nendstream\nendobj\n`;
  return Buffer.from(
    `${head}${object}xref\n0 1${table.replace(/startxref\n\d+/, `startxref\n${head.length + object.length}`)}`,
    'latin1',
  );
}

describe('a PDF made to fill the memory of its reader', () => {
  const swollen = deflateSync(Buffer.alloc(200 * MEBIBYTE, 0x20), { level: 9 });
  const objects = (filter: string) => `/Type /ObjStm /N 1 /First 4 ${filter}`;

  it.each([
    ['by a stream of objects', withStream(objects('/Filter /FlateDecode'), swollen)],
    ['by one packed twice', withStream(objects('/Filter [/FlateDecode /FlateDecode]'), deflateSync(swollen))],
    [
      'by runs in a packed stream',
      withStream(
        objects('/Filter [/FlateDecode /RunLengthDecode]'),
        deflateSync(Buffer.alloc(2 * MEBIBYTE, Buffer.from([129, 32]))),
      ),
    ],
    ['by its cross-references', withStream('/Type /XRef /Size 5 /W [1 2 1] /Filter /FlateDecode', swollen)],
    ['by a number of cross-references', withStream('/Type /XRef /Size 2000000000 /W [1 2 1]', Buffer.alloc(9))],
    [
      'by small numbers',
      withStream(objects('/Filter /FlateDecode'), deflateSync(Buffer.from(`9 0 [${'1 '.repeat(14 * MEBIBYTE)}]`))),
    ],
  ])('is refused, and the next file is checked: %s', async (_, bytes) => {
    expect(bytes.length).toBeLessThan(0.5 * MEBIBYTE);
    expect(await faultOf(inItsOwn, bytes)).toMatch(/作りが複雑すぎ.*作り直すか/);
    expect(await faultOf(inItsOwn, pdf())).toBeNull();
  });
});

it('refuses a stream that unpacks to more than it may, also where there would be memory enough', async () => {
  const stream = (megabytes: number) =>
    withStream(
      '/Type /XRef /Size 5 /W [1 2 1] /Filter /FlateDecode',
      deflateSync(Buffer.alloc(megabytes * MEBIBYTE, 0x20)),
    );
  expect(await faultOf(new FileCheck(MEBIBYTE), stream(30))).toBeNull();
  expect(await faultOf(new FileCheck(MEBIBYTE), stream(34))).toMatch(/^PDFの作りが複雑すぎ/);
});

it('keeps its process from file to file', async () => {
  await faultOf(inItsOwn, pdf());
  const { pid } = inItsOwn;
  await faultOf(inItsOwn, pdf());
  expect(inItsOwn.pid).toBe(pid);
  expect(pid).toEqual(expect.any(Number));
});

it('does not wait for ever for a file that keeps its reader busy', async () => {
  const check = new FileCheck(MEBIBYTE, { module: worker('endless-worker'), limitMs: 500 });
  expect(await faultOf(check, pdf())).toMatch(/作りが複雑すぎ/);
  await check.close();
});

it('gives a small file no more than some seconds, so that the next need not wait long', async () => {
  const check = new FileCheck(50 * MEBIBYTE, { module: worker('endless-worker') });
  timers.hold();
  try {
    const fault = faultOf(check, pdf());
    while (timers.waiting() === 0) await new Promise((resolve) => setImmediate(resolve));
    timers.goOn(7_000);
    expect(await fault).toMatch(/作りが複雑すぎ/);
  } finally {
    timers.release();
    await check.close();
  }
});

it('says that its process cannot be started instead of blaming the file', async () => {
  const check = new FileCheck(MEBIBYTE, { module: worker('typescript-hooks') });
  await expect(faultOf(check, pdf())).rejects.toThrow(/did not start/);
});
