import type { Content } from '../../src/pdf/elements/elements.js';

/** Size of wide tables and remarks, in points. */
export const SMALL = 9;

const KANA = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ';

/** ア, イ, ウ, … for the third step of headings; a number where the kana end. */
export const itemMark = (index: number): string => KANA[index] ?? String(index + 1);

/** A remark under a table. */
export const remark = (text: string): Content => ({
  text,
  fontSize: SMALL,
  alignment: 'justify',
  margin: [0, -4, 0, 10],
});
