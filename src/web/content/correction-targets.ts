import { correctionPlace, documentPlace, isOwnPlace } from '../../applications/documents/content-places.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import type { Choice } from '../components/index.js';
import { contentSections } from '../../procedure/fields/sections.js';

/** A matter that has no place in the application; stored as it is shown. */
export const OTHER_TARGET = 'その他';

/** What 「補正する箇所」 offers: the documents this case needs or may be asked for, then the sections of its content, each by the path of its first field, and the fields that are asked for on their own. */
export function correctionTargets(view: CaseView): Choice[] {
  const documents = view.documents.required.filter(
    ({ needed, requirement }) => needed || requirement.rule === 'onRequest',
  );
  return [
    ...documents.map(({ requirement }) => ({ value: requirement.id, label: documentPlace(requirement) })),
    ...sectionsOf(view).flatMap(({ fields }) =>
      fields
        .filter(({ path }, index) => index === 0 || isOwnPlace(path))
        .map(({ path }) => ({ value: path, label: targetLabel(view, path) })),
    ),
    { value: OTHER_TARGET, label: OTHER_TARGET },
  ];
}

/** The stored target in words; a text that names no document or field is shown as it was written. */
export function targetLabel({ facts }: CaseView, target: string): string {
  return correctionPlace(facts, target);
}

const sectionsOf = ({ facts }: CaseView) => contentSections(facts);
