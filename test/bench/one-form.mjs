import pdfmake from 'pdfmake';
import { drawForm } from '../../dist/src/documents/form-drawing.js';
import { ruledLines } from '../../dist/src/pdf/elements/elements.js';
import { FONT_FILES } from '../../dist/src/pdf/elements/font-files.js';
import { withFontRuns } from '../../dist/src/pdf/engine/font-runs.js';
import { form, FORM_ID, freshRecords, ISSUED_AT } from './cases.mjs';
import { fastest, report } from './measure.mjs';

const MILLIMETRE = 72 / 25.4;

/** The form as pdfmake draws it out of the box: its own printer, the fonts as files. */
function stock(input) {
  const runs = withFontRuns(form.content(input, form.wording), 'Mincho');
  const info = { title: form.wording.title, creationDate: ISSUED_AT, modDate: ISSUED_AT };
  const margins = [20, 22, 20, 20].map((millimetres) => millimetres * MILLIMETRE);
  const definition = {
    pageSize: 'A4',
    pageMargins: margins,
    language: 'ja-JP',
    version: '1.7',
    info,
    defaultStyle: { font: 'Mincho', fontSize: 10.5, lineHeight: 1.35 },
    content: runs,
  };
  return pdfmake.createPdf(definition).getBuffer();
}

/** Time of one 確認様式1 in a process that has drawn some before, against stock pdfmake. Ratio of the fastest of several turns. */
export async function benchOneForm() {
  const fonts = Object.entries(FONT_FILES).map(([family, { normal, bold }]) => [
    family,
    { normal, bold, italics: normal, bolditalics: bold },
  ]);
  pdfmake.setFonts(Object.fromEntries(fonts));
  pdfmake.setTableLayouts({ ruled: ruledLines });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.endsWith('.ttf'));
  const options = { preview: false, issuedAt: ISSUED_AT };
  const time = await fastest(
    { ours: (input) => drawForm({ formId: FORM_ID, input, options }), stock },
    25,
    () => freshRecords(1)[0],
  );
  report('one form, warm, time against stock pdfmake', time.ours / time.stock, '<= 0.6');
}
