import { packReport } from '../../issuing/packs/pack-report.js';
import type { PackKind } from '../../issuing/packs/pack-kind.js';
import type { Job } from '../../jobs/job.entity.js';
import type { Paged } from '../../platform/paging.js';
import type { Role } from '../../procedure/terms/actors.js';
import { DataTable, EmptyState, Pager, Section } from '../components/index.js';
import { formatDateTime, formatFileSize } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';
import { COUNCIL_DOCUMENTS_PATH, jobPath, JOBS_PATH, PUBLIC_NOTICE_PATH } from '../addresses/job-addresses.js';
import { CASE_LIST_PATH } from '../base/case-list-address.js';
import { HOME_PATH } from '../base/home-path.js';
import { packsFor } from '../case-elements/pack-buttons.js';
import { isOpen, Progress } from './job-words.js';

/** 作業一覧: what this person has asked for, newest first; it may be left and found again here. */
export function JobsPage({
  chrome,
  role,
  list,
  daysKept,
}: {
  chrome: PageChrome;
  role: Role;
  list: Paged<Job>;
  daysKept: number;
}) {
  return (
    <Page
      {...chrome}
      title="作業一覧"
      breadcrumbs={[{ label: 'ホーム', href: '/' }, { label: '作業一覧' }]}
      refreshSeconds={list.rows.some(isOpen) ? 10 : undefined}
      wide
    >
      <p>
        書類の一式など、時間のかかる作成の状況と結果です。ほかの画面に移っても作成は続きます。結果は{daysKept}
        日間取り出せます。
      </p>
      {list.total === 0 ? (
        <EmptyState text="依頼した作業はありません。" />
      ) : (
        <DataTable
          caption="依頼した作業"
          rows={list.rows}
          columns={[
            { header: '作業', cell: ({ id, title }) => <a href={jobPath(id)}>{title}</a> },
            { header: '状態', cell: (job) => <Progress job={job} /> },
            { header: '依頼した日時', nowrap: true, cell: ({ createdAt }) => formatDateTime(createdAt) },
            {
              header: '入らなかったもの',
              numeric: true,
              nowrap: true,
              cell: (job) => (job.state === 'done' ? `${packReport(job).omitted.length}件` : '－'),
            },
            {
              header: '大きさ',
              numeric: true,
              nowrap: true,
              cell: ({ size }) => (size === null ? '－' : formatFileSize(size)),
            },
          ]}
        />
      )}
      <Pager {...list} hrefFor={(page) => `${JOBS_PATH}?page=${page}`} />
      <Section title="新しくつくる" id="new">
        <ul>
          {waysFor(role).map(({ label, href, where }) => (
            <li>
              <a href={href}>{label}</a>：{where}
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}

/** Where a pack of each reach is asked for. */
const WAYS: Readonly<Record<PackKind['scope'], { href: string; where: string }>> = {
  session: { href: COUNCIL_DOCUMENTS_PATH, where: '会議に掛ける申請を選びます。' },
  publication: { href: PUBLIC_NOTICE_PATH, where: '公示の番号と日付を入れ、公示するものを選びます。' },
  cases: { href: CASE_LIST_PATH, where: '申請一覧で申請を選びます。' },
  case: { href: CASE_LIST_PATH, where: '申請の画面の「文書」からつくります。' },
};

function waysFor(role: Role): { label: string; href: string; where: string }[] {
  return (Object.keys(WAYS) as PackKind['scope'][]).flatMap((scope) => {
    const packs = packsFor(role, [scope]);
    if (packs.length === 0) return [];
    const way = { ...WAYS[scope], label: packs.map(({ label }) => label).join('・') };
    return role === 'hospital' ? { ...way, href: HOME_PATH.hospital } : way; // it has no list of cases
  });
}
