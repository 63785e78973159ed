import PDFDocument from 'pdfkit';
import { FONT_FILES } from '../../dist/src/pdf/elements/font-files.js';
import { ISSUED_AT, sheetTexts } from './cases.mjs';

const LEFT = 56.69;
const WIDTH = 481.9;
const X = [0, 103, 202, 341, WIDTH].map((offset) => LEFT + offset);
const PADDING = 4;
const LINE_GAP = 3.7;

/**
 * The same sheets drawn by hand with raw pdfkit: same texts, fonts, sizes, rules, filled captions and centred merged cells as the
 * product's. As on the product's, names and sentences may be of any length (on one page), so the rows are measured with pdfkit's
 * own heightOfString before they are drawn. Like the product's, the file has a structure tree (pdfkit's own), with rules and page
 * numbers as artifacts. There is no check of input or of glyphs, and lines are not justified.
 * @returns the PDF
 */
export function drawnByHand(inputs) {
  const document = new PDFDocument({
    autoFirstPage: false,
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    lang: 'ja-JP',
    tagged: true,
    displayTitle: true,
    info: { Title: '会議資料', CreationDate: ISSUED_AT },
  });
  document.registerFont('Mincho', FONT_FILES.Mincho.normal);
  document.registerFont('Gothic', FONT_FILES.Gothic.normal);
  const chunks = [];
  document.on('data', (chunk) => chunks.push(chunk));
  const done = new Promise((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  for (const [index, input] of inputs.entries()) drawSheet(document, sheetTexts(input), index + 1);
  document.end();
  return done;
}

function drawSheet(document, texts, page) {
  document.addPage();
  const section = document.struct('Sect');
  document.addStructure(section);
  const options = (width, more = {}) => ({ width, lineGap: LINE_GAP, ...more });
  const tagged = (parent, tag, draw) => parent.add(document.struct(tag, draw));
  const row = (table) => {
    const line = document.struct('TR');
    table.add(line);
    return line;
  };
  let y = 62.4;
  const paragraph = (text, left, width, more, after, tag = 'P') => {
    tagged(section, tag, () => document.text(text, left, y, options(width, more)));
    y = document.y + after;
  };
  const inner = (column, columns = 1) => X[column + columns] - X[column] - 2 * PADDING;
  const height = (text, column, columns) => document.heightOfString(text, options(inner(column, columns)));
  const middle = (line, tag, text, column, top, bottom, more) => {
    const at = top + 1.5 + (bottom - top - height(text, column)) / 2;
    tagged(line, tag, () => document.text(text, X[column] + PADDING, at, options(inner(column), more)));
  };

  document.font('Mincho').fontSize(10.5);
  paragraph(texts.number, LEFT, WIDTH, { align: 'right' }, 14);
  document.font('Gothic').fontSize(12);
  paragraph(texts.title, LEFT, WIDTH, { align: 'center' }, 14, 'H1');

  document.font('Gothic').fontSize(9);
  const labelHeight = height(texts.roleLabel, 2, 2) + 3;
  document.font('Mincho').fontSize(10.5);
  const captions = y + 8 + Math.max(...texts.captions.map((caption, column) => height(caption, column)));
  const facts = captions + 8 + Math.max(height(texts.requirement, 2), height(texts.results, 3));
  const role = facts + 8 + labelHeight + height(texts.role, 2, 2);
  const bottom = Math.max(role, captions + 8 + height(texts.institution, 0), captions + 8 + height(texts.work, 1));

  document.markContent('Artifact');
  document
    .rect(X[0], y, WIDTH, captions - y)
    .fill('#f2f2f2')
    .fillColor('black');
  document.endMarkedContent();
  const table = document.struct('Table');
  section.add(table);
  const first = row(table);
  texts.captions.forEach((caption, column) => middle(first, 'TH', caption, column, y, captions, { align: 'center' }));
  const second = row(table);
  middle(second, 'TD', texts.institution, 0, captions, bottom);
  middle(second, 'TD', texts.work, 1, captions, bottom);
  middle(second, 'TD', texts.requirement, 2, captions, facts);
  middle(second, 'TD', texts.results, 3, captions, facts);
  tagged(row(table), 'TD', () => {
    document
      .font('Gothic')
      .fontSize(9)
      .text(texts.roleLabel, X[2] + PADDING, facts + 5.5, options(inner(2, 2)));
    document
      .font('Mincho')
      .fontSize(10.5)
      .text(texts.role, X[2] + PADDING, facts + 5.5 + labelHeight, options(inner(2, 2)));
  });
  document.markContent('Artifact');
  document.lineWidth(0.6);
  for (const [column, x] of X.entries())
    document
      .moveTo(x, y)
      .lineTo(x, column === 3 ? facts : bottom)
      .stroke();
  for (const line of [y, captions, bottom]) document.moveTo(X[0], line).lineTo(X[4], line).stroke();
  document.moveTo(X[2], facts).lineTo(X[4], facts).stroke();
  document.endMarkedContent();

  y = bottom + 16;
  paragraph(`　${texts.statement}`, LEFT, WIDTH, {}, 10);
  paragraph(`　${texts.date}`, LEFT, WIDTH, {}, 10);
  paragraph(texts.council, LEFT + 217, 265, {}, 8);
  paragraph(texts.chair, LEFT + 217, 265, {}, 8);
  document.markContent('Artifact');
  document.fontSize(9).text(`－ ${page} －`, 0, 805, options(595.28, { align: 'center' }));
  document.endMarkedContent();
  section.end();
}
