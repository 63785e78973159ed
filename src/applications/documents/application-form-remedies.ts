/** Where what is wrong on a document of an application is mended: the hospital's pages, by their titles. */
import type { DocumentProblem } from '../../documents/issued-documents.js';
import type { Remedies } from '../../documents/remedies.js';
import type { CaseFacts } from '../../procedure/case/facts.js';
import { sectionOfPath } from '../../procedure/fields/content-sections.js';
import { SECTIONS } from '../../procedure/fields/content.js';
import type { Field, Section } from '../../procedure/fields/field.js';
import { contentProblems } from '../../procedure/requirements/content-problems.js';

/** Fields a hospital cannot change itself: what is registered about it and its designation. */
const REGISTERED = ['開設者', '管理者の氏名', '病院又は診療所の名称', '所在の場所', '現に受けている指定'];

/** For every document of the case: each field of the content under the name by which it is told. */
export function remediesOf({ kind, profile }: Pick<CaseFacts, 'kind' | 'profile'>): Remedies {
  const sections: readonly Section[] = SECTIONS[kind];
  return [
    ...sections.flatMap((section) =>
      Object.entries(section.fields).flatMap(([path, field]) =>
        namesOf(field).map((name) => ({ field: name, remedy: onPage(section), at: `content:${path}` as const })),
      ),
    ),
    ...REGISTERED.map((field) => ({ field, at: 'institution' as const, ask: profile.submission.office })),
    { field: '申請の年月日', remedy: '「確認と提出」で申請を提出すると入ります。', at: 'submission' },
  ];
}

/** What the procedure finds wrong in the fields of these names, each with its page. */
export function contentShortcomings(facts: CaseFacts, names: readonly string[]): DocumentProblem[] {
  return contentProblems(facts)
    .filter(({ field }) => names.includes(nameOf(field)))
    .map(({ field, message }) => {
      const section = sectionOfPath(facts.kind, field);
      return {
        field: section?.fields[nameOf(field)]?.name ?? field,
        message: `${message}${section ? onPage(section) : ''}`,
        at: `content:${field}`,
      };
    });
}

/** Names under which a character of the field that cannot be printed is told. */
const namesOf = (field: Field): string[] =>
  field.input === 'group' ? Object.values(field.fields).flatMap(namesOf) : [field.name];

const onPage = ({ title }: Pick<Section, 'title'>) => `「${title}」で直してください。`;

const nameOf = (path: string) => path.split(/[.[]/u)[0] ?? '';
