import type { CaseView } from '../../applications/queries/case-view.js';
import { COUNCIL_LABEL, type ProcedureProfile } from '../../procedure/case/facts.js';
import {
  KIND_INFO,
  KINDS,
  PROCEDURE_LABEL,
  PROCEDURES,
  type Kind,
  type ProcedureType,
} from '../../procedure/terms/kinds.js';
import { listedDocuments } from '../../procedure/requirements/documents.js';
import type { Role } from '../../procedure/terms/actors.js';
import { stateLabel } from '../../procedure/terms/states.js';
import { DataTable, DescriptionTable, Details, DiagramPanel, Section, Tabs } from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';
import { diagramStates } from './diagram-states.js';
import { GLOSSARY } from './glossary.js';
import { type GuideStep, hospitalGuide, LIST_GUIDE } from './hospital-guide.js';
import { numberBeside } from '../../procedure/terms/reference-number.js';

export interface HelpPageProps {
  chrome: PageChrome;
  kind: Kind;
  procedure: ProcedureType;
  profile: ProcedureProfile;
  /** The case the reader comes from; null without one. */
  view: CaseView | null;
  /** A hospital reads what it does itself; whoever keeps the settings also how sure each document is. */
  reader: Role;
}

/** 手引き: the way of one kind through the procedure, with 「いまここ」 for a case; documents; words. */
export function HelpPage({ chrome, kind, procedure, profile, view, reader }: HelpPageProps) {
  const councils = profile.councils[kind];
  const hospital = reader === 'hospital';
  const { label, institutionTitle, legalBasis } = KIND_INFO[kind];
  const flow = (
    <DiagramPanel
      label={`${label}の手続の流れ`}
      states={diagramStates(kind, procedure, councils, view?.application.state ?? null)}
    />
  );
  return (
    <Page
      {...chrome}
      title={`手引き：${label}（${PROCEDURE_LABEL[procedure]}）`}
      breadcrumbs={
        view ? [{ label: view.institution.name, href: `/cases/${view.application.id}` }, { label: '手引き' }] : []
      }
    >
      {view ? <WhereTheCaseStands view={view} /> : <Choices kind={kind} procedure={procedure} />}
      {hospital && (
        <>
          <Guide title="医療機関がすること" id="guide" steps={hospitalGuide(procedure, councils, profile)} />
          <Guide title="一覧をExcelから入れる" id="lists" steps={LIST_GUIDE} />
        </>
      )}
      <Section title="手続の流れ" id="flow">
        <p>
          {institutionTitle}（{legalBasis}）。意見を聴く順：
          {councils.map((council) => COUNCIL_LABEL[council]).join(' → ')}
          。決定が通知されるまでは、どの段階でも医療機関が申請を取り下げることができます。
        </p>
        {hospital ? <Details summary="段階ごとの詳しい流れ">{flow}</Details> : flow}
      </Section>
      <Section
        title="提出書類"
        id="documents"
        aside={
          <>
            <a href="/forms">様式の一覧と見本</a>　<a href="#words">用語</a>
          </>
        }
      >
        <Documents kind={kind} procedure={procedure} profile={profile} hospital={hospital} />
      </Section>
      <Section title="用語" id="words">
        <DescriptionTable
          caption="用語"
          captionHidden
          rows={GLOSSARY.map(({ word, meaning }) => ({ label: word, value: meaning }))}
        />
      </Section>
    </Page>
  );
}

/** What the hospital does, one step after the other. */
function Guide({ title, id, steps }: { title: string; id: string; steps: readonly GuideStep[] }) {
  return (
    <Section title={title} id={id}>
      <ol>
        {steps.map(({ title, text }) => (
          <li>
            <strong>{title}</strong>：{text}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Choices({ kind, procedure }: { kind: Kind; procedure: ProcedureType }) {
  return (
    <>
      <Tabs
        label="区分"
        tabs={KINDS.map((each) => ({
          label: KIND_INFO[each].label,
          href: helpHref(each, procedure),
          current: each === kind,
        }))}
      />
      <Tabs
        label="手続"
        tabs={PROCEDURES.map((each) => ({
          label: PROCEDURE_LABEL[each],
          href: helpHref(kind, each),
          current: each === procedure,
        }))}
      />
    </>
  );
}

function helpHref(kind: Kind, procedure: ProcedureType): string {
  return `/help?kind=${kind}&procedure=${procedure}`;
}

function WhereTheCaseStands({ view }: { view: CaseView }) {
  const { application, institution, requiredActions: required } = view;
  const { state } = application;
  return (
    <DescriptionTable
      caption={`${institution.name}　${numberBeside(application)}`}
      rows={[
        {
          label: 'いまここ',
          value: <a href={`#state-${state.replace('.', '-')}`}>{stateLabel(state, application.procedure)}</a>,
        },
        { label: '次の対応者', value: required.holderLabel },
        { label: '次にすること', value: required.sentence },
        ...(required.upcoming.length > 0
          ? [{ label: 'この後の段階', value: required.upcoming.map(({ label }) => label).join(' → ') }]
          : []),
        { label: '申請', value: <a href={`/cases/${application.id}`}>申請の画面へ戻る</a> },
      ]}
    />
  );
}

function Documents({
  kind,
  procedure,
  profile,
  hospital,
}: Pick<HelpPageProps, 'kind' | 'procedure' | 'profile'> & { hospital: boolean }) {
  const documents = listedDocuments({ profile, kind, procedure });
  return (
    <>
      <p>申請ごとに要るかどうかは、申請の画面の「提出書類」が理由とともに示します。</p>
      <DataTable
        caption={`${KIND_INFO[kind].label}（${PROCEDURE_LABEL[procedure]}）の提出書類`}
        columns={[
          { header: '書類', cell: ({ name }) => name },
          { header: '様式', cell: ({ form }) => form ?? '－', nowrap: true },
          {
            header: '出し方',
            cell: ({ suppliedBy }) => (suppliedBy === 'screen' ? '画面で入力' : 'ファイルを添付'),
            nowrap: true,
          },
          { header: '根拠', cell: ({ legalBasis }) => legalBasis },
          {
            header: '備考',
            cell: ({ note, research, certainty }) =>
              [note, ...(hospital ? [] : [research, certainty === 'unconfirmed' ? '（未確認）' : ''])].join('') || '－',
          },
        ]}
        rows={documents}
      />
    </>
  );
}
