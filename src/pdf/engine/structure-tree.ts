import type { DocumentLine } from './document-lines.js';
import type { KitDocument, LaidOutNode, StructureElement } from './pdfmake-parts.js';
import type { Role } from '../elements/structure-role.js';

type RoledNode = LaidOutNode & { role?: Role };

/**
 * The structure tree of a document (ISO 32000-1, 14.7): headings, paragraphs and tables in reading order, made from the same
 * content as the pages. Text is marked as belonging to its element; all else (rules, page numbers, watermarks, the heading
 * of a table on its later pages) is marked as an artifact, which is not read out.
 */
export class StructureTree {
  private readonly root: StructureElement;
  private reserved: StructureElement | undefined;
  /** Elements of the texts of the part that is being drawn. */
  private elements = new Map<LaidOutNode, { element: StructureElement; tag: string }>();
  private drawnLines = new Set<number>();
  /** What the marked content that is open belongs to, and its page. */
  private open: { owner: LaidOutNode | 'artifact'; page: KitDocument['page'] } | undefined;

  constructor(private readonly document: KitDocument) {
    this.root = document.struct('Document');
    document.addStructure(this.root);
  }

  /** Keeps the place before all that follows, for a part that is drawn last but read first. */
  reserve(): void {
    this.reserved = this.newSection();
  }

  /** Draws a part whose text belongs to the given content. `reserved` puts it into the place kept for it. */
  part(content: LaidOutNode, draw: () => void, where: 'next' | 'reserved' = 'next'): void {
    const section = (where === 'reserved' ? this.reserved : undefined) ?? this.newSection();
    this.elements = new Map();
    this.drawnLines = new Set();
    this.grow(section, content);
    draw();
    this.leave();
    section.end();
  }

  /** What is drawn from now on is this line's text, or an artifact if it stands on an earlier page already. */
  enterText({ text, serial }: DocumentLine): void {
    const place = text && this.elements.get(text);
    const repeated = serial === undefined || this.drawnLines.has(serial);
    if (!text || !place || repeated) return this.enterArtifact();
    this.drawnLines.add(serial);
    if (this.isOpen(text)) return;
    this.leave();
    place.element.add(this.document.markStructureContent(place.tag));
    this.open = { owner: text, page: this.document.page };
  }

  /** What is drawn from now on is not to be read out. */
  enterArtifact(): void {
    if (this.isOpen('artifact')) return;
    this.leave();
    this.document.markContent('Artifact');
    this.open = { owner: 'artifact', page: this.document.page };
  }

  /** Ends what is open. pdfkit ends it itself at the end of a page. */
  leave(): void {
    if (this.open?.page === this.document.page) this.document.endMarkedContent();
    this.open = undefined;
  }

  private isOpen(owner: LaidOutNode | 'artifact'): boolean {
    return this.open?.owner === owner && this.open.page === this.document.page;
  }

  private newSection(): StructureElement {
    return this.child(this.root, 'Sect');
  }

  private child(parent: StructureElement, tag: string, options: { scope?: 'Row' | 'Column' } = {}): StructureElement {
    const element = this.document.struct(tag, options);
    parent.add(element);
    return element;
  }

  private grow(parent: StructureElement, node: RoledNode): void {
    const blocks = node.stack ?? node.columns ?? node.ul ?? node.ol;
    if (blocks) for (const block of blocks) this.grow(parent, block);
    else if (node.table) this.growTable(parent, node.table);
    else if (hasText(node)) {
      const tag = node.role ?? 'P';
      this.elements.set(node, { element: this.child(parent, tag), tag });
    }
  }

  private growTable(parent: StructureElement, { body, headerRows = 0 }: NonNullable<LaidOutNode['table']>): void {
    const table = this.child(parent, 'Table');
    for (const [index, row] of body.entries()) {
      const line = this.child(table, 'TR');
      for (const cell of row) if (!cell._span) this.growCell(line, cell, index < headerRows ? 'Column' : 'Row');
    }
  }

  private growCell(parent: StructureElement, cell: RoledNode, scope: 'Row' | 'Column'): void {
    const isHeading = cell.role === 'TH';
    const tag = isHeading ? 'TH' : 'TD';
    const element = this.child(parent, tag, isHeading ? { scope } : {});
    const spans = {
      ...((cell.rowSpan ?? 1) > 1 && { RowSpan: cell.rowSpan }),
      ...((cell.colSpan ?? 1) > 1 && { ColSpan: cell.colSpan }),
    };
    if (Object.keys(spans).length > 0)
      element.dictionary.data['A'] = { ...(element.dictionary.data['A'] as object | undefined), O: 'Table', ...spans };
    const only = onlyText(cell);
    if (only) this.elements.set(only, { element, tag });
    else this.grow(element, cell);
  }
}

function hasText({ text }: LaidOutNode): boolean {
  return text !== undefined && text !== '';
}

/** The text of a cell that has nothing else in it. */
function onlyText(cell: LaidOutNode): LaidOutNode | undefined {
  if (cell.stack?.length === 1) return onlyText(cell.stack[0] as LaidOutNode);
  return hasText(cell) ? cell : undefined;
}
