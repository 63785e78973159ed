import { fieldLabelOf } from '../../inputs/fields/fields.js';
import { CouncilSessionInput, NoticePackInput } from '../../inputs/pack.js';
import { PackInput } from '../../issuing/packs/pack-input.js';
import { storedInput } from '../../jobs/job-kinds.js';
import { packReport } from '../../issuing/packs/pack-report.js';
import type { Job } from '../../jobs/job.entity.js';
import {
  Banner,
  Button,
  ButtonLink,
  ButtonRow,
  CautionNote,
  DataTable,
  DescriptionTable,
  PostForm,
  Section,
} from '../components/index.js';
import { formatDateTime, formatFileSize } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';
import { confirmedWords } from '../content/confirmed-words.js';
import { jobPath, jobResultPath, JOBS_PATH } from '../addresses/job-addresses.js';
import { isOpen, Progress, STATE_LABEL } from './job-words.js';

const STATUS_ID = 'job-status';
/** Without JavaScript the page is loaded anew; with it only the part that changes. */
const RELOAD_SECONDS = 5;

/** One job: how far it is, its result, and what could not be in it and why. */
export function JobPage({
  chrome,
  job,
  daysKept,
}: {
  chrome: PageChrome;
  job: Job & { fetchable: boolean };
  daysKept: number;
}) {
  const open = isOpen(job);
  const { omitted } = packReport(job);
  const { confirmed } = storedInput(PackInput, job.input) ?? {};
  const asked = confirmedWords(
    confirmed,
    (field) =>
      [CouncilSessionInput, NoticePackInput].map((input) => fieldLabelOf(input, field)).find(Boolean)?.label ?? field,
  );
  const polling = open
    ? {
        'hx-get': jobPath(job.id),
        'hx-trigger': 'every 2s',
        'hx-select': `#${STATUS_ID}`,
        'hx-target': `#${STATUS_ID}`,
        'hx-swap': 'outerHTML',
      }
    : {};
  return (
    <Page
      {...chrome}
      title={job.title}
      caption="作業"
      breadcrumbs={[{ label: '作業一覧', href: JOBS_PATH }, { label: job.title }]}
      refreshSeconds={open ? RELOAD_SECONDS : undefined}
    >
      <div id={STATUS_ID} class="job" {...polling}>
        <Outcome job={job} daysKept={daysKept} />
        <DescriptionTable
          caption="作業の状況"
          captionHidden
          rows={[
            { label: '状態', value: <Progress job={job} /> },
            { label: '依頼した日時', value: formatDateTime(job.createdAt) },
            ...(asked === null ? [] : [{ label: '確かめたこと', value: asked }]),
            ...(job.finishedAt ? [{ label: '終わった日時', value: formatDateTime(job.finishedAt) }] : []),
            ...(job.fileName === null
              ? []
              : [{ label: 'ファイル', value: `${job.fileName}（${formatFileSize(job.size ?? 0)}）` }]),
            ...(job.sha256 === null
              ? []
              : [{ label: '照合値（SHA-256）', value: <code class="digest">{job.sha256}</code> }]),
          ]}
        />
        {omitted.length > 0 && (
          <Section title={`入らなかったもの（${omitted.length}件）`} id="omitted">
            <DataTable
              caption="入らなかったものと理由"
              rows={omitted}
              columns={[
                { header: '対象', cell: ({ title }) => title },
                { header: '理由', cell: ({ reason }) => reason },
              ]}
            />
          </Section>
        )}
        {job.state === 'failed' && (
          <PostForm action={`${jobPath(job.id)}/retry`}>
            <ButtonRow>
              <Button>もう一度つくる</Button>
            </ButtonRow>
          </PostForm>
        )}
        {open && (
          <PostForm action={`${jobPath(job.id)}/cancel`}>
            <ButtonRow>
              <Button>作成を取りやめる</Button>
            </ButtonRow>
          </PostForm>
        )}
      </div>
    </Page>
  );
}

function Outcome({ job, daysKept }: { job: Job & { fetchable: boolean }; daysKept: number }) {
  const { omitted, cautions } = packReport(job);
  switch (job.state) {
    case 'queued':
    case 'running':
      return <p>この画面を離れても作成は続きます。結果は「作業一覧」からいつでも取り出せます。</p>;
    case 'done':
      return (
        <>
          <Banner
            kind={omitted.length > 0 ? 'warning' : 'success'}
            title={omitted.length > 0 ? `できました。入らなかったものが${omitted.length}件あります` : 'できました'}
          />
          <CautionNote title="使う前に確かめること" cautions={cautions} />
          {job.fetchable ? (
            <ButtonRow>
              <ButtonLink variant="primary" href={jobResultPath(job.id)}>
                PDFを保存する（{formatFileSize(job.size ?? 0)}）
              </ButtonLink>
            </ButtonRow>
          ) : (
            <p>保管の期間（{daysKept}日）を過ぎたため、ファイルは残っていません。もう一度つくってください。</p>
          )}
        </>
      );
    case 'failed':
      return (
        <Banner kind="error" title={STATE_LABEL.failed}>
          <p>{job.message}</p>
        </Banner>
      );
    case 'cancelled':
      return <Banner kind="info" title={STATE_LABEL.cancelled} />;
  }
}
