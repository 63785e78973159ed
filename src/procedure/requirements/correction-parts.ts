/** What a point of a correction is about, part by part. */
import { SECTIONS } from '../fields/content.js';
import { sectionOfPath } from '../fields/content-sections.js';
import type { Section } from '../fields/field.js';
import { listedDocuments } from './documents.js';
import { contentSections } from '../fields/sections.js';
import { EVALUATION_DOCUMENT, fillsDocument, PLAN_DOCUMENT } from './section-documents.js';
import type { CaseFacts, CorrectionItem, SubmittedPart } from '../case/facts.js';

type Asked = Pick<CaseFacts, 'kind' | 'procedure' | 'content' | 'profile' | 'openCorrection' | 'lastSubmission'>;

/**
 * The parts in which a point is mended: the section of a field, the files of a document, the sections that fill it.
 * @param target id of a document (D05), path of a content field, or free text
 * @returns none where it names no place
 */
function partsOfTarget(
  facts: Pick<Asked, 'kind' | 'procedure' | 'content' | 'profile'>,
  target: string,
): SubmittedPart[] {
  const sections: readonly Section[] = SECTIONS[facts.kind];
  const named = sectionOfPath(facts.kind, target);
  const document = listedDocuments(facts).find(({ id }) => id === target);
  const filled = document
    ? contentSections(facts)
        .filter((section) => fillsDocument(section, document, facts))
        .map(({ id }) => id)
    : [];
  return [
    ...(document ? [target] : []),
    ...(target === PLAN_DOCUMENT ? ['plan'] : []),
    ...(target === EVALUATION_DOCUMENT ? ['evaluation'] : []),
    ...sections
      .filter((section) => section === named || filled.includes(section.id))
      .flatMap(({ fields }) => Object.keys(fields)),
  ];
}

/**
 * The points of the open correction in whose place nothing differs from the last submission. A point that names no place of the application may
 * have been mended anywhere in it: it is one of them where nothing differs at all.
 */
export function unchangedItems(facts: Asked): CorrectionItem[] {
  const changes = facts.lastSubmission?.changes ?? [];
  return (facts.openCorrection?.items ?? []).filter(({ target }) => {
    const parts = partsOfTarget(facts, target);
    return parts.length === 0 ? changes.length === 0 : !parts.some((part) => changes.includes(part));
  });
}
