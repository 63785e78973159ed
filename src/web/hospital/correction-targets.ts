/** Where a point that the prefecture wants corrected is mended. */
import type { CaseView } from '../../applications/queries/case-view.js';
import { sectionStates } from './content/content-values.js';
import { sectionOf } from './content/sections.js';
import { sectionsOfDocument } from './documents-page.js';
import { EVALUATION_DOCUMENT } from './evaluation-page.js';
import { contentPath, documentRowId, documentsPath, evaluationPath, planPath, preparationPath } from './hospital-addresses.js';
import { PLAN_DOCUMENT } from './plan-page.js';

export interface CorrectionTarget {
  /** What is to be corrected, in words. */
  label: string;
  /** Page of the hospital on which it is mended; the list of all tasks for a text that names no place. */
  href: string;
}

/** @param target id of a document (D05), path of a content field, or free text, as the prefecture chose it */
export function correctionTarget(target: string, view: CaseView): CorrectionTarget {
  const { id } = view.application;
  const states = sectionStates(view.facts);
  const document = view.documents.required.find(({ requirement }) => requirement.id === target);
  if (document) {
    const { name, form, suppliedBy } = document.requirement;
    const label = form ? `${form} ${name}` : name;
    if (target === PLAN_DOCUMENT) return { label, href: planPath(id) };
    if (target === EVALUATION_DOCUMENT) return { label, href: evaluationPath(id) };
    if (suppliedBy === 'file') return { label, href: `${documentsPath(id)}#${documentRowId(target)}` };
    return { label, href: contentPath(id, sectionsOfDocument(document, view, states)[0]?.section.id) };
  }
  const section = sectionOf(
    states.map((state) => state.section),
    target,
  );
  return section ? { label: section.title, href: contentPath(id, section.id) } : { label: target, href: preparationPath(id) };
}
