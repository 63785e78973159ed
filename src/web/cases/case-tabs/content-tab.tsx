import { DescriptionTable, EmptyState, Section } from '../../components/index.js';
import { summaryRows } from '../../content/content-summary.js';
import { contentSections } from '../../../procedure/fields/sections.js';
import type { TabProps } from './tab-props.js';
import { evaluationRows, planRows } from '../../case-elements/content-rows.js';
import { UnreadableNote } from '../../content/unreadable-note.js';
import { Qualification } from './qualification.js';

/** 申請内容: what the hospital wrote, in the sections in which it wrote it, with the plan and the evaluation. */
export function ContentTab({ view, areas }: TabProps) {
  const { facts } = view;
  const context = { areas, subItems: facts.profile.subItems, path: '' };
  return (
    <>
      <UnreadableNote values={view.unreadable} sections={contentSections(facts)} />
      {contentSections(facts).map((section) => (
        <Section title={`${section.title}（${section.form}）`} id={`content-${section.id}`}>
          <DescriptionTable
            caption={section.title}
            captionHidden
            rows={summaryRows(section, facts.content, context).map(({ label, value, formItem }) => ({
              label: (
                <>
                  {label}
                  {formItem && <span class="row-form-item">{formItem}</span>}
                </>
              ),
              value: value ? (
                <span class="typed-text">{value}</span>
              ) : (
                <span class="summary-list__missing">未入力</span>
              ),
            }))}
          />
        </Section>
      ))}
      <Qualification view={view} />
      <Section title="時短計画（案）" id="plan">
        {facts.plan === null ? (
          <EmptyState text="時短計画（案）はまだ記録されていません。" />
        ) : (
          <DescriptionTable caption="時短計画（案）" captionHidden rows={planRows(facts.plan)} />
        )}
      </Section>
      <Section title="評価センターの評価" id="evaluation">
        {facts.evaluation === null ? (
          <EmptyState text="受審の申込みはまだ記録されていません。" />
        ) : (
          <DescriptionTable caption="評価センターの評価" captionHidden rows={evaluationRows(facts.evaluation)} />
        )}
      </Section>
    </>
  );
}
