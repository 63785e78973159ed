import type { Matter } from '../../applications/entities/submission.js';
import type { SectionFacts } from '../../procedure/fields/sections.js';
import { type ChangedItem, changedItems, changedSections } from '../content/content-changes.js';
import type { SummaryContext } from '../content/content-summary.js';
import { evaluationRows, planRows } from '../content/fact-rows.js';

/** What a submission says differently from the one before: content, plan, evaluation and files, in the words of the pages. */
export function changedMatter(
  facts: Omit<SectionFacts, 'content'> & { profile: { documents: readonly { id: string; name: string }[] } },
  before: Matter,
  after: Matter,
  context: Omit<SummaryContext, 'path'>,
): { title: string; items: ChangedItem[] }[] {
  const plan = ({ plan: recorded, content }: Matter) =>
    recorded === null ? [] : planRows({ ...facts, content }, recorded);
  const evaluation = ({ evaluation: recorded, content }: Matter) =>
    recorded === null ? [] : evaluationRows({ ...facts, content }, recorded);
  const further = [
    { title: '時短計画（案）', items: changedItems(plan(before), plan(after)) },
    { title: '評価センターの評価', items: changedItems(evaluation(before), evaluation(after)) },
    { title: '提出書類', items: changedFiles(facts.profile.documents, before, after) },
  ];
  return [
    ...changedSections(facts, before.content, after.content, context),
    ...further.filter(({ items }) => items.length > 0),
  ];
}

function changedFiles(
  documents: readonly { id: string; name: string }[],
  before: Matter,
  after: Matter,
): ChangedItem[] {
  const fileOf = ({ attachments }: Matter, id: string) =>
    attachments.find(({ requirementId }) => requirementId === id)?.fileId;
  return documents
    .map(({ id, name }) => ({ name, old: fileOf(before, id), now: fileOf(after, id) }))
    .filter(({ old, now }) => old !== now)
    .map(({ name, old, now }) => ({
      label: name,
      before: old === undefined ? '' : '添付あり',
      after: now === undefined ? '' : old === undefined ? '添付した' : '差し替えた',
    }));
}
