import type { VNode } from 'preact';
import type { CaseView } from '../../applications/queries/case-view.js';
import type { Kind, ProcedureType } from '../../procedure/terms/kinds.js';
import { KIND_INFO, PROCEDURE_LABEL } from '../../procedure/terms/kinds.js';
import { Banner, type Stage, StageLine, Tabs, type WhoWhenBarProps } from '../components/index.js';
import { formatDate } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';
import { caseCrumbs, CaseWhoWhen, periodText } from '../case-elements/case-head.js';
import { InListNav, type PlacedInList } from './in-list-nav.js';
import { AttachmentsTab } from './case-tabs/attachments-tab.js';
import { ContentTab } from './case-tabs/content-tab.js';
import { HearingsTab } from './case-tabs/hearings-tab.js';
import { HistoryTab } from './case-tabs/history-tab.js';
import { OverviewTab } from './case-tabs/overview-tab.js';
import { DocumentsTab } from './case-tabs/documents-tab.js';
import type { TabProps } from './case-tabs/tab-props.js';
import { CASE_TABS, type CaseTab, tabsOf } from '../addresses/tabs.js';
import { caseName, numberOf } from '../../procedure/terms/reference-number.js';

export interface CasePageProps extends TabProps {
  chrome: PageChrome;
  tab: CaseTab;
  /** The list from which it was opened, and its place there now. */
  list: PlacedInList | null;
  /** What was just done, in one sentence. */
  done?: string;
}

const TAB_OF: Readonly<Record<CaseTab, (props: TabProps) => VNode>> = {
  overview: OverviewTab,
  content: ContentTab,
  attachments: AttachmentsTab,
  hearings: HearingsTab,
  documents: DocumentsTab,
  history: HistoryTab,
};

/** One case: where it stands and whose turn it is, what this person can do, and everything known of it. */
export function CasePage({ chrome, tab, list, done, ...tabProps }: CasePageProps) {
  const { view } = tabProps;
  const { application, institution } = view;
  const Tab = TAB_OF[tab];
  const name = `${institution.name} ${caseName(application)}`;
  return (
    <Page
      {...chrome}
      title={tab === 'overview' ? name : `${CASE_TABS[tab]}　${name}`}
      heading={`${institution.name}（${kindAndProcedure(application.kind, application.procedure)}）`}
      caption={`受付番号 ${numberOf(application)}`}
      breadcrumbs={caseCrumbs(view)}
      headingAside={<a href={`/help?case=${application.id}`}>手引き（いまここ）</a>}
    >
      {list && <InListNav {...list} />}
      {done !== undefined && <Banner kind="success" title={done} />}
      <CaseWhoWhen view={view} facts={[...(tabProps.inside ? [officer(view)] : []), ...facts(view)]} />
      <StageLine stages={stages(view)} />
      <Tabs label="申請の内容" tabs={tabsOf(view, tab)} />
      <Tab {...tabProps} />
    </Page>
  );
}

function kindAndProcedure(kind: Kind, procedure: ProcedureType): string {
  return `${KIND_INFO[kind].label}・${PROCEDURE_LABEL[procedure]}`;
}

/** 担当, also where nobody is yet. */
function officer({ facts: { officer: inCharge } }: CaseView) {
  return { label: '担当', value: inCharge?.name ?? '未定' };
}

function facts({
  planningArea,
  secretariat,
  jurisdiction,
  round,
  facts: { currentDesignation, comingDesignation, paperArrivedOn },
  currentStanding,
  processingText,
  requiredActions,
}: CaseView): NonNullable<WhoWhenBarProps['facts']> {
  const own =
    jurisdiction && jurisdiction.id !== secretariat?.id ? [{ label: '所管保健所', value: jurisdiction.name }] : [];
  return [
    {
      label: '構想区域',
      value: `${planningArea?.name ?? '－'}${planningArea ? '圏' : ''}（調整会議事務局 ${secretariat?.name ?? '－'}）`,
    },
    ...own,
    ...(round ? [{ label: '申請回', value: round.label }] : []),
    ...(paperArrivedOn === null ? [] : [{ label: '紙の申請の到達', value: formatDate(paperArrivedOn) }]),
    ...(currentDesignation
      ? [
          {
            label: '現在の指定',
            value: `${periodText(currentDesignation.validFrom, currentDesignation.validTo)}${currentStanding ? `　${currentStanding.text}` : ''}`,
          },
        ]
      : []),
    ...(comingDesignation
      ? [
          {
            label: '更新された指定',
            value: `${periodText(comingDesignation.validFrom, comingDesignation.validTo)}　まだ始まっていません`,
          },
        ]
      : []),
    ...(processingText === null ? [] : [{ label: '処理日数', value: processingText.replace(/^処理日数 /, '') }]),
    { label: 'この段階になって', value: `${requiredActions.sinceOfficeDays}開庁日` },
  ];
}

function stages({ stageLine, expectedSteps }: CaseView): Stage[] {
  return stageLine.map(({ stage, label, status }) => ({
    label,
    state: status,
    note: expectedSteps.find((step) => step.stage === stage)?.when || undefined,
  }));
}
