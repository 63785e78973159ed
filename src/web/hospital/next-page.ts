/** The order in which the pages of the preparation follow one another. */
import { SECTIONS } from '../../procedure/fields/content.js';
import type { Section } from '../../procedure/fields/field.js';
import type { Kind } from '../../procedure/terms/kinds.js';
import { checkPath, contentPath, documentsPath, evaluationPath, planPath } from '../addresses/hospital-addresses.js';

/** A page that follows. */
export interface NextPage {
  title: string;
  path: string;
}

/** The page after that of a section, or after the plan or the evaluation. */
export function followerOf({ id, kind }: { id: string; kind: Kind }, page: string): NextPage {
  const sections: readonly Section[] = SECTIONS[kind];
  const pages: (NextPage & { page: string })[] = [
    ...sections.map((section) => ({ page: section.id, title: section.title, path: contentPath(id, section.id) })),
    { page: 'plan', title: '時短計画（案）', path: planPath(id) },
    { page: 'evaluation', title: '評価センターの評価', path: evaluationPath(id) },
    { page: 'documents', title: '提出書類', path: documentsPath(id) },
    { page: 'check', title: '確認と提出', path: checkPath(id) },
  ];
  const next = pages[pages.findIndex((each) => each.page === page) + 1];
  if (next === undefined) throw new Error(`no page after ${page}`);
  return next;
}
