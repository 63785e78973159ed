import { createCanvas } from './pdf-reading.js';

/** Quarters of a picture, as it is to be seen. */
export const QUARTERS = ['#d00000', '#00a000', '#0000d0', '#202020'] as const;

/** Where the quarter in a column and a row of the pixels is to be seen, for each value of EXIF's orientation (column and row from 0). */
const SEEN: Readonly<Record<number, (column: number, row: number) => [column: number, row: number]>> = {
  1: (c, r) => [c, r],
  2: (c, r) => [1 - c, r],
  3: (c, r) => [1 - c, 1 - r],
  4: (c, r) => [c, 1 - r],
  5: (c, r) => [r, c],
  6: (c, r) => [1 - r, c],
  7: (c, r) => [1 - r, 1 - c],
  8: (c, r) => [r, 1 - c],
};

/**
 * A picture of four coloured quarters, `QUARTERS` row by row when it is seen upright.
 * @param width of the pixels as they lie
 * @param orientation EXIF's; JPEG only
 */
export function picture(type: 'jpeg' | 'png', { width = 80, height = 40, orientation = 1 } = {}): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  for (const [column, row] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    const [seenColumn, seenRow] = SEEN[orientation]!(column, row);
    context.fillStyle = QUARTERS[seenRow * 2 + seenColumn]!;
    context.fillRect((column * width) / 2, (row * height) / 2, width / 2, height / 2);
  }
  if (type === 'png') return canvas.toBuffer('image/png');
  const jpeg = canvas.toBuffer('image/jpeg', 95);
  return Buffer.concat([jpeg.subarray(0, 2), exif(orientation), jpeg.subarray(2)]);
}

/** An APP1 segment that says nothing but the orientation. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a000000080001011200030000000100000000' + '00000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
