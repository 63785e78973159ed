import type { CaseView } from '../../applications/queries/case-view.js';
import type { Choice } from '../components/index.js';
import { correctionTarget } from '../hospital/correction-targets.js';
import { contentSections } from '../hospital/content/sections.js';

/** A matter that has no place in the application; stored as it is shown. */
const OTHER = 'その他';

/** What 「補正する箇所」 offers: the documents of this case, then the sections of its content, each by the path of its first field. */
export function correctionTargets({ application: { content }, documents, facts }: CaseView): Choice[] {
  return [
    ...documents.required.map(({ requirement: { id, form, name } }) => ({ value: id, label: `書類：${form === null ? '' : `${form} `}${name}` })),
    ...contentSections({ ...facts, content }).flatMap(({ title, fields }) => (fields[0] ? [{ value: fields[0].path, label: `申請内容：${title}` }] : [])),
    { value: OTHER, label: OTHER },
  ];
}

/** The stored target in words. */
export function targetLabel(view: CaseView, target: string): string {
  return correctionTarget(target, view).label;
}
