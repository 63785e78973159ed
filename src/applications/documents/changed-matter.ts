import { sectionOfPath } from '../../procedure/fields/content-sections.js';
import type { CaseView } from '../queries/case-view.js';
import type { Matter } from '../entities/submission.js';
import type { StoredFileInfo } from '../../documents/stored-file.service.js';
import type { DocumentRequirement } from '../../procedure/case/facts.js';
import { contentSections, type SectionFacts } from '../../procedure/fields/sections.js';
import { type ChangedGroup, changedItems, changedSections } from './content-changes.js';
import type { WordsContext } from './content-rows.js';
import { listedDocuments } from '../../procedure/requirements/documents.js';
import { evaluationRows, planRows } from './fact-rows.js';
import { EVALUATION_DOCUMENT, fillsDocument, PLAN_DOCUMENT } from '../../procedure/requirements/section-documents.js';

type Facts = Omit<SectionFacts, 'content'> & {
  profile: { documents: readonly DocumentRequirement[] };
};

type NamedFile = Pick<StoredFileInfo, 'id' | 'fileName'>;

/**
 * What a submission says differently from the one before: content, plan, evaluation and files, in the words that pages and documents share.
 * @param context with the stored files that the reader may read, which give the files their names
 * @param targets what the 補正 between them asked to be corrected; where they are given, each difference says whether it was asked for
 */
export function changedMatter(
  facts: Facts,
  before: Matter,
  after: Matter,
  { stored, ...context }: WordsContext & { stored: readonly NamedFile[] },
  targets?: readonly string[],
): ChangedGroup[] {
  const plan = ({ plan: recorded, content }: Matter) =>
    recorded === null ? [] : planRows({ ...facts, content }, recorded);
  const evaluation = ({ evaluation: recorded, content }: Matter) =>
    recorded === null ? [] : evaluationRows({ ...facts, content }, recorded);
  const told = (group: ChangedGroup, asked: boolean | undefined): ChangedGroup =>
    asked === undefined ? group : { ...group, items: group.items.map((item) => ({ ...item, asked })) };
  const sections = changedSections(facts, before.content, after.content, context).map(({ id, ...group }) =>
    told(group, targets && targets.some((target) => asksForSection({ ...facts, content: after.content }, target, id))),
  );
  const further = [
    told(
      { title: '時短計画（案）', items: changedItems(plan(before), plan(after)) },
      targets && targets.includes(PLAN_DOCUMENT),
    ),
    told(
      { title: '評価センターの評価', items: changedItems(evaluation(before), evaluation(after)) },
      targets && targets.includes(EVALUATION_DOCUMENT),
    ),
    { title: '提出書類', items: changedFiles(facts, before, after, { stored, targets }) },
  ];
  return [...sections, ...further.filter(({ items }) => items.length > 0)];
}

/** What the 補正 asked for that this submission answers; undefined where it answers none. */
export function targetsAnsweredBy({ submissions, corrections }: CaseView, number: number): string[] | undefined {
  const answers = submissions.filter(({ eventType }) => eventType === 'SUBMIT_CORRECTION');
  const answered = corrections
    .filter(({ closedOn, closedReason, items }) => closedOn !== null && closedReason === '' && items.length > 0)
    .filter(({ items }) => items.every(({ answer }) => answer !== ''))
    .sort((one, other) => one.number - other.number);
  const asked = answered[answers.findIndex((each) => each.number === number)];
  return asked?.items.map(({ target }) => target);
}

/** A section is asked for by the path of a field in it, or by the document that it becomes. */
function asksForSection(facts: SectionFacts & Facts, target: string, id: string): boolean {
  if (sectionOfPath(facts.kind, target)?.id === id) return true;
  const section = contentSections(facts).find((each) => each.id === id);
  const document = listedDocuments(facts).find((each) => each.id === target);
  return section !== undefined && document !== undefined && fillsDocument(section, document, facts);
}

function changedFiles(
  facts: Facts,
  before: Matter,
  after: Matter,
  { stored, targets }: { stored: readonly NamedFile[]; targets: readonly string[] | undefined },
): ChangedGroup['items'] {
  const filesOf = ({ attachments }: Matter, id: string) =>
    attachments.filter(({ requirementId }) => requirementId === id).map(({ fileId }) => fileId);
  const named = (files: readonly string[]) =>
    files.map((id) => `「${stored.find((file) => file.id === id)?.fileName ?? 'ファイル名なし'}」`).join('');
  return listedDocuments(facts).flatMap(({ id, name }) => {
    const [old, now] = [filesOf(before, id), filesOf(after, id)];
    const added = now.filter((file) => !old.includes(file));
    const removed = old.filter((file) => !now.includes(file));
    if (added.length + removed.length === 0) return [];
    const words = [
      ...(removed.length > 0 ? [`${named(removed)}を取り下げた`] : []),
      ...(added.length > 0 ? [`${named(added)}を添付した`] : []),
    ];
    return [
      {
        label: name,
        before: old.length === 0 ? '' : `添付${old.length}件：${named(old)}`,
        after: `${now.length === 0 ? '添付なし' : `添付${now.length}件`}（${words.join('、')}）`,
        ...(targets && { asked: targets.includes(id) }),
      },
    ];
  });
}
