/** The parts in which the content of an application is written and saved, each with a version of its own. */
import { type ApplicationContent, SECTIONS } from './content.js';
import type { Section } from './field.js';
import type { Kind } from '../terms/kinds.js';
import { readStoredContent } from './stored-content.js';

/** In the order of the documents. */
export function sectionIds(kind: Kind): string[] {
  return SECTIONS[kind].map(({ id }) => id);
}

/** The names of the content that are saved with the section; undefined for a section that the kind does not have. */
export function namesOfSection(kind: Kind, section: string): readonly string[] | undefined {
  const sections: readonly Section[] = SECTIONS[kind];
  const own = sections.find(({ id }) => id === section);
  return own && Object.keys(own.fields);
}

/** The section of which a path of the content names a field (`destinations[0].persons`), whatever else is typed in its place; undefined for none. */
export function sectionOfPath(kind: Kind, path: string): Section | undefined {
  const sections: readonly Section[] = SECTIONS[kind];
  const [name = ''] = path.split(/[.[]/u);
  return sections.find(({ fields }) => Object.hasOwn(fields, name));
}

/** A part of the content: what is saved of one section. */
export type SectionBody = Partial<Omit<ApplicationContent, 'kind'>>;

/** What of this content belongs to the section. */
export function bodyOfSection(content: ApplicationContent, section: string): SectionBody {
  const names = namesOfSection(content.kind, section) ?? [];
  return Object.fromEntries(Object.entries(content).filter(([name]) => names.includes(name)));
}

/** The content whose sections are stored like this, whatever stands there; one that is not stored is empty. Never throws. */
export function contentOfSections(
  kind: Kind,
  stored: readonly { section: string; body: unknown }[],
): ReturnType<typeof readStoredContent> {
  const read = sectionIds(kind).flatMap((section) => {
    const own = stored.find((each) => each.section === section);
    if (!own) return [];
    const { content, unreadable } = readStoredContent(kind, own.body);
    return [{ body: bodyOfSection(content, section), unreadable }];
  });
  const content = { ...readStoredContent(kind, null).content };
  for (const { body } of read) Object.assign(content, body);
  return { content, unreadable: read.flatMap(({ unreadable }) => unreadable) };
}
