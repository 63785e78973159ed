import type { ContentText, TableCellProperties } from 'pdfmake/interfaces.js';

/** What a text is for somebody who hears the document instead of seeing it; paragraphs and table cells need not say it. */
export type Role = 'H1' | 'H2' | 'TH';

type Text = ContentText & TableCellProperties;

/** A text with its role; who sees the document sees no difference. */
export function inRole(role: Role, text: Text): Text & { role: Role } {
  return { ...text, role };
}
