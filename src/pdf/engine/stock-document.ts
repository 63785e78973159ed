import pdfmake from 'pdfmake';
import type { ContentText, TDocumentDefinitions } from 'pdfmake/interfaces.js';
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
  RUNNING_LINE,
  RUNNING_TOP,
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
  const { watermark, head, running, foot } = furniture;
  const { left, top, right, bottom } = MARGINS;
  const above = (running ?? '').split('\n').length - 1;
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
    header: (page: number) => ({
      font: FOOT_STYLE.family,
      fontSize: FOOT_STYLE.fontSize,
      lineHeight: 1,
      stack: [
        { text: head ?? ' ', alignment: 'right' },
        {
          ...(withFontRunsForStock({ text: page === 1 ? '' : (running ?? '') }, BODY_FONT) as ContentText),
          lineHeight: RUNNING_LINE / FOOT_STYLE.fontSize,
          margin: [0, RUNNING_TOP - above * RUNNING_LINE - HEAD_TOP - FOOT_STYLE.fontSize, 0, 0],
        },
      ],
      margin: [left, HEAD_TOP, right, 0],
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
