/** Where a paragraph goes on the next page: never after or before a single line, and a short one not at all. */

/** A paragraph of so many lines stands on one page. */
export const WHOLE_LINES = 3;

/** Lines of a longer one that a page ends or begins with, at least. */
const FEWEST_LINES = 2;

/**
 * How many lines of what is left of a paragraph go on a page.
 * @param heights of the lines, in points
 * @param room that is left on the page, in points; NaN for no end
 * @returns 0 where the paragraph goes on (or begins) on the next page
 */
export function linesForPage(heights: readonly number[], room: number): number {
  const left = heights.length;
  let fitting = 0;
  for (let used = 0; fitting < left; fitting += 1) {
    used += heights[fitting] as number;
    if (used > room) break;
  }
  if (fitting === left) return left;
  if (left <= WHOLE_LINES) return 0;
  const taken = Math.min(fitting, left - FEWEST_LINES);
  return taken < FEWEST_LINES ? 0 : taken;
}
