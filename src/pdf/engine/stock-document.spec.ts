import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { anyForm, type FormId } from '../../../forms/index.js';
import { pagePng, pageTexts, selfDescription } from '../../../test/support/pdf-reading.js';
import { renderPdf } from '../render-pdf.js';
import { BlockTooTallError } from './overflow-guard.js';

type Sample = 'short' | 'long' | 'extreme';

function document(id: FormId, sample: Sample): Promise<Uint8Array> {
  const form = anyForm(id);
  return renderPdf({
    content: form.content(form.samples[sample], form.wording),
    title: form.wording.title,
    author: '見本県',
    createdAt: new Date('2026-12-04T01:00:00Z'),
    watermark: '案',
    head: '補正後　第２版',
    running: '医療法人社団𠮷祥会　見本病院\n見本の様式',
    pageNumbers: true,
  });
}

async function byStock(id: FormId, sample: Sample): Promise<Uint8Array> {
  process.env['PDF_ENGINE'] = 'stock';
  try {
    return await document(id, sample);
  } finally {
    delete process.env['PDF_ENGINE'];
  }
}

async function picture(bytes: Uint8Array, page: number): Promise<PNG> {
  return PNG.sync.read(await pagePng(bytes, page));
}

test.each<[FormId, Sample]>([
  ['application-form-1', 'short'],
  ['application-form-4', 'short'],
  ['confirmation-form-2', 'short'],
  ['reception-copy', 'long'],
  ['correction-notice', 'short'],
  ['plan-no-change-notice', 'long'],
  ['designation-notice', 'short'],
])(
  'the pages of %s (%s) look the same by pdfmake alone',
  async (id, sample) => {
    const [own, stock] = [await document(id, sample), await byStock(id, sample)];
    expect(Buffer.from(own).equals(Buffer.from(stock))).toBe(false);
    const texts = await pageTexts(own);
    expect(await pageTexts(stock)).toHaveLength(texts.length);
    for (let page = 1; page <= texts.length; page += 1) {
      const [a, b] = [await picture(own, page), await picture(stock, page)];
      expect([page, pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1 })]).toEqual([page, 0]);
    }
  },
  60_000,
);

test('pdfmake alone gives no structure to read aloud, and refuses a table of heights that only we know to break', async () => {
  expect(await selfDescription(await byStock('application-form-1', 'short'))).toMatchObject({
    language: 'ja-JP',
    tagged: false,
  });
  await expect(byStock('work-time-reduction-plan', 'short')).rejects.toThrow(BlockTooTallError);
}, 60_000);
