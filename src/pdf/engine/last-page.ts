/** A last page with hardly anything on it: a line that is left over, a signature alone. */
import { A4, MARGINS } from './document-shape.js';
import type { DocumentLine } from './document-lines.js';
import type { LaidOutPage } from './pdfmake-parts.js';

/** Lines that a last page should have. */
const FEWEST_LINES = 6;

/** Height of a line of the body, in points. */
const LINE = 14.2;

/** By how much the text may end higher on each page (lower: one line that was left over comes back), in points, in the order in which it is tried. */
const LIFTS = [-LINE, LINE, 2 * LINE, 3 * LINE, 5 * LINE, 8 * LINE];

/** How much of a page before it may stay empty for that, in points. */
const MOST_LEFT_EMPTY = 150;

/** Pages that were laid out, and what belongs to them. */
interface Attempt {
  pages: readonly LaidOutPage[];
}

/**
 * Lays out again what would leave hardly anything on its last page, until enough stands there; what stays poor whatever is tried is taken at its best.
 * @param layOut with the text ending so much higher on each page, in points; null where a block does not fit any more
 */
export function withFullerLastPage<Way extends Attempt>(layOut: (lift: number) => Way | null, asItIs: Way): Way {
  let best = asItIs;
  const mostEmpty = Math.max(MOST_LEFT_EMPTY, emptiest(asItIs.pages));
  const isEnough = ({ pages }: Way): boolean => pages.length < 2 || linesOfLastPage(pages) >= FEWEST_LINES;
  for (const lift of LIFTS) {
    if (isEnough(best)) return best;
    const other = layOut(lift);
    if (other !== null && isBetter(other, best) && emptiest(other.pages) <= mostEmpty) best = other;
  }
  return best;
}

function isBetter({ pages: other }: Attempt, { pages }: Attempt): boolean {
  return (
    other.length < pages.length || (other.length === pages.length && linesOfLastPage(other) > linesOfLastPage(pages))
  );
}

/** Lines that stand on the last page alone: the heading of a table that goes on there is none of them, and cells beside each other are on one. */
function linesOfLastPage(pages: readonly LaidOutPage[]): number {
  const before = new Set(pages.slice(0, -1).flatMap((page) => linesOf(page).map(({ serial }) => serial)));
  const own = linesOf(pages.at(-1)).filter(({ serial }) => serial !== undefined && !before.has(serial));
  return new Set(own.map(({ y = 0 }) => Math.round(y))).size;
}

/** What is left empty at the end of the emptiest page but the last, in points. */
function emptiest(pages: readonly LaidOutPage[]): number {
  const ends = pages
    .slice(0, -1)
    .map((page) => Math.max(0, ...linesOf(page).map((line) => (line.y ?? 0) + line.getHeight())));
  return Math.max(0, ...ends.map((end) => A4.height - MARGINS.bottom - end));
}

function linesOf(page: LaidOutPage | undefined): DocumentLine[] {
  return (page?.items ?? []).filter(({ type }) => type === 'line').map(({ item }) => item as DocumentLine);
}
