import type { CaseView } from '../../applications/queries/case-view.js';
import type { DocumentRequirement } from '../../procedure/facts.js';
import type { Choice } from '../components/index.js';
import { contentSections, sectionOf } from '../hospital/content/sections.js';

/** A matter that has no place in the application; stored as it is shown. */
const OTHER = 'その他';

/** What 「補正する箇所」 offers: the documents this case needs or may be asked for, then the sections of its content, each by the path of its first field. */
export function correctionTargets(view: CaseView): Choice[] {
  const documents = view.documents.required.filter(({ needed, requirement }) => needed || requirement.rule === 'onRequest');
  return [
    ...documents.map(({ requirement }) => ({ value: requirement.id, label: documentLabel(requirement) })),
    ...sectionsOf(view).flatMap(({ title, fields }) => (fields[0] ? [{ value: fields[0].path, label: sectionLabel(title) }] : [])),
    { value: OTHER, label: OTHER },
  ];
}

/** The stored target in words; a text that names no document or field is shown as it was written. */
export function targetLabel(view: CaseView, target: string): string {
  const document = view.documents.required.find(({ requirement }) => requirement.id === target);
  if (document) return documentLabel(document.requirement);
  const section = sectionOf(sectionsOf(view), target);
  return section ? sectionLabel(section.title) : target;
}

const sectionsOf = ({ application: { content }, facts }: CaseView) => contentSections({ ...facts, content });
const sectionLabel = (title: string) => `申請内容：${title}`;
const documentLabel = ({ form, name }: DocumentRequirement) => `書類：${form === null ? '' : `${form} `}${name}`;
