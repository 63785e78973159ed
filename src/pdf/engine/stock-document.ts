import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { BODY_FONT } from '../elements/font-files.js';
import { ruledLines } from '../elements/elements.js';
import { openedFonts } from './font-cache.js';
import { withFontRunsForStock } from './font-runs.js';
import { withoutLastMargin } from './last-margin.js';
import {
  A4,
  acrossThePage,
  BODY_STYLE,
  FOOT_DISTANCE,
  FOOT_STYLE,
  HEAD_TOP,
  isLonelyHeading,
  MARGINS,
} from './document-shape.js';
import type { Document } from './pdf-writer.js';

/** A document drawn through the documented parts of pdfmake alone; see `drawPdf` for what it lacks. */
export function drawnByStock({ content, furniture, properties }: Document): Promise<Uint8Array> {
  pdfmake.setFonts(openedFonts().fonts);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  pdfmake.setTableLayouts({ ruled: ruledLines });
  const { title, author, createdAt } = properties;
  const { watermark, head, foot } = furniture;
  const { left, top, right, bottom } = MARGINS;
  const definition: TDocumentDefinitions = {
    content: withFontRunsForStock(withoutLastMargin(content), BODY_FONT),
    pageSize: A4,
    pageMargins: [left, top, right, bottom],
    defaultStyle: BODY_STYLE,
    pageBreakBefore: isLonelyHeading,
    info: { title, ...(author && { author }), creationDate: createdAt, modDate: createdAt },
    version: '1.7',
    language: 'ja-JP',
    displayTitle: true,
    ...(watermark && { watermark: acrossThePage(watermark) }),
    ...(head && {
      header: {
        text: head,
        font: FOOT_STYLE.family,
        fontSize: FOOT_STYLE.fontSize,
        alignment: 'right',
        lineHeight: 1,
        margin: [left, HEAD_TOP, right, 0],
      },
    }),
    ...(foot && {
      footer: (page: number, pages: number) => ({
        text: foot(page, pages),
        font: FOOT_STYLE.family,
        fontSize: FOOT_STYLE.fontSize,
        alignment: 'center',
        lineHeight: 1,
        margin: [0, FOOT_DISTANCE, 0, 0],
      }),
    }),
  };
  return pdfmake.createPdf(definition).getBuffer();
}
