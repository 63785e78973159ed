import type { CaseView } from '../../applications/queries/case-view.js';
import type { FileRecord } from '../../documents/stored-file.service.js';
import { countOf } from '../../platform/paging.js';
import { filePath } from '../addresses/case-addresses.js';
import { withdrawalWords } from '../case-elements/file-links.js';
import { tabCrumbs } from '../case-elements/case-head.js';
import { Banner, DescriptionTable, EmptyState, Pager, Section } from '../components/index.js';
import { countText, formatDateTime, formatFileSize } from '../base/format.js';
import { Page, type PageChrome } from '../layout/index.js';
import { DownloadTable } from './download-table.js';
import { fileRecordPath } from '../addresses/document-addresses.js';
import { numberBeside } from '../../procedure/terms/reference-number.js';

/** One stored file: who made it from what, which version stands, and for the prefecture who took it. */
export function FileRecordPage({
  chrome,
  view,
  record,
  inside,
}: {
  chrome: PageChrome;
  view: CaseView;
  record: FileRecord;
  inside: boolean;
}) {
  const { info, versions, downloads } = record;
  const [latest = info] = versions;
  const name = info.purpose === 'issued' ? `${info.title}（第${info.version}版）` : info.title;
  const withdrawal = view.documents.stored.find(({ id }) => id === info.id)?.withdrawal;
  return (
    <Page
      {...chrome}
      title={`${name}の記録`}
      caption={`${numberBeside(view.application)}　${view.institution.name}`}
      breadcrumbs={tabCrumbs(view, info.purpose === 'issued' ? 'documents' : 'attachments', { label: name })}
    >
      {latest.version > info.version && (
        <Banner kind="warning" title={`第${latest.version}版に差し替え`}>
          <p>
            この版は残してありますが、使うのは<a href={fileRecordPath(latest.id)}>第{latest.version}版</a>です。
            {latest.reason !== '' && `理由：${latest.reason}`}
          </p>
        </Banner>
      )}
      <DescriptionTable
        caption="ファイル"
        rows={[
          {
            label: 'ファイル',
            value: (
              <>
                <a href={filePath(info.id)}>{info.fileName}</a>（{formatFileSize(info.size)}）
              </>
            ),
          },
          {
            label: info.purpose === 'issued' ? '発行' : '登録',
            value: `${formatDateTime(info.createdAt)}　${info.createdByOffice} ${info.createdByName}`,
          },
          ...(info.reason === '' ? [] : [{ label: '理由', value: info.reason }]),
          ...(withdrawal ? [{ label: '取下げ', value: withdrawalWords(withdrawal) }] : []),
          ...(info.formVersion === null ? [] : [{ label: '様式の版', value: String(info.formVersion) }]),
          { label: '照合値（SHA-256）', value: <code class="digest">{info.sha256}</code> },
          ...(info.purpose === 'issued' || versions.length > 1
            ? [{ label: 'ほかの版', value: versions.length === 1 ? 'なし' : <OtherVersions record={record} /> }]
            : []),
        ]}
      />
      {inside && (
        <Section title={`取り出した記録（${countText(countOf(downloads))}）`} id="downloads">
          {downloads.total === 0 ? (
            <EmptyState text="まだ誰も取り出していません。" />
          ) : (
            <DownloadTable caption="取り出した記録" downloads={downloads.rows} />
          )}
          <Pager {...downloads} hrefFor={(page) => `${fileRecordPath(info.id)}?page=${page}`} />
        </Section>
      )}
    </Page>
  );
}

/** So many other versions are named; each of them names those around it. */
const MOST_VERSIONS = 50;

function OtherVersions({ record: { info, versions } }: { record: FileRecord }) {
  return (
    <ul class="document-links">
      {versions
        .filter(({ id }) => id !== info.id)
        .slice(0, MOST_VERSIONS)
        .map(({ id, version }) => (
          <li>
            <a href={fileRecordPath(id)}>第{version}版</a>
          </li>
        ))}
    </ul>
  );
}
