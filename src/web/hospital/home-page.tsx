import type { CaseRow } from '../../applications/queries/case-rows.js';
import type { CaseView } from '../../applications/queries/case-view.js';
import type { RegisterEntry } from '../../register/designation-register.js';
import { EVALUATION_SOURCE } from '../../procedure/calendar/evaluation-days.js';
import { type Kind, KIND_INFO, KINDS, PROCEDURE_LABEL } from '../../procedure/terms/kinds.js';
import { CASE_LIST_PATH } from '../base/case-list-address.js';
import { Losses } from '../case-elements/losses.js';
import { CaseWhoWhen, periodText } from '../case-elements/case-head.js';
import { casePath } from '../addresses/case-addresses.js';
import { Banner, ButtonLink, ButtonRow, EmptyState, Section, StageLine, SummaryList } from '../components/index.js';
import { Page, type PageChrome } from '../layout/index.js';
import { caseTitle, mayWrite } from './case-frame.js';
import { RoundCertainty, RoundForecast } from './expected-steps.js';
import { OPENING_PATH, preparationPath } from '../addresses/hospital-addresses.js';
import { nextStep } from './next-step.js';
import type { RenewalHint } from '../../procedure/designation/renewal-hint.js';
import { numberBeside } from '../../procedure/terms/reference-number.js';

interface OwnDesignation extends RegisterEntry {
  hint: RenewalHint | null;
}

export interface HomePageProps {
  chrome: PageChrome;
  institutionName: string;
  /** Cases that are under way, those that are due first. */
  views: readonly CaseView[];
  /** The cases under way after those. */
  furtherOpen: readonly CaseRow[];
  finished: readonly CaseRow[];
  /** Whether there are more than are shown. */
  more: { open: boolean; finished: boolean };
  designations: readonly OwnDesignation[];
  contact: string;
}

/** 申請の状況: where each case stands, what the hospital does next, and what it holds. */
export function HomePage({
  chrome,
  institutionName,
  views,
  furtherOpen,
  finished,
  more,
  designations,
  contact,
}: HomePageProps) {
  return (
    <Page {...chrome} title="申請の状況" caption={institutionName}>
      {designations.map(({ hint, kind }) => hint && <RenewalBanner hint={hint} kind={kind} />)}
      {views.length === 0 && <EmptyState text="手続中の申請はありません。" />}
      {views.map((view) => (
        <OpenCase view={view} />
      ))}
      {furtherOpen.length > 0 && (
        <Section title="ほかの手続中の申請" id="further">
          <CaseLinks rows={furtherOpen} />
          {more.open && <AllCases />}
        </Section>
      )}
      <ButtonRow>
        <ButtonLink variant={views.length === 0 ? 'primary' : 'secondary'} href={OPENING_PATH}>
          新しい申請を始める
        </ButtonLink>
      </ButtonRow>
      {views.length === 0 && (
        <p>
          新規の申請を区分から始める：
          {KINDS.map((kind, index) => (
            <>
              {index > 0 && '・'}
              <a href={`${OPENING_PATH}?procedure=new&kind=${kind}`}>{KIND_INFO[kind].label}</a>
            </>
          ))}
        </p>
      )}
      <Section title="指定" id="designations">
        {designations.length === 0 ? (
          <p>指定を受けたことはありません。</p>
        ) : (
          <SummaryList
            rows={designations.map(({ kind, validFrom, validTo, standingText }) => ({
              label: KIND_INFO[kind].label,
              value: `${periodText(validFrom, validTo)}　${standingText}`,
            }))}
          />
        )}
      </Section>
      {finished.length > 0 && (
        <Section title="終わった申請" id="finished">
          <CaseLinks rows={finished} />
          {more.finished && <AllCases />}
        </Section>
      )}
      <p>問合せ：{contact}</p>
    </Page>
  );
}

function CaseLinks({ rows }: { rows: readonly CaseRow[] }) {
  return (
    <ul class="task-parts">
      {rows.map((row) => (
        <li>
          <a href={casePath(row.id)}>
            {numberBeside(row)} {KIND_INFO[row.kind].label}・{PROCEDURE_LABEL[row.procedure]}
          </a>{' '}
          <span class="task-parts__status">{row.stateLabel}</span>
        </li>
      ))}
    </ul>
  );
}

function AllCases() {
  return (
    <p>
      <a href={CASE_LIST_PATH}>全ての申請を見る</a>
    </p>
  );
}

function RenewalBanner({ hint: { urgent, title, text }, kind }: { hint: RenewalHint; kind: Kind }) {
  return (
    <Banner kind={urgent ? 'warning' : 'info'} title={`${KIND_INFO[kind].label}：${title}`}>
      <p>{text}</p>
      <p class="source">{EVALUATION_SOURCE}</p>
      <p>
        <a href={`${OPENING_PATH}?procedure=renewal&kind=${kind}`}>更新の申請を始める</a>
      </p>
    </Banner>
  );
}

function OpenCase({ view }: { view: CaseView }) {
  const { application, requiredActions: required, stageLine, expectedSteps } = view;
  const step = nextStep(view);
  const whenOf = (stage: string) => expectedSteps.find((expected) => expected.stage === stage)?.when || undefined;
  return (
    <Section title={`${caseTitle(view)}　${numberBeside(application)}`} id={`case-${application.id}`}>
      <CaseWhoWhen view={view} />
      <p>{required.sentence}</p>
      <Losses losses={view.renewalLosses} />
      <RoundForecast view={view} />
      <ButtonRow>
        <ButtonLink variant={step.ours ? 'primary' : 'secondary'} href={step.href}>
          {step.label}
        </ButtonLink>
        {step.href !== casePath(application.id) && (
          <ButtonLink variant="link" href={casePath(application.id)}>
            内容と経過を見る
          </ButtonLink>
        )}
        {mayWrite(view) && (
          <ButtonLink variant="link" href={preparationPath(application.id)}>
            申請の準備（全ての項目）
          </ButtonLink>
        )}
      </ButtonRow>
      <StageLine
        stages={stageLine.map(({ stage, label, status }) => ({
          label,
          state: status,
          note: whenOf(stage),
        }))}
      />
      <RoundCertainty round={view.round} />
    </Section>
  );
}
