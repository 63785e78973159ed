import type { CaseView } from '../../applications/queries/case-view.js';
import type { Choice } from '../components/index.js';
import { contentSections, sectionOf } from '../hospital/content/sections.js';

/** A matter that has no place in the application; stored as it is shown. */
const OTHER = 'その他';

/** What 「補正する箇所」 offers: the documents of this case, then the sections of its content, each by the path of its first field. */
export function correctionTargets(view: CaseView): Choice[] {
  return [
    ...view.documents.required.map(({ requirement: { id, form, name } }) => ({ value: id, label: `書類：${form === null ? '' : `${form} `}${name}` })),
    ...sectionsOf(view).flatMap(({ title, fields }) => (fields[0] ? [{ value: fields[0].path, label: sectionLabel(title) }] : [])),
    { value: OTHER, label: OTHER },
  ];
}

/** The stored target in words; a text that names no document or field is shown as it was written. */
export function targetLabel(view: CaseView, target: string): string {
  const document = correctionTargets(view).find(({ value }) => value === target);
  const section = sectionOf(sectionsOf(view), target);
  return document?.label ?? (section ? sectionLabel(section.title) : target);
}

const sectionsOf = ({ application: { content }, facts }: CaseView) => contentSections({ ...facts, content });
const sectionLabel = (title: string) => `申請内容：${title}`;
