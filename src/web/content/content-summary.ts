/** What was written in a section, as rows to read and to change. */
import { type WordsContext, type WrittenRow, writtenRows } from '../../applications/documents/content-rows.js';
import type { ApplicationContent } from '../../procedure/fields/content.js';
import type { ContentSection } from '../../procedure/fields/sections.js';
import { fieldId, type SummaryRow } from '../components/index.js';

export interface SummaryContext extends WordsContext {
  /** Address of the section's page; null where nothing can be written. */
  path: string | null;
}

/** One row for each item of the section. */
export function summaryRows(
  section: ContentSection,
  content: ApplicationContent,
  { path, ...context }: SummaryContext,
): SummaryRow[] {
  return linked(writtenRows(section, content, context), path);
}

/** Each row with the way to the field in which it is corrected. @param path address of the page; without one nothing is to be corrected */
export function linked(rows: readonly WrittenRow[], path: string | null): SummaryRow[] {
  return rows.map(({ name, ...row }) => ({
    ...row,
    ...(name !== undefined && path !== null && { editHref: `${path}#${fieldId(name)}` }),
  }));
}
