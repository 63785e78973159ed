import { selfDescription, structures } from '../../../test/support/pdf-reading.js';
import {
  caption,
  heading,
  labelledRows,
  mergedDown,
  numbered,
  paragraph,
  ruledTable,
  title,
  type Content,
} from '../elements/elements.js';
import { PdfWriter } from './pdf-writer.js';
import { renderPdf, type PdfDocument } from '../render-pdf.js';

const createdAt = new Date('2026-12-04T01:00:00Z');
const draw = (content: Content, more: Partial<PdfDocument> = {}) =>
  renderPdf({ content, title: '見本', createdAt, ...more });
const lines = (count: number): string[] => Array.from({ length: count }, (_, index) => `第${index}行`);

test('a file says its language and title, and that it is tagged', async () => {
  expect(await selfDescription(await draw('本文'))).toEqual({
    language: 'ja-JP',
    title: '見本',
    showsTitle: true,
    tagged: true,
  });
});

test('headings, paragraphs and items are read in their order', async () => {
  const content = [title('題名'), paragraph('髙﨑の本文。'), heading('１', '見出し'), numbered(['一つ目', '二つ目'])];
  expect(await structures(await draw(content))).toEqual([
    'H1「題名」 P「髙﨑の本文。」 H2「１見出し」 P「(1)」 P「一つ目」 P「(2)」 P「二つ目」',
  ]);
});

test('a table is read row by row, its captions as headings of columns or rows', async () => {
  const table = ruledTable(
    ['*', '*'],
    [
      [caption('番号'), caption('名称')],
      ['1', { stack: ['甲', '乙'] }],
    ],
  );
  expect(await structures(await draw(table))).toEqual([
    'Table(TR(TH「番号」 TH「名称」) TR(TD「1」 TD(P「甲」 P「乙」)))',
  ]);
  expect(await structures(await draw(labelledRows([['所在', '見本市']])))).toEqual([
    'Table(TR(TH「所在」 TD「見本市」))',
  ]);
});

test('a merged cell is read once, with how far it reaches', async () => {
  const [first, second] = mergedDown('病院', 2, true);
  const bytes = await draw(
    ruledTable(
      ['*', '*'],
      [
        [first ?? '', '救急'],
        [second ?? '', '在宅'],
        [{ text: '役割', colSpan: 2 }, {}],
      ],
      { headerRows: 0 },
    ),
  );
  expect(await structures(bytes)).toEqual(['Table(TR(TD「病院」 TD「救急」) TR(TD「在宅」) TR(TD「役割」))']);
  const text = Buffer.from(bytes).toString('latin1');
  expect(text).toMatch(/\/O \/Table\n\/RowSpan 2\n/);
  expect(text).toMatch(/\/O \/Table\n\/ColSpan 2\n/);
});

test('captions say whether they head a column or a row', async () => {
  const text = Buffer.from(
    await draw([ruledTable(['*'], [[caption('列')], ['値']]), labelledRows([['行', '値']])]),
  ).toString('latin1');
  expect(text.match(/\/Scope \/\w+/g)).toEqual(['/Scope /Column', '/Scope /Row']);
});

test('a paragraph that runs over a page goes on there, and the repeated heading of a table is not read again', async () => {
  const [first = '', second = ''] = await structures(
    await draw(ruledTable(['*'], [[caption('見出し')], [lines(80).join('\n')]])),
  );
  expect(first).toMatch(/^Table\(TR\(TH「見出し」\) TR\(TD「第0行第1行/);
  expect(second).toMatch(/^Table\(TR\(TH\(\)\) TR\(TD「第\d+行.*第79行」\)\)$/);
});

test('page numbers, rules and the watermark are not read', async () => {
  const [first = '', second = ''] = await structures(await draw(lines(80), { pageNumbers: true, watermark: '案' }));
  expect(first + second).not.toMatch(/案|－/);
  expect(second.endsWith('P「第79行」')).toBe(true);
});

test('a part that is drawn last but stands first is read first', async () => {
  const writer = new PdfWriter({ title: '綴り', createdAt });
  writer.reserveFront();
  writer.add('甲');
  writer.addInFront('目次');
  const bytes = writer.finish();
  expect(await structures(bytes)).toEqual(['P「目次」', 'P「甲」']);
  const sections = /\/S \/Document[^>]*\/K \[(\d+) 0 R (\d+) 0 R\]/.exec(Buffer.from(bytes).toString('latin1'));
  expect(Number(sections?.[1])).toBeLessThan(Number(sections?.[2]));
});
