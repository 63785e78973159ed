import { surelyOnOnePage, together, type Content } from '../../src/pdf/elements/elements.js';
import { facts, VALUE_WIDTH, type Facts } from './facts.js';

/** Facts under their headings: kept on one page where they take less than half of it, else running on from page to page. */
export function factsUnder(headings: Content[], rows: Facts): Content[] {
  const placed = rows.map(([, text]) => [{ text, width: VALUE_WIDTH }]);
  const blocks = [...headings, facts(rows)];
  return surelyOnOnePage([...placed, ...placed]) ? [together(blocks)] : blocks;
}

/** Puts the headings of a part before the first of its blocks, so that a short first block keeps them with it. */
export function withHeadings<Item>(
  headings: Content[],
  items: readonly Item[],
  block: (headings: Content[], item: Item, index: number) => Content[],
): Content[] {
  return items.flatMap((item, index) => block(index === 0 ? headings : [], item, index));
}
