import { sheetTexts } from './cases.mjs';

const STYLE = `
@page { size: A4; margin: 22mm 20mm 20mm; }
body { margin: 0; font: 10.5pt/1.35 'BIZ UDMincho'; }
section { break-after: page; position: relative; height: 254mm; }
h1, small { font-family: 'BIZ UDGothic'; font-weight: normal; }
h1 { font-size: 12pt; text-align: center; margin: 14pt 0; }
small { font-size: 9pt; display: block; }
.right { text-align: right; margin: 0; }
.half { margin-left: 45%; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
td, th { border: 0.6pt solid black; padding: 5.5pt 5pt 2.5pt; white-space: pre-line; font-weight: normal; }
th { background: #f2f2f2; }
footer { position: absolute; bottom: 0; width: 100%; text-align: center; font-size: 9pt; }`;

/** The same sheets as one HTML page for a browser to print. */
export function htmlOf(inputs) {
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><title>会議資料</title><style>${STYLE}</style>${inputs.map((input, index) => sheet(sheetTexts(input), index + 1)).join('')}</html>`;
}

function sheet(texts, page) {
  return `<section><p class="right">${texts.number}</p><h1>${texts.title}</h1><table><colgroup><col style="width:103pt"><col style="width:99pt"><col style="width:139pt"><col></colgroup>
<tr>${texts.captions.map((caption) => `<th>${caption}</th>`).join('')}</tr>
<tr><td rowspan="2">${texts.institution}</td><td rowspan="2">${texts.work}</td><td>${texts.requirement}</td><td>${texts.results}</td></tr>
<tr><td colspan="2"><small>${texts.roleLabel}</small>${texts.role}</td></tr></table>
<p>　${texts.statement}</p><p>　${texts.date}</p><p class="half">${texts.council}</p><p class="half">${texts.chair}</p><footer>－ ${page} －</footer></section>`;
}
