/** What is bound looks as it did; what would not is refused when it is handed in, and left out of a pack with the reason. */
import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import { picture, QUARTERS } from '../../test/support/pictures.js';
import { createCanvas, loadImage, pagePng, pageTexts } from '../../test/support/pdf-reading.js';
import { checkUpload } from './file-checks.js';
import { drawPack, type PackJob } from './pack-drawing.js';

const JOB: Omit<PackJob, 'parts'> = {
  title: '一件書類',
  issuedAt: new Date('2026-12-04T01:00:00Z'),
  author: '見本県',
  preview: false,
  contents: true,
};
const bound = (...files: Buffer[]) =>
  drawPack({ ...JOB, parts: files.map((bytes, index) => ({ kind: 'file', title: `書類${index + 1}`, bytes })) });
const MEBIBYTE = 1024 * 1024;
const judged = (bytes: Buffer, fileName = '様式.pdf') => checkUpload({ fileName, bytes }, 50 * MEBIBYTE);

/** A PDF of these objects, the first of which is its catalogue. */
function pdfOf(...objects: string[]): Buffer {
  let file = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}

const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const page = (more = '') =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> ${more.includes('/Properties') ? more : ''} >> /Contents 4 0 R ${more.includes('/Properties') ? '' : more} >>`;
const text = (words: string) => stream(`BT /F1 14 Tf 50 700 Td (${words}) Tj ET`);

/** A page with an old draft on a layer of its own. */
const layered = (configuration: string) =>
  pdfOf(
    `<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R 7 0 R] /D << ${configuration} >> >> >>`,
    PAGES,
    page('/Properties << /L1 6 0 R /L2 7 0 R >>'),
    stream(
      '/OC /L1 BDC BT /F1 24 Tf 50 700 Td (final: 960) Tj ET EMC /OC /L2 BDC BT /F1 24 Tf 50 640 Td (draft: 1860) Tj ET EMC',
    ),
    HELVETICA,
    '<< /Type /OCG /Name (final) >>',
    '<< /Type /OCG /Name (old draft) >>',
  );

const field = (more: string) =>
  `<< /Type /Annot /Subtype /Widget /FT /Tx /T (hours) /Rect [200 690 400 715] /F 4 /P 3 0 R /DA (/Helv 12 Tf 0 g) ${more} >>`;
const withField = (form: string, widget: string) =>
  pdfOf(
    `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] ${form} /DR << /Font << /Helv 5 0 R >> >> /DA (/Helv 12 Tf 0 g) >> >>`,
    PAGES,
    page('/Annots [6 0 R]'),
    text('Hours per year:'),
    HELVETICA,
    widget,
    `<< /Type /XObject /Subtype /Form /BBox [0 0 200 25] /Resources << /Font << /Helv 5 0 R >> >> /Length 45 >>\nstream\n/Tx BMC BT /Helv 12 Tf 2 7 Td (1840) Tj ET EMC\nendstream`,
  );

async function looksAsBefore(...files: Buffer[]): Promise<void> {
  const { bytes, leftOut } = await bound(...files);
  expect(leftOut).toEqual([]);
  for (const [index, given] of files.entries()) {
    const [before, after] = await Promise.all([pagePng(given, 1), pagePng(bytes, index + 2)]);
    expect(after.equals(before)).toBe(true);
  }
}

test('a layer that its author hid stays hidden, beside another file with layers', async () => {
  const off = layered('/ON [6 0 R] /OFF [7 0 R]');
  const baseOff = layered('/BaseState /OFF /ON [7 0 R]');
  const none = layered('');
  await looksAsBefore(off, baseOff, none, off);
  const { bytes } = await bound(off, none);
  expect(await judged(off)).toMatchObject({ ok: true });
  const shown = await pagePng(bytes, 3);
  expect((await pagePng(bytes, 2)).equals(shown)).toBe(false); // the second shows both layers
});

test('values of a form that were saved with their picture are bound as they are seen', async () => {
  const drawn = withField('', field('/V (1840) /AP << /N 7 0 R >>'));
  expect(await judged(drawn)).toMatchObject({ ok: true });
  await looksAsBefore(drawn);
  const [, second] = await pageTexts((await bound(drawn)).bytes);
  expect(second).toContain('1840'); // on the page itself, not in a field that a reader may leave out
});

test('a form with boxes, choices and several pages, as a program saves it, is bound as it is seen', async () => {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const first = document.addPage([595, 842]);
  const second = document.addPage([842, 595]);
  const form = document.getForm();
  const box = form.createCheckBox('agreed');
  box.addToPage(first, { x: 60, y: 700, width: 20, height: 20 });
  box.check();
  const other = form.createCheckBox('not agreed');
  other.addToPage(first, { x: 60, y: 660, width: 20, height: 20 });
  const choice = form.createDropdown('unit');
  choice.addOptions(['Surgery', 'Emergency']);
  choice.select('Emergency');
  choice.addToPage(second, { x: 60, y: 400, width: 200, height: 30, font });
  const words = form.createTextField('reason');
  words.setText('first shown here');
  words.addToPage(second, { x: 60, y: 300, width: 200, height: 30, font });
  const given = Buffer.from(await document.save());
  expect(await judged(given)).toMatchObject({ ok: true });
  const { bytes } = await bound(given);
  for (const number of [1, 2]) {
    const [before, after] = await Promise.all([pagePng(given, number), pagePng(bytes, number + 1)]);
    expect(after.equals(before)).toBe(true);
  }
});

test.each([
  ['a value without a picture', withField('', field('/V (1840)'))],
  ['values that the reader is to draw anew', withField('/NeedAppearances true', field('/V (1840) /AP << /N 7 0 R >>'))],
])('%s is refused with the remedy, and left out of a pack', async (_, given) => {
  expect(await judged(given)).toEqual({
    ok: false,
    message: expect.stringMatching(/入力した内容が紙面として保存されていない.*「印刷」から「PDFに保存」/) as string,
  });
  expect((await bound(given)).leftOut).toEqual([
    { title: '書類1', reason: expect.stringContaining('「印刷」から「PDFに保存」で作り直したPDF') as string },
  ]);
});

test.each([
  ['an empty field', withField('/NeedAppearances true', field(''))],
  ['a field of blanks', withField('', field('/V (  )'))],
  ['a hidden field', withField('', field('/V (1840)').replace('/F 4', '/F 2'))],
])('%s is no reason to refuse a form', async (_, given) => {
  expect(await judged(given)).toMatchObject({ ok: true });
  await looksAsBefore(given);
});

test('a form that only its program can draw is refused with the remedy', async () => {
  const dynamic = pdfOf(
    '<< /Type /Catalog /Pages 2 0 R /NeedsRendering true /AcroForm << /Fields [] /XFA 6 0 R >> >>',
    PAGES,
    page(),
    text('Please open in another program.'),
    HELVETICA,
    stream('<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"></xdp:xdp>'),
  );
  expect(await judged(dynamic)).toEqual({ ok: false, message: expect.stringMatching(/XFA.*「PDFに保存」/) as string });
  expect((await bound(dynamic)).leftOut).toEqual([
    { title: '書類1', reason: expect.stringContaining('XFA') as string },
  ]);
});

test('a portfolio is refused; files inside any other PDF are named on the contents page', async () => {
  const document = await PDFDocument.create();
  document.addPage([595, 842]);
  await document.attach(Buffer.from('表'), '勤務実績.xlsx', { mimeType: 'application/octet-stream' });
  const given = Buffer.from(await document.save());
  expect(await judged(given)).toMatchObject({ ok: true });
  const { bytes, leftOut } = await bound(given);
  expect(leftOut).toEqual([
    { title: '書類1の中のファイル「勤務実績.xlsx」', reason: expect.stringMatching(/^PDFの中に添付された/) as string },
  ]);
  expect((await pageTexts(bytes))[0]).toContain('勤務実績.xlsx');
  document.catalog.set(PDFName.of('Collection'), document.context.obj({}));
  expect(await judged(Buffer.from(await document.save()))).toEqual({
    ok: false,
    message: expect.stringContaining('ポートフォリオ') as string,
  });
});

/** The colours in the middle of the four quarters of a picture that stands alone on an A4 page, row by row. */
async function quartersOf(bytes: Buffer | Uint8Array, number: number, upright: boolean): Promise<string[]> {
  const png = await loadImage(await pagePng(bytes, number));
  const canvas = createCanvas(png.width, png.height);
  const context = canvas.getContext('2d');
  context.drawImage(png, 0, 0);
  const [across, down] = upright ? [10, 20] : [20, 10];
  return [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ].map(([x = 0, y = 0]) => {
    const { data } = context.getImageData(
      Math.round(png.width / 2 + (x * across * 3) / 4),
      Math.round(png.height / 2 + (y * down * 3) / 4),
      1,
      1,
    );
    return nearest([data[0]!, data[1]!, data[2]!]);
  });
}

function nearest(colour: readonly number[]): string {
  const distance = (hex: string) =>
    [1, 3, 5].reduce((sum, at, index) => sum + Math.abs(parseInt(hex.slice(at, at + 2), 16) - colour[index]!), 0);
  return [...QUARTERS].sort((one, other) => distance(one) - distance(other))[0]!;
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'a photo that was taken with orientation %d is bound upright',
  async (orientation) => {
    const photo = picture('jpeg', { orientation });
    expect(await judged(photo, '写真.jpg')).toMatchObject({ ok: true });
    const { bytes, separate, leftOut } = await bound(photo);
    expect({ separate, leftOut }).toEqual({ separate: [], leftOut: [] });
    expect(await quartersOf(bytes, 2, orientation > 4)).toEqual([...QUARTERS]);
  },
);

test('a large scan fills its page inside the margins, landscape where it is wider than high', async () => {
  const { bytes } = await bound(
    picture('png', { width: 1600, height: 1000 }),
    picture('jpeg', { width: 900, height: 1600 }),
  );
  const file = await PDFDocument.load(bytes);
  const sizes = file.getPages().map((each) => Math.sign(each.getWidth() - each.getHeight()));
  expect(sizes).toEqual([-1, 1, -1]);
});

test('a picture that is broken or too large is refused with the remedy', async () => {
  const png = picture('png');
  const huge = Buffer.from(png);
  huge.writeUInt32BE(8000, 16);
  huge.writeUInt32BE(6000, 20);
  expect(await judged(huge, '図.png')).toEqual({
    ok: false,
    message: expect.stringContaining('4,000万画素') as string,
  });
  expect((await bound(huge)).leftOut).toHaveLength(1);
  const damaged = Buffer.concat([png.subarray(0, 60), Buffer.alloc(40), png.subarray(-12)]);
  expect((await bound(damaged)).leftOut).toEqual([
    {
      title: '書類1',
      reason: '画像を読み取れないため、綴じることができません。保存し直した画像と差し替えてください。',
    },
  ]);
});
