/** Where in an application something is to be corrected: what the prefecture may name, and the words that the pages and the documents share. */
import type { CaseFacts, DocumentRequirement } from '../case/facts.js';
import { sectionOfPath } from '../fields/content-sections.js';
import { contentSections } from '../fields/sections.js';
import { inDocumentFigures } from '../terms/official-words.js';
import { requiredDocuments } from './documents.js';

/** A matter that has no place in the application; stored as it is shown. */
export const OTHER_PLACE = 'その他';

/** 書類：様式9 誓約書. */
function documentPlace({ form, name }: Pick<DocumentRequirement, 'form' | 'name'>): string {
  return `書類：${form === null ? '' : `${form} `}${name}`;
}

/** Fields that are a place of their own beside the section in which they stand: it is asked by its first field. */
const OWN_PLACES: readonly string[] = ['contactPhone'];

/** Rules under which a document is not needed by itself and is submitted in a 補正 that asks for it. */
const MAY_BE_ASKED: readonly string[] = ['onRequest', 'evaluationNotice'];

/**
 * The target of a correction in words: a document's id or a content field's path; any other text, which could once be sent, as it was written.
 */
export function correctionPlace(facts: Pick<CaseFacts, 'kind' | 'profile'>, target: string): string {
  // also one that this kind or procedure does not ask for: nobody knows a document by its id
  const document = facts.profile.documents.find(({ id }) => id === target);
  if (document) return documentPlace(document);
  const section = sectionOfPath(facts.kind, target);
  if (!section) return target;
  const field = OWN_PLACES.includes(target) ? section.fields[target] : undefined;
  return `申請内容：${section.title}${field ? `（${field.name}）` : ''}`;
}

/** The same as a paper bears it: 「書類：様式５－２　…」. What somebody typed stays as it was typed. */
export function correctionPlaceOnPaper(facts: Pick<CaseFacts, 'kind' | 'profile'>, target: string): string {
  const place = correctionPlace(facts, target);
  return place === target ? place : inDocumentFigures(place, []).replaceAll(' ', '　');
}

/**
 * What can be named as the place of a point: the documents this case needs, has or may be asked for, then the sections of its content, each by the
 * path of its first field, and the fields that are asked for on their own. The hospital reads it in its 補正通知書, so that it is told a place it has
 * (行政手続法7条).
 */
export function correctionPlaces(facts: CaseFacts): { value: string; label: string }[] {
  const documents = requiredDocuments(facts).filter(
    ({ needed, attached, requirement }) => needed || attached || MAY_BE_ASKED.includes(requirement.rule),
  );
  const fields = contentSections(facts).flatMap((section) =>
    section.fields.map(({ path }) => path).filter((path, index) => index === 0 || OWN_PLACES.includes(path)),
  );
  return [...documents.map(({ requirement }) => requirement.id), ...fields, OTHER_PLACE].map((value) => ({
    value,
    label: correctionPlace(facts, value),
  }));
}
