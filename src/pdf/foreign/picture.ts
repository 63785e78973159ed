/** A picture from elsewhere as a PDF of one A4 page, so that it is bound like any other page. */
import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib';
import { imageSize } from 'image-size';
import type { ForeignPdf } from './merge-pdf.js';

/** Why a picture cannot be bound. */
export type PictureFault = 'broken' | 'tooLarge';

/** An A4 page at 600 dpi has 35 million. */
const MOST_PIXELS = 40_000_000;

const MILLIMETRE = 72 / 25.4;
const A4 = { short: 210 * MILLIMETRE, long: 297 * MILLIMETRE };
const EDGE = 10 * MILLIMETRE;
/** Points of one pixel where the page has room: 96 dpi. */
const LARGEST_PIXEL = 72 / 96;

interface Picture {
  /** As it is to be seen, in pixels. */
  width: number;
  height: number;
  /** How its pixels lie (EXIF, tag 274). */
  orientation: number;
}

/** @returns null for a picture that {@link pictureAsPdf} can take, as far as its head tells */
export function pictureFault(bytes: Buffer): PictureFault | null {
  const picture = headOf(bytes);
  if (!picture) return 'broken';
  return picture.width * picture.height > MOST_PIXELS ? 'tooLarge' : null;
}

function headOf(bytes: Buffer): Picture | undefined {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    return orientation > 4 ? { width: height, height: width, orientation } : { width, height, orientation };
  } catch {
    return undefined;
  }
}

/**
 * The whole picture, upright, on a page of its own: portrait or landscape as it is itself, never larger than its pixels bear.
 * @returns why not
 */
export async function pictureAsPdf(bytes: Buffer): Promise<ForeignPdf | PictureFault> {
  const fault = pictureFault(bytes);
  const picture = headOf(bytes);
  if (fault !== null || !picture) return fault ?? 'broken';
  try {
    const document = await PDFDocument.create();
    const image = await (bytes[0] === 0x89 ? document.embedPng(bytes) : document.embedJpg(bytes));
    const upright = picture.height >= picture.width;
    const [pageWidth, pageHeight] = upright ? [A4.short, A4.long] : [A4.long, A4.short];
    const page = document.addPage([pageWidth, pageHeight]);
    const scale = Math.min(
      LARGEST_PIXEL,
      (pageWidth - 2 * EDGE) / picture.width,
      (pageHeight - 2 * EDGE) / picture.height,
    );
    const [width, height] = [picture.width * scale, picture.height * scale];
    const [left, bottom] = [(pageWidth - width) / 2, (pageHeight - height) / 2];
    page.pushOperators(
      pushGraphicsState(),
      concatTransformationMatrix(...turnedUpright(picture.orientation, left, bottom, width, height)),
      drawObject(page.node.newXObject('Picture', image.ref)),
      popGraphicsState(),
    );
    await document.flush();
    return { pages: 1, document, embedded: [] };
  } catch {
    return 'broken';
  }
}

type Matrix = [number, number, number, number, number, number];

/** Brings the unit square in which a picture is drawn onto its place, as its pixels lie: first row and first column of each EXIF value. */
function turnedUpright(orientation: number, x: number, y: number, width: number, height: number): Matrix {
  switch (orientation) {
    case 2: // top, right
      return [-width, 0, 0, height, x + width, y];
    case 3: // bottom, right
      return [-width, 0, 0, -height, x + width, y + height];
    case 4: // bottom, left
      return [width, 0, 0, -height, x, y + height];
    case 5: // left, top
      return [0, -height, -width, 0, x + width, y + height];
    case 6: // right, top
      return [0, -height, width, 0, x, y + height];
    case 7: // right, bottom
      return [0, height, width, 0, x, y];
    case 8: // left, bottom
      return [0, height, -width, 0, x + width, y];
    default: // top, left
      return [width, 0, 0, height, x, y];
  }
}
