/** Where in an application something is to be corrected, in the words that the pages and the documents share. */
import type { CaseFacts, DocumentRequirement } from '../../procedure/case/facts.js';
import { sectionOfPath } from '../../procedure/fields/content-sections.js';

/** 書類：様式9 誓約書. */
export function documentPlace({ form, name }: Pick<DocumentRequirement, 'form' | 'name'>): string {
  return `書類：${form === null ? '' : `${form} `}${name}`;
}

/** Fields that are a place of their own beside the section in which they stand: it is asked by its first field. */
const OWN_PLACES: readonly string[] = ['contactPhone'];

/** Whether the target is a field that has a place of its own. */
export function isOwnPlace(target: string): boolean {
  return OWN_PLACES.includes(target);
}

/** The target of a correction in words: a document's id or a content field's path; any other text as it was written. */
export function correctionPlace(facts: CaseFacts, target: string): string {
  // also one that this kind or procedure does not ask for: nobody knows a document by its id
  const document = facts.profile.documents.find(({ id }) => id === target);
  if (document) return documentPlace(document);
  const section = sectionOfPath(facts.kind, target);
  if (!section) return target;
  const field = isOwnPlace(target) ? section.fields[target] : undefined;
  return `申請内容：${section.title}${field ? `（${field.name}）` : ''}`;
}
