/** Where a point that the prefecture wants corrected is mended. */
import type { CaseView } from '../../applications/queries/case-view.js';
import { sectionStates } from '../content/content-values.js';
import { sectionOf } from '../../procedure/fields/sections.js';
import { sectionsOfDocument } from './documents-page.js';
import {
  contentPath,
  documentRowId,
  documentsPath,
  evaluationPath,
  mendedFrom,
  planPath,
  preparationPath,
} from '../addresses/hospital-addresses.js';
import { EVALUATION_DOCUMENT, PLAN_DOCUMENT } from '../../procedure/requirements/section-documents.js';

/**
 * The page on which it is mended; the list of all tasks for a target that names no single place.
 * @param target id of a document (D05), path of a content field, or free text, as the prefecture chose it
 */
export function correctionHref(target: string, view: CaseView): string {
  const { id } = view.application;
  const from = (path: string) => mendedFrom(path, 'correction');
  if (target === PLAN_DOCUMENT) return from(planPath(id));
  if (target === EVALUATION_DOCUMENT) return from(evaluationPath(id));
  const states = sectionStates(view.facts);
  const document = view.documents.required.find(({ requirement }) => requirement.id === target);
  if (document?.requirement.suppliedBy === 'file') return `${from(documentsPath(id))}#${documentRowId(target)}`;
  const section = document
    ? sectionsOfDocument(document, view, states)[0]?.section
    : sectionOf(
        states.map((state) => state.section),
        target,
      );
  return section ? from(contentPath(id, section.id)) : preparationPath(id);
}
