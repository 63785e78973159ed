/** What differs between two contents, item by item, in the words of the pages. */
import type { ApplicationContent } from '../../procedure/fields/content.js';
import { type WordsContext, type WrittenRow, writtenRows } from './content-rows.js';
import { contentSections, type SectionFacts } from '../../procedure/fields/sections.js';

/** An item as it was and as it is; '' where nothing stands or stood. */
export interface ChangedItem {
  label: string;
  before: string;
  after: string;
  /** Whether a 補正 had asked for it; absent where none is told of. */
  asked?: boolean;
}

/** What differs in one part of an application. */
export interface ChangedGroup {
  title: string;
  items: ChangedItem[];
}

/** Items that say something else afterwards; one that is only asked on one side is empty on the other. */
export function changedItems(
  before: readonly Pick<WrittenRow, 'label' | 'value'>[],
  after: readonly Pick<WrittenRow, 'label' | 'value'>[],
): ChangedItem[] {
  const labels = [...new Set([...before, ...after].map(({ label }) => label))];
  const valueOf = (rows: readonly Pick<WrittenRow, 'label' | 'value'>[], label: string) =>
    rows.find((row) => row.label === label)?.value ?? '';
  return labels
    .map((label) => ({ label, before: valueOf(before, label), after: valueOf(after, label) }))
    .filter((item) => item.before !== item.after);
}

/** The rows that change between two contents of one case, section by section; sections without changes are left out. */
export function changedSections(
  facts: Omit<SectionFacts, 'content'>,
  before: ApplicationContent,
  after: ApplicationContent,
  context: WordsContext,
): (ChangedGroup & { id: string })[] {
  const sections = contentSections({ ...facts, content: after });
  const earlier = contentSections({ ...facts, content: before });
  const rowsOf = (id: string, content: ApplicationContent, all: typeof sections) =>
    all.filter((each) => each.id === id).flatMap((each) => writtenRows(each, content, context));
  return sections
    .map(({ id, title }) => ({
      id,
      title,
      items: changedItems(rowsOf(id, before, earlier), rowsOf(id, after, sections)),
    }))
    .filter(({ items }) => items.length > 0);
}
