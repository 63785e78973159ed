import type { CaseView } from '../../applications/queries/case-view.js';
import type { Matter } from '../../applications/entities/submission.js';
import type { PlanningArea } from '../../registry/registry.entities.js';
import { tabPath } from '../addresses/tabs.js';
import { Section } from '../components/index.js';
import { ChangedMatter } from '../content/changes-table.js';
import { changedMatter, targetsAnsweredBy } from '../../applications/documents/changed-matter.js';

/** The numbers of the newest submission and of the one before it, where the newest is a 補正の提出; none otherwise. */
export function lastCorrection({ submissions }: Pick<CaseView, 'submissions'>): number[] {
  const newest = submissions.at(-1);
  return newest?.eventType === 'SUBMIT_CORRECTION' ? [newest.number - 1, newest.number] : [];
}

/** What the newest 補正の提出 changed, and whether it was asked for; nothing where there is none. */
export function LastCorrection({
  view,
  areas,
  submitted,
}: {
  view: CaseView;
  areas: readonly PlanningArea[];
  submitted: ReadonlyMap<number, Matter>;
}) {
  const [former = 0, newest = 0] = lastCorrection(view);
  const [before, after] = [submitted.get(former), submitted.get(newest)];
  if (!before || !after) return null;
  const context = { areas, subItems: view.facts.profile.subItems, stored: view.documents.stored };
  return (
    <Section
      title={`補正で変わったところ（第${former}回提出と第${newest}回提出）`}
      id="changes"
      aside={<a href={tabPath(view.application.id, 'content')}>提出された内容</a>}
    >
      <ChangedMatter changes={changedMatter(view.facts, before, after, context, targetsAnsweredBy(view, newest))} />
    </Section>
  );
}
