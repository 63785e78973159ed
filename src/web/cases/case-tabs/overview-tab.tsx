import type { CaseView } from '../../../applications/queries/case-view.js';
import { REVIEW_CHECK_LABEL, reviewCheckBasis, reviewChecksOf } from '../../../procedure/conditions/examination.js';
import { countOf } from '../../../platform/paging.js';
import {
  ActionPanel,
  type CaseAction,
  Columns,
  DataTable,
  DescriptionTable,
  Section,
  Timeline,
} from '../../components/index.js';
import { countText, formatInstitutionCode } from '../../base/format.js';
import { contentPath } from '../../addresses/hospital-addresses.js';
import { WRITING_LABEL } from '../../../procedure/working-copy.js';
import { ACTION_FORMS } from '../../action-forms/index.js';
import type { TabProps } from './tab-props.js';
import { nextEvent, pageOfEvent } from '../../action-forms/event-pages.js';
import { LastCorrection } from '../../case-elements/last-correction.js';
import { timelineEntries } from '../../case-elements/timeline-entries.js';
import { Losses } from '../../case-elements/losses.js';
import { LostRequirements } from '../../case-elements/lost-requirements.js';
import { CentreWithoutUser } from '../../case-elements/centre-without-user.js';
import { AskedElsewhere } from '../../case-elements/asked-elsewhere.js';
import { ReturnedDraft } from '../../case-elements/returned-draft.js';
import { tabPath } from '../../addresses/tabs.js';
import { AnsweredCorrections, OpenCorrection } from '../../case-elements/corrections.js';
import { Qualification } from './qualification.js';

/** 概要: what must happen now, what this person can do, the facts, the latest events. */
export function OverviewTab({ view, inside, log, areas, submitted, lost, withoutUser }: TabProps) {
  const { application, requiredActions } = view;
  return (
    <>
      <p class="case-now">
        <span class="case-now__label">いま必要なこと</span> {requiredActions.sentence}
      </p>
      <Losses losses={view.renewalLosses} />
      {inside && application.state === 'examining' && (
        <LastCorrection view={view} areas={areas} submitted={submitted} />
      )}
      <LostRequirements view={view} lost={lost} />
      <ReturnedDraft view={view} />
      <AskedElsewhere view={view} inside={inside} />
      <CentreWithoutUser view={view} hearings={withoutUser} />
      <ActionPanel actions={actionsOf(view)} />
      <Columns
        main={
          <>
            {application.state === 'correcting' && <OpenCorrection view={view} />}
            {inside && application.state === 'examining' && <AnsweredCorrections view={view} />}
            <Qualification view={view} />
            {inside && application.receivedOn !== null && <Examination view={view} />}
            <Section title="医療機関" id="institution">
              <DescriptionTable caption="医療機関" captionHidden rows={institutionRows(view)} />
            </Section>
          </>
        }
        side={
          <Section
            title="最近の経過"
            id="latest"
            aside={<a href={tabPath(application.id, 'history')}>全ての経過（{countText(countOf(log))}）</a>}
          >
            <Timeline entries={timelineEntries(log.rows)} />
          </Section>
        }
      />
    </>
  );
}

function actionsOf(view: CaseView): CaseAction[] {
  const next = nextEvent(view);
  const { writing, application } = view;
  const write = { label: WRITING_LABEL, href: contentPath(application.id), available: true, conditions: writing };
  const events = view.availableEvents.flatMap(({ type, label, ready, conditions }): CaseAction[] => {
    const href = pageOfEvent(view, type);
    if (href === null) return [];
    return [
      {
        label,
        href,
        available: ready,
        conditions,
        variant: type === next ? 'primary' : 'secondary',
        hint: ACTION_FORMS[type]?.effects(view)[0],
      },
    ];
  });
  return writing.every(({ met }) => met) ? [{ ...write, variant: 'secondary' }, ...events] : events;
}

function institutionRows({ institution, facts: { content } }: CaseView) {
  return [
    { label: '名称', value: institution.name },
    { label: '所在地', value: institution.address },
    { label: '医療機関コード', value: institution.code === null ? '未登録' : formatInstitutionCode(institution.code) },
    { label: '開設者', value: `${institution.establisherName}（${institution.establisherAddress}）` },
    { label: '代表者', value: institution.establisherRepresentative || '登録なし' },
    { label: '管理者', value: institution.administratorName },
    {
      label: '申請の担当者',
      value: [content.contactName, content.contactPhone].filter(Boolean).join('　') || '未入力',
    },
  ];
}

/** 審査の確認項目 as they are recorded. */
function Examination({ view: { facts } }: { view: CaseView }) {
  const rows = reviewChecksOf(facts.kind).map((id) => ({
    label: REVIEW_CHECK_LABEL[id],
    legalBasis: reviewCheckBasis(id, facts),
    result: facts.examination[id],
  }));
  return (
    <Section title="審査の確認項目" id="examination">
      <DataTable
        caption="審査の確認項目"
        rows={rows}
        columns={[
          {
            header: '項目',
            cell: ({ label, legalBasis }) => (
              <>
                {label}
                <span class="condition__basis">（{legalBasis}）</span>
              </>
            ),
          },
          {
            header: '結果',
            nowrap: true,
            cell: ({ result }) =>
              result === undefined ? (
                '未確認'
              ) : result.outdated ? (
                '確認し直し'
              ) : result.met ? (
                '満たす'
              ) : (
                <strong>満たさない</strong>
              ),
          },
          { header: '所見', cell: ({ result }) => result?.note || '－' },
        ]}
      />
    </Section>
  );
}
