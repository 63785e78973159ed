import type { Content } from 'pdfmake/interfaces.js';

interface Block {
  margin?: unknown;
  stack?: Content[];
}

/**
 * The same content without the room below its last block: where only that room does not fit on the page, pdfmake would
 * begin one more page, with nothing on it. Margins are those of `elements.ts`, four numbers each.
 */
export function withoutLastMargin(content: Content): Content {
  if (Array.isArray(content)) return withoutMarginOfLast(content);
  if (typeof content !== 'object') return content;
  const { margin, stack } = content as Block;
  const changed: Block = {
    ...(Array.isArray(margin) && { margin: [...(margin as number[]).slice(0, 3), 0] }),
    ...(stack && { stack: withoutMarginOfLast(stack) }),
  };
  return { ...content, ...changed } as Content;
}

function withoutMarginOfLast(blocks: readonly Content[]): Content[] {
  const last = blocks.at(-1);
  return last === undefined ? [] : [...blocks.slice(0, -1), withoutLastMargin(last)];
}
