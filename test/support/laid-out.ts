import { LeanRenderer } from '../../src/pdf/engine/lean-renderer.js';
import type { DocumentLine } from '../../src/pdf/engine/document-lines.js';
import type { LaidOutNode, LaidOutPage } from '../../src/pdf/engine/pdfmake-parts.js';
import { StructureTree } from '../../src/pdf/engine/structure-tree.js';

/** A line where it was laid out: its page (from 1), and points from the top of it. */
export interface LaidOutLine {
  /** The text it is of. */
  of: LaidOutNode;
  words: string;
  page: number;
  top: number;
  bottom: number;
  /** Whether it stands on an earlier page already. */
  isAgain: boolean;
}

/** A row of a table: the texts of each of its cells. */
type LaidOutRow = LaidOutNode[][];

/** A document as it was laid out. */
export interface LaidOutDocument {
  /** Of the texts of the document, in the order in which they are drawn. */
  lines: LaidOutLine[];
  /** Of all its tables, without their heads. */
  rows: LaidOutRow[];
  /** What the engine itself adds to cells: `（続き）`. */
  notes: { words: string; page: number; top: number }[];
}

/** Draws, and tells how it was laid out. Not for several documents at the same time. */
export async function layoutOf(draw: () => Promise<Uint8Array>): Promise<LaidOutDocument> {
  const found: LaidOutDocument = { lines: [], rows: [], notes: [] };
  const renderer = heard(LeanRenderer.prototype, 'renderPages', (pages: LaidOutPage[]) => readLines(pages, found));
  const structure = heard(StructureTree.prototype, 'part', (root: LaidOutNode) => found.rows.push(...rowsOf(root)));
  try {
    await draw();
  } finally {
    renderer.leave();
    structure.leave();
  }
  return found;
}

/** Hears what a method of a class is called with. */
function heard<Given extends unknown[]>(
  owner: object,
  name: string,
  hear: (...given: Given) => unknown,
): { leave(): void } {
  const method = Reflect.get(owner, name) as (...given: Given) => unknown;
  const isOwn = Object.hasOwn(owner, name);
  Object.assign(owner, {
    [name]: function (this: object, ...given: Given) {
      hear(...given);
      return method.apply(this, given);
    },
  });
  return { leave: () => (isOwn ? Object.assign(owner, { [name]: method }) : Reflect.deleteProperty(owner, name)) };
}

function readLines(pages: readonly LaidOutPage[], { lines, notes }: LaidOutDocument): void {
  const seen = new Set<number>();
  for (const [index, { items }] of pages.entries())
    for (const { type, item } of items) {
      if (type !== 'line') continue;
      const line = item as DocumentLine;
      const { text, serial, y: top = 0 } = line;
      const words = ('broken' in line ? (line.broken as { words: { text: string }[] }).words : line.inlines)
        .map((word) => word.text)
        .join('');
      const page = index + 1;
      if (text && serial !== undefined) {
        lines.push({ of: text, words, page, top, bottom: top + line.getHeight(), isAgain: seen.has(serial) });
        seen.add(serial);
      } else notes.push({ words, page, top });
    }
}

function rowsOf(node: LaidOutNode): LaidOutRow[] {
  const rows = node.table?.body.slice(node.table.headerRows ?? 0) ?? [];
  return [...rows.map((row) => row.map(textsOf)), ...(node.stack ?? node.columns ?? []).flatMap(rowsOf)];
}

function textsOf(node: LaidOutNode): LaidOutNode[] {
  const inner = node.stack ?? node.columns ?? node.table?.body.flat();
  return inner ? inner.flatMap(textsOf) : [node];
}
