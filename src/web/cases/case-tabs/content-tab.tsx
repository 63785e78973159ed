import { DescriptionTable, EmptyState, Section } from '../../components/index.js';
import type { TabProps } from '../case-page.js';
import { contentRows, evaluationRows, planRows } from '../content-rows.js';
import { Qualification } from './qualification.js';

/** 申請内容: what the hospital wrote, with the plan and the evaluation. */
export function ContentTab({ view, areas }: TabProps) {
  const { application, facts } = view;
  return (
    <>
      <Section title="申請内容" id="content">
        <DescriptionTable caption="申請内容" captionHidden rows={contentRows(application.content, application.procedure, { profile: facts.profile, areas })} />
      </Section>
      <Qualification view={view} />
      <Section title="時短計画（案）" id="plan">
        {facts.plan === null ? <EmptyState text="時短計画（案）はまだ記録されていません。" /> : <DescriptionTable caption="時短計画（案）" captionHidden rows={planRows(facts.plan)} />}
      </Section>
      <Section title="評価センターの評価" id="evaluation">
        {facts.evaluation === null ? <EmptyState text="受審の申込みはまだ記録されていません。" /> : <DescriptionTable caption="評価センターの評価" captionHidden rows={evaluationRows(facts.evaluation)} />}
      </Section>
    </>
  );
}
