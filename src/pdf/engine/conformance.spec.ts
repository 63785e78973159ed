import { PDFDocument } from '@cantoo/pdf-lib';
import { conformance, CONFORMING, xmpOf } from '../../../test/support/pdf-conformance.js';
import { heading, labelledRows, paragraph, title } from '../elements/elements.js';
import { PdfWriter } from './pdf-writer.js';
import { renderPdf } from '../render-pdf.js';

const createdAt = new Date('2026-12-04T01:00:00Z');
const content = () => [
  title('題名'),
  heading('１', '見出し'),
  paragraph('髙﨑の本文。☑'),
  labelledRows([['所在', '𠮷野町']]),
];

test('a document says that it is PDF/A-2a and PDF/UA-1, and has what both need', async () => {
  expect(await conformance(await renderPdf({ content: content(), title: '見本', createdAt }))).toEqual(CONFORMING);
});

test('a preview with its mark across the page says the same', async () => {
  const bytes = await renderPdf({ content: content(), title: '見本', createdAt, watermark: '案', pageNumbers: true });
  expect(await conformance(bytes)).toEqual(CONFORMING);
});

test('PDF/A knows no mark of PDF/UA, so its schema is described beside it', async () => {
  const xmp = xmpOf(await PDFDocument.load(await renderPdf({ content: content(), title: '見本', createdAt })));
  expect(xmp).toContain('<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>');
  expect(xmp).toContain('<pdfaProperty:name>part</pdfaProperty:name>');
});

test('a title with signs of XML leaves the metadata well-formed, and the title as it is', async () => {
  const file = await PDFDocument.load(
    await renderPdf({ content: content(), title: '甲&乙<1>', author: 'A&B', createdAt }),
  );
  const xmp = xmpOf(file);
  expect(xmp).toContain('<rdf:li xml:lang="x-default">甲&amp;乙&lt;1&gt;</rdf:li>');
  expect(xmp).toContain('<rdf:li>A&amp;B</rdf:li>');
  expect(xmp.replace(/&(amp|lt|gt);/g, '')).not.toContain('&');
  expect(file.getTitle()).toBe('甲&乙<1>');
});

test('a file that takes pages from elsewhere claims neither', async () => {
  const writer = new PdfWriter({ title: '綴り', createdAt, takesForeignPages: true });
  writer.add(content());
  expect(await conformance(writer.finish())).toEqual({ ...CONFORMING, archive: '', access: '', outputIntents: [] });
});
