import { DescriptionTable, EmptyState, Section, type SummaryRow } from '../../components/index.js';
import { summaryRows } from '../../content/content-summary.js';
import { contentSections } from '../../../procedure/fields/sections.js';
import type { TabProps } from './tab-props.js';
import { evaluationRows, planRows } from '../../content/fact-rows.js';
import { UnreadableNote } from '../../content/unreadable-note.js';
import type { CaseView } from '../../../applications/queries/case-view.js';
import { tabPath } from '../../addresses/tabs.js';
import { formatDate } from '../../base/format.js';
import { ChangedMatter } from '../../content/changes-table.js';
import { changedMatter, targetsAnsweredBy } from '../../../applications/documents/changed-matter.js';
import { Qualification } from './qualification.js';

/** 申請内容: what the hospital wrote, in the sections in which it wrote it, with the plan and the evaluation. */
export function ContentTab({ view, areas, submission, submitted }: TabProps) {
  const asked = submission === undefined ? undefined : submitted.get(submission);
  const facts = asked ? { ...view.facts, ...asked } : view.facts;
  const context = { areas, subItems: facts.profile.subItems, path: '' };
  const isNothing = asked === undefined && view.working === null && facts.submittedOn === null;
  return (
    <>
      <WhichSubmission view={view} submission={submission} />
      <Changes view={view} areas={areas} submission={submission} submitted={submitted} />
      {!isNothing && (
        <>
          <UnreadableNote values={asked ? [] : view.unreadable} sections={contentSections(facts)} />
          {contentSections(facts).map((section) => (
            <Section title={`${section.title}（${section.form}）`} id={`content-${section.id}`}>
              <DescriptionTable
                caption={section.title}
                captionHidden
                rows={described(summaryRows(section, facts.content, context))}
              />
            </Section>
          ))}
          <Qualification view={asked ? { ...view, facts } : view} />
        </>
      )}
      <Section title="時短計画（案）" id="plan">
        {facts.plan === null ? (
          <EmptyState text="時短計画（案）はまだ記録されていません。" />
        ) : (
          <DescriptionTable caption="時短計画（案）" captionHidden rows={described(planRows(facts, facts.plan))} />
        )}
      </Section>
      <Section title="評価センターの評価" id="evaluation">
        {facts.evaluation === null ? (
          <EmptyState text="受審の申込みはまだ記録されていません。" />
        ) : (
          <DescriptionTable
            caption="評価センターの評価"
            captionHidden
            rows={described(evaluationRows(facts, facts.evaluation))}
          />
        )}
      </Section>
    </>
  );
}

function described(rows: readonly SummaryRow[]) {
  return rows.map(({ label, value, formItem }) => ({
    label: (
      <>
        {label}
        {formItem && <span class="row-form-item">{formItem}</span>}
      </>
    ),
    value: value ? <span class="typed-text">{value}</span> : <span class="summary-list__missing">未入力</span>,
  }));
}

/** Which text stands below, and the way to the others. */
function WhichSubmission({ view, submission }: Pick<TabProps, 'view' | 'submission'>) {
  const { application, submissions, working, facts } = view;
  const newest = submissions.at(-1);
  const shown = submissions.find(({ number }) => number === submission) ?? (working === null ? newest : undefined);
  const pulledBack = newest !== undefined && facts.submittedOn === null;
  return (
    <>
      {submission === undefined && working === null && facts.submittedOn === null ? (
        <EmptyState
          text={
            pulledBack
              ? '提出は取り消されました。改めて提出されると、ここに申請の内容が表示されます。'
              : 'まだ提出されていません。提出されると、ここに申請の内容が表示されます。'
          }
        />
      ) : (
        <p>
          {shown ? `${submissionName(shown)}の内容です。` : newest && '書いている内容です。まだ提出されていません。'}
          {application.state === 'correcting' &&
            shown &&
            '補正中です。補正が提出されるまで、提出された内容を表示します。'}
        </p>
      )}
      {submissions.length > (working === null && !pulledBack ? 1 : 0) && (
        <ul class="task-parts">
          {working !== null && submission !== undefined && (
            <li>
              <a href={tabPath(application.id, 'content')}>書いている内容</a>
            </li>
          )}
          {submissions.map((each) => (
            <li>
              <a href={`${tabPath(application.id, 'content')}&submission=${each.number}`}>{submissionName(each)}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function submissionName({ number, eventType, submittedOn, submittedByName }: CaseView['submissions'][number]): string {
  if (eventType === 'TAKE_UP_PAPER')
    return `第${number}回：${formatDate(submittedOn)}に職員が受け付けた紙の申請（内容は紙による）　${submittedByName}`;
  const kind = eventType === 'SUBMIT_CORRECTION' ? '（補正）' : '';
  return `第${number}回提出${kind}：${formatDate(submittedOn)}　${submittedByName}`;
}

/** What the submission shown says differently from the one before it. */
function Changes({
  view,
  areas,
  submission,
  submitted,
}: Pick<TabProps, 'view' | 'areas' | 'submission' | 'submitted'>) {
  const number = submission ?? view.submissions.at(-1)?.number ?? 0;
  const [before, after] = [submitted.get(number - 1), submitted.get(number)];
  if (!before || !after) return null;
  const context = { areas, subItems: view.facts.profile.subItems, stored: view.documents.stored };
  return (
    <Section title={`第${number - 1}回提出から変わったところ`} id="changes">
      <ChangedMatter changes={changedMatter(view.facts, before, after, context, targetsAnsweredBy(view, number))} />
    </Section>
  );
}
