/** How every document looks, whichever way it is drawn. Lengths in points. */
import type { Node, NodeQueries, Watermark } from 'pdfmake/interfaces.js';
import { HEADING_LEVEL, LEAD_IN_LEVEL } from '../elements/elements.js';
import { BODY_FONT } from '../elements/font-files.js';
import type { PlainStyle } from './measured-text.js';
import type { PageMargins, PageSize } from './pdfmake-parts.js';

const MILLIMETRE = 72 / 25.4;
export const A4: PageSize = { width: 595.28, height: 841.89, orientation: 'portrait' };
const SIDE = 20 * MILLIMETRE;
export const MARGINS: PageMargins = { left: SIDE, top: 22 * MILLIMETRE, right: SIDE, bottom: 20 * MILLIMETRE };
export const BODY_STYLE = { font: BODY_FONT, fontSize: 10.5, lineHeight: 1.35 };
export const FOOT_STYLE: PlainStyle = {
  family: BODY_FONT,
  bold: false,
  italics: false,
  fontSize: 9,
  color: 'black',
  alignment: 'center',
  noWrap: true,
  height: 9,
  leadingIndent: 0,
};
/** Of the foot from the end of the text, in points. */
export const FOOT_DISTANCE = 20;
/** Of the head from the edge of the paper, and of the last line of what runs on below it on every page but the first; in points. */
export const HEAD_TOP = 19;
export const RUNNING_TOP = 40;
/** Of its two lines from each other. */
export const RUNNING_LINE = 10.5;

export function acrossThePage(text: string): Watermark {
  return { text, font: 'Gothic', color: 'gray', opacity: 0.15, fontSize: 240, angle: -30 };
}

/**
 * Whether a heading, a text that leads in to a table, or the heading rows of a table, have nothing but further headings below them on their page, and would have more on the
 * next one. pdfmake asks each node only once, before those below it have moved, so other headings below do not count; and those
 * above that have moved already are not torn apart.
 */
export function isLonelyHeading(node: Node, nodes: NodeQueries): boolean {
  if (node.headlineLevel !== HEADING_LEVEL && node.headlineLevel !== LEAD_IN_LEVEL && !node.table?.headerRows)
    return false;
  const { pageNumber, top } = node.startPosition;
  const isBelow = (other: Node): boolean =>
    isContent(other) && other.startPosition.pageNumber === pageNumber && other.startPosition.top > top;
  return (
    !nodes.getFollowingNodesOnPage().some(isBelow) &&
    nodes.getPreviousNodesOnPage().some(isContent) &&
    nodes.getNodesOnNextPage().some(isContent)
  );
}

/** Neither a heading nor what only holds other nodes, such as a table. */
function isContent({ headlineLevel, text, canvas, image }: Node): boolean {
  return headlineLevel === undefined && [text, canvas, image].some((own) => own !== undefined);
}
