import type { ResultLine } from '../../applications/commands/execute-each.js';
import type { CentreHearing } from '../../applications/queries/centre-hearings.js';
import type { Condition } from '../../procedure/case/decision.js';
import type { MeetingInArea, MeetingPageView } from '../../councils/council-meetings.js';
import { countOf, type Paged } from '../../platform/paging.js';
import {
  Banner,
  bind,
  bindMany,
  Button,
  ButtonLink,
  ButtonRow,
  DataTable,
  DescriptionTable,
  EmptyState,
  type FormState,
  Pager,
  PostForm,
  Section,
  TextArea,
} from '../components/index.js';
import { countText, formatDate } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';
import { Questions } from '../case-elements/questions.js';
import { ResultNote } from '../case-elements/several-cases.js';
import { HearingChoice } from './hearing-choice.js';
import { HEARING_COLUMNS } from './hearing-words.js';
import {
  confirmationPath,
  HEALTH_CENTRE,
  meetingPath,
  meetingRecordPath,
  MEETINGS,
  REPORTS,
} from '../addresses/health-centre-addresses.js';
import { actionPath } from '../addresses/case-addresses.js';
import { AnswerCount } from './meetings-page.js';
import { METHOD_LABEL } from '../../procedure/case/words.js';

export interface MeetingPageProps {
  chrome: PageChrome;
  view: MeetingPageView;
  /** Requests of the same area that are on no meeting yet. */
  waiting: Paged<CentreHearing>;
  results: readonly ResultLine[];
  /** What was chosen, where something of it is asked about. */
  form: FormState;
  questions: readonly Condition[];
  idempotencyKey: string;
  saved: boolean;
}

/** A meeting: its facts, its cases, and the requests it can take. */
export function MeetingPage({
  chrome,
  view,
  waiting,
  results,
  form,
  questions,
  idempotencyKey,
  saved,
}: MeetingPageProps) {
  const { meeting, hearings } = view;
  const next = hearings.rows.find(({ step }) => step === 'toConfirm');
  const { institution, number, kind, due, result, step } = HEARING_COLUMNS;
  return (
    <Page
      {...chrome}
      title={meeting.name}
      breadcrumbs={[
        { label: 'ホーム', href: HEALTH_CENTRE },
        { label: '会議', href: MEETINGS },
        { label: meeting.name },
      ]}
      headingAside={
        <>
          <a href={`${meetingPath(meeting.id)}/print`}>確認票（印刷用）</a>　
          <a href={`${meetingPath(meeting.id)}/edit`}>会議の内容を直す</a>　
          <a href={meetingRecordPath(meeting.id)}>会議の経過</a>
        </>
      }
      wide
      errors={form.errors}
    >
      {saved && <Banner kind="success" title="保存しました" />}
      <ResultNote results={results} doneText="会議に載せました" />
      <MeetingFacts view={view} />
      <Section title={`案件 ${countText(countOf(hearings))}`} id="cases">
        {hearings.total === 0 ? (
          <EmptyState text="この会議に載せた案件はありません。" />
        ) : (
          <DataTable
            caption="この会議の案件"
            columns={[
              institution,
              number,
              kind,
              due,
              result,
              step,
              { header: '操作', cell: (each) => <Confirm {...each} /> },
            ]}
            rows={hearings.rows}
          />
        )}
        <Pager {...hearings} hrefFor={(page) => `${meetingPath(meeting.id)}?page=${page}`} />
        <ButtonRow>
          {next && (
            <ButtonLink variant="primary" href={confirmationPath(next.hearing.id)}>
              確認を記録する
            </ButtonLink>
          )}
          {hearings.rows.some((each) => each.step === 'toReport') && (
            <ButtonLink variant={next ? 'secondary' : 'primary'} href={REPORTS}>
              まとめて報告する
            </ButtonLink>
          )}
        </ButtonRow>
      </Section>
      {hearings.total === 0 && (
        <Section title="会議を取り消す" id="remove">
          <PostForm action={`${meetingPath(meeting.id)}/remove`}>
            <input type="hidden" name="lockVersion" value={String(meeting.lockVersion)} />
            <TextArea {...bind(form, 'reason')} label="会議を取り消す理由" requirement="required" rows={2} />
            <ButtonRow>
              <Button variant="danger">案件のないこの会議を取り消す</Button>
            </ButtonRow>
          </PostForm>
        </Section>
      )}
      {waiting.total > 0 && (
        <Section title="会議に載せていない依頼" id="waiting">
          <MoreWaiting waiting={waiting} />
          <PostForm action={`${meetingPath(meeting.id)}/cases`}>
            <input type="hidden" name="key" value={idempotencyKey} />
            <HearingChoice
              caption="会議に載せていない依頼"
              hearings={waiting.rows}
              selected={bindMany(form, 'hearings').values}
              columns={[institution, number, kind, due]}
            />
            <Questions
              conditions={questions}
              form={form}
              support="めずらしい日です。正しければ印を付けて、もう一度この会議に載せてください。誤りなら、会議の内容を直すか、ほかの会議に載せてください。"
            />
            <ButtonRow>
              <Button variant={hearings.total === 0 ? 'primary' : 'secondary'}>選んだ案件をこの会議に載せる</Button>
            </ButtonRow>
          </PostForm>
        </Section>
      )}
    </Page>
  );
}

/** That not every request fits on the page. */
export function MoreWaiting({ waiting }: { waiting: Paged<CentreHearing> }) {
  if (waiting.pageCount === 1) return null;
  return (
    <p>
      {countText(countOf(waiting))}のうち、報告期限の早い{waiting.rows.length}
      件です。続きは、これらを会議に載せると表示されます。
    </p>
  );
}

export function MeetingFacts({ view: { meeting, planningAreaName } }: { view: MeetingInArea }) {
  const { chair, meetsOn, method, place, members } = meeting;
  return (
    <DescriptionTable
      caption="会議の内容"
      captionHidden
      rows={[
        { label: '構想区域', value: planningAreaName },
        { label: '開催の方法', value: METHOD_LABEL[method] },
        { label: method === 'written' ? '回答の期限' : '開催日', value: formatDate(meetsOn) },
        ...(place === '' ? [] : [{ label: '場所', value: place }]),
        { label: '座長', value: chair || '未入力' },
        method === 'written'
          ? { label: '回答', value: <AnswerCount meeting={meeting} /> }
          : { label: '構成員', value: members === null ? '未入力' : `${members}人` },
      ]}
    />
  );
}

function Confirm({ caseId, step, hearing, institutionName }: CentreHearing) {
  if (step === 'reported') return <>－</>;
  const about = <span class="visually-hidden">（{institutionName}）</span>;
  return (
    <>
      <a href={confirmationPath(hearing.id)}>
        {step === 'toConfirm' ? '確認を記録する' : '確認を直す'}
        {about}
      </a>
      　<a href={actionPath(caseId, 'UNDO_CONVENING')}>会議から外す{about}</a>
    </>
  );
}
