/** A length as a page needs it: to a millionth of a point, as pdfkit writes it. */
export function number(length: number): number {
  return Math.round(length * 1e6) / 1e6;
}
